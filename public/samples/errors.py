"""Every way through try: with an error, without one, and always."""


def divide(a, b):
    try:
        result = a / b
    except ZeroDivisionError as error:
        print("caught:", error)
        result = None
    else:
        print("no error")
    finally:
        print("done with", a, "and", b)
    return result


print(divide(8, 2))
print(divide(1, 0))
