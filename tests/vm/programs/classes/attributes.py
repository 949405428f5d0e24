# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__, class attributes beneath instance ones.
class Record:
    kind = "record"

    def __init__(self, **fields):
        for name, value in fields.items():
            object.__setattr__(self, name, value)

    def __getattr__(self, name):
        if name.startswith("no_"):
            raise AttributeError(f"really no {name[3:]}")
        return f"<{name}>"

    def __setattr__(self, name, value):
        print("set", name, "to", value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("delete", name)
        object.__delattr__(self, name)


r = Record(a=1)
print(r.a, r.b, r.kind, hasattr(r, "no_x"), getattr(r, "no_y", "default"))
r.a = 2
r.kind = "other"
print(r.kind, Record.kind, r.__dict__)
del r.kind
print(r.kind)
try:
    del r.kind
except AttributeError as error:
    print("AttributeError")
r.count = 0
r.count += 5
print(r.count)


class Spy:
    def __init__(self):
        self.seen = 1

    def __getattribute__(self, name):
        if not name.startswith("__"):
            print("looked for", name)
        return super().__getattribute__(name)

    def method(self):
        return self.seen


print(Spy().method())
Record.kind = "changed"
print(Record(x=0).kind, r.kind)
setattr(r, "z", 9)
print(vars(r))
delattr(r, "z")
try:
    print(r.no_way)
except AttributeError as error:
    print(error)
