# yield from: values, sends, exceptions and results go through.
def inner(n):
    received = []
    for i in range(n):
        received.append((yield i))
    return received


def outer():
    first = yield from inner(2)
    print("inner gave", first)
    second = yield from [10, 20]
    print("a list gives", second)
    third = yield from inner(1)
    return first + third


gen = outer()
value = next(gen)
try:
    while True:
        print("got", value)
        value = gen.send(value * 100 if value < 10 else None)
except StopIteration as stop:
    print(stop.value)


def tree(node):
    if isinstance(node, list):
        for child in node:
            yield from tree(child)
    else:
        yield node


print(list(tree([1, [2, [3, 4], []], 5])))


def catching():
    try:
        yield from thrower()
    except KeyError as error:
        yield f"caught {error}"


def thrower():
    try:
        yield "waiting"
    finally:
        print("cleaned up")


c = catching()
print(next(c), c.throw(KeyError("k")))


def chain(*iterables):
    for iterable in iterables:
        yield from iterable


print(*chain("ab", range(2), {"k": 1}, (x for x in [True])))


def stop_inside():
    yield 1
    raise StopIteration("not allowed")


try:
    list(stop_inside())
except RuntimeError as error:
    print(error, type(error.__cause__).__name__)
