# Context managers: order, exceptions swallowed and not.
class Managed:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.swallow


with Managed("a") as a, Managed("b", True):
    print("in", a)
    raise KeyError("lost")
print("after")


def early():
    with Managed("c"):
        return "from with"


print(early())
with Managed("d"):
    with Managed("e"):
        raise ValueError("through")
