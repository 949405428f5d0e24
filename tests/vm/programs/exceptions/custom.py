# Exceptions with state, their text, equality of args, re-raising with more said, groups of errors collected by hand.
class ParseError(Exception):
    def __init__(self, message, line, column=0):
        super().__init__(message, line, column)
        self.message, self.line, self.column = message, line, column

    def __str__(self):
        return f"{self.message} at {self.line}:{self.column}"


class Many(Exception):
    def __init__(self, errors):
        self.errors = list(errors)
        super().__init__(f"{len(self.errors)} errors")

    def __iter__(self):
        return iter(self.errors)


def check(line, number):
    for column, ch in enumerate(line):
        if ch not in "abc ":
            raise ParseError(f"unexpected {ch!r}", number, column)


def check_all(text):
    errors = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            check(line, number)
        except ParseError as error:
            errors.append(error)
    if errors:
        raise Many(errors)


check_all("abc\ncab")
try:
    check_all("abc\nabx\n?\na")
except Many as many:
    print(many, *many, sep="; ")
    print([e.args for e in many], repr(many.errors[0]), many.args)


def annotate(function):
    try:
        function()
    except ValueError as error:
        error.args += ("while testing",)
        raise


try:
    annotate(lambda: int("z"))
except ValueError as error:
    print(error.args[-1], len(error.args))
e = Exception("a", 1)
print(e, repr(e), e.args, Exception(), repr(Exception()), Exception("x").args, str(KeyError("k")), KeyError("k"), str(KeyError("a", "b")))
print(ValueError("a") == ValueError("a"), bool(ValueError()), isinstance(e, BaseException), e.__traceback__)
raise ParseError("the end", 99)
