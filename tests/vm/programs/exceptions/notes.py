# python: 3.11+
# Notes on exceptions, and a traceback with them at the end.
def check(values):
    for n, value in enumerate(values):
        try:
            int(value)
        except ValueError as error:
            error.add_note(f"value number {n}")
            error.add_note("of " + ", ".join(values))
            raise


try:
    check(["1", "b"])
except ValueError as error:
    print(error, error.__notes__)
    error.__notes__.append("by hand")
    print(len(error.__notes__), hasattr(ValueError(), "__notes__"))
try:
    ValueError().add_note(5)
except TypeError as error:
    print(error)
check(["7", "x"])
