# Texts that should be numbers: a caught exception, and finally.
def number(text):
    try:
        return int(text)
    except ValueError:
        return 0
    finally:
        print("read", text)


print(number("7"), number("x"))
