# Chains: from, from None, context, and what a handler leaves behind.
def chain(error):
    shown = []
    while error is not None:
        shown.append(f"{type(error).__name__}({error})")
        if error.__cause__ is not None:
            shown.append("because of")
            error = error.__cause__
        elif error.__context__ is not None and not error.__suppress_context__:
            shown.append("during")
            error = error.__context__
        else:
            break
    return " ".join(shown)


def low():
    return {}["missing"]


def middle(kind):
    try:
        low()
    except KeyError as error:
        if kind == "from":
            raise ValueError("no value") from error
        if kind == "none":
            raise ValueError("no value") from None
        if kind == "bare":
            raise
        raise ValueError("no value")


for kind in "from none bare context".split():
    try:
        middle(kind)
    except Exception as error:
        print(kind, "|", chain(error), "|", error.__context__ is not None)
try:
    try:
        1 / 0
    finally:
        [][0]
except IndexError as error:
    print(chain(error))
try:
    raise ValueError from KeyError("given as class and instance")
except ValueError as error:
    print(chain(error), repr(error.__cause__))
try:
    raise ValueError from 5
except TypeError as error:
    print(error)
try:
    try:
        raise KeyError("first")
    except KeyError as first:
        saved = first
        raise saved
except KeyError as again:
    print(again is saved, again.__context__)
try:
    print(first)
except NameError as error:
    print(error)


def nested():
    try:
        raise KeyError("a")
    except KeyError:
        try:
            raise ValueError("b")
        except ValueError as error:
            inner = error
        raise TypeError("c")


try:
    nested()
except TypeError as error:
    print(chain(error))
    print(error.with_traceback(None) is error, error.args)
