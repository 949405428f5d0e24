# global, nonlocal, del; names in functions, classes and comprehensions; what is unbound.
x = "module"


def reads():
    return x


def shadows():
    x = "local"
    return x, reads()


def writes():
    global x, made
    x = "changed"
    made = "by a function"


print(shadows(), x)
writes()
print(x, made)
del made
try:
    made
except NameError as error:
    print(error)


def unbound(flag):
    if flag:
        y = 1
    return y


print(unbound(True))
for attempt in (lambda: unbound(False), lambda: undefined + 1):
    try:
        attempt()
    except NameError as error:
        print(type(error).__name__, error)


def deletes():
    z = 1
    del z
    try:
        return z
    except UnboundLocalError as error:
        return str(error)


print(deletes())


def outer():
    v = 1

    def inner():
        nonlocal v
        v += 1
        del v

    inner()
    try:
        return v
    except NameError as error:
        return str(error)


print(outer())


class C:
    x = "class"
    pairs = [(x_, "ok") for x_ in x[:1]]

    def method(self):
        return x, self.x

    del pairs


print(C().method(), hasattr(C, "pairs"))


def class_in_function():
    x = "enclosing"

    class D:
        y = x
        x = "body"
        z = x

    return D.y, D.z, x


def class_reads_local():
    t = "enclosing"

    class E:
        u = t

    return E.u


try:
    print(class_in_function())
except NameError as error:
    print(error)
print(class_reads_local(), [x for x in "ab"], x)
del x
try:
    reads()
except NameError as error:
    print(error)
len = lambda items: "my len"
print(len([]))
del len
print(len([]))
