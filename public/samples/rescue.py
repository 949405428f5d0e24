# Texts that should be numbers: an exception is caught, and finally always runs.
def number(text):
    try:
        return int(text)
    except ValueError:
        return 0
    finally:
        print("read", text)


print(number("7"), number("x"))
