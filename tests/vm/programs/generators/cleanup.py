# finally and with inside generators: when they run, and what close and throw do.
class Resource:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("open", self.name)
        return self

    def __exit__(self, kind, value, trace):
        print("close", self.name, kind and kind.__name__)


def reader(name, items):
    with Resource(name):
        for item in items:
            try:
                yield item
            except ValueError as error:
                print("skipping after", error)
    print("end of", name)


print(list(reader("all", "ab")))
half = reader("half", "abc")
print(next(half))
half.close()
half.close()
thrown = reader("thrown", "abc")
next(thrown)
print(thrown.throw(ValueError("v")))
try:
    thrown.throw(KeyError, "k")
except KeyError as error:
    print("came through:", error)
unstarted = reader("unstarted", "a")
unstarted.close()
try:
    unstarted.throw(ValueError("too late"))
except ValueError as error:
    print(error)


def returning():
    try:
        yield 1
    finally:
        return "from finally"


r = returning()
next(r)
try:
    r.throw(KeyError("lost"))
except StopIteration as stop:
    print(stop.value)


def counting():
    n = 0
    while True:
        try:
            yield n
        finally:
            n += 10
            print("finally", n)


c = counting()
print(next(c), next(c))
c.close()
