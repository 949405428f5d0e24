# with: order, several at once, exceptions that are passed on or swallowed, managers made from generators.
class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, error, trace):
        print("exit", self.name, kind.__name__ if kind else kind, error)
        return self.swallow


with Manager("a") as a, Manager("b") as b:
    print(a, b)
with Manager("outer", swallow=True) as o:
    with Manager("inner"):
        raise ValueError("boom")
    print("never")
print("still here")


def leave():
    for n in range(3):
        with Manager(f"loop{n}"):
            if n == 0:
                continue
            return n


print(leave())


class contextmanager:
    def __init__(self, function):
        self.function = function

    def __call__(self, *args):
        self.generator = self.function(*args)
        return self

    def __enter__(self):
        return next(self.generator)

    def __exit__(self, kind, error, trace):
        try:
            if error is None:
                next(self.generator)
            else:
                self.generator.throw(error)
        except StopIteration:
            return True
        except BaseException as other:
            if other is error:
                return False
            raise


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    except KeyError as error:
        print("lost key", error)
    finally:
        print(f"</{name}>")


with tag("p") as name:
    print("text in", name)
with tag("q"):
    {}["k"]
try:
    with tag("r"):
        1 / 0
except ZeroDivisionError as error:
    print("came out:", error)


class Broken:
    def __enter__(self):
        raise RuntimeError("cannot enter")

    def __exit__(self, *args):
        print("never called")


try:
    with Manager("first"), Broken():
        print("never")
except RuntimeError as error:
    print(error)


class ExitFails(Manager):
    def __exit__(self, *args):
        raise KeyError("exit")


try:
    with ExitFails("x"):
        raise ValueError("body")
except KeyError as error:
    print(error, repr(error.__context__))
