# Metaclasses: registering, changing what is made, counting calls; and type() with three arguments.
class Registry(type):
    known = {}

    def __new__(meta, name, bases, namespace, **options):
        namespace["tag"] = options.get("tag", name.lower())
        cls = super().__new__(meta, name, bases, namespace)
        if bases:
            meta.known[cls.tag] = cls
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
        cls.made = 0

    def __call__(cls, *args, **kwargs):
        cls.made += 1
        return super().__call__(*args, **kwargs)

    def __getitem__(cls, tag):
        return cls.known[tag]

    def __len__(cls):
        return len(cls.known)

    def __repr__(cls):
        return f"<{cls.tag}>"

    def __contains__(cls, tag):
        return tag in cls.known


class Plugin(metaclass=Registry):
    def __init__(self, value=None):
        self.value = value


class Upper(Plugin):
    def run(self, text):
        return text.upper()


class Twice(Plugin, tag="double"):
    def run(self, text):
        return text * 2


print(Registry.known, len(Plugin), "double" in Plugin, type(Twice), Twice.__class__ is Registry)
print(Plugin["upper"]().run("abc"), Plugin["double"](5).run("abc"), Upper.made, Twice.made, Plugin.made)

Point = type("Point", (), {"x": 1, "sum": lambda self: self.x + self.y, "__doc__": "made by hand"})
p = Point()
p.y = 2
print(Point.__name__, Point.__doc__, p.sum(), type(p) is Point, type(Point))


class Once(type):
    def __call__(cls, *args):
        if not hasattr(cls, "only"):
            cls.only = super().__call__(*args)
        return cls.only


class Settings(metaclass=Once):
    def __init__(self):
        print("made once")


print(Settings() is Settings())


class Ordered(type):
    @classmethod
    def __prepare__(meta, name, bases):
        print("prepare", name, bases)
        return {"first": 0}


class Made(metaclass=Ordered):
    second = first + 1


print(Made.first, Made.second)
