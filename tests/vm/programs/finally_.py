# try, except, else, finally, raise from, nested and re-raised.
def run(action):
    try:
        print("try", action)
        if action == "zero":
            1 / 0
        elif action == "key":
            {}["missing"]
        elif action == "return":
            return "returned"
        elif action == "custom":
            raise ValueError("custom", 3)
    except ZeroDivisionError as e:
        print("zero:", e)
    except (KeyError, IndexError) as e:
        print("lookup:", e, repr(e))
        raise RuntimeError("wrapped") from e
    else:
        print("else")
    finally:
        print("finally")
    return "end"


for action in ["none", "zero", "key", "return", "custom"]:
    try:
        print(run(action))
    except RuntimeError as e:
        print(type(e).__name__, e, repr(e.__cause__))
    except Exception as e:
        print("other", repr(e), e.args, e.__context__)


def nested():
    try:
        try:
            raise TypeError("inner")
        finally:
            print("cleanup")
    except TypeError as e:
        try:
            raise
        except TypeError as again:
            print(again is e)
        raise LookupError("outer")


class Custom(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


try:
    nested()
except LookupError as e:
    print(e, "|", e.__context__)
try:
    raise Custom(7)
except Custom as e:
    print(e, e.code, isinstance(e, Exception))


def loop():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("after", i)


loop()
assert loop.__name__ == "loop", "names"
int("not a number")
