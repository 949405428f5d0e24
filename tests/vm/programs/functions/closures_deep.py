# Cells shared by several functions, nonlocal through three levels, cells that are empty, late binding.
def counter():
    count = 0

    def up(by=1):
        nonlocal count
        count += by
        return count

    def down():
        return up(-1)

    def peek():
        return count

    return up, down, peek


up, down, peek = counter()
other = counter()
up(), up(5), down()
print(peek(), other[2](), up.__closure__[0].cell_contents, len(down.__closure__), up.__code__.co_freevars)


def levels():
    a = 1

    def middle():
        b = a + 1

        def inner():
            nonlocal a, b
            a, b = b, a + b
            return a, b

        inner()
        return inner() + (b,)

    return middle(), a


print(levels())


def early():
    def use():
        return later

    try:
        use()
    except NameError as error:
        print(type(error).__name__)
    later = "bound now"
    print(use())
    del later
    try:
        use()
    except NameError as error:
        print("gone again")


early()
late = [lambda: n for n in range(3)]
kept = [lambda n=n: n for n in range(3)]
made = [(lambda n: lambda: n)(n) for n in range(3)]
print([f() for f in late], [f() for f in kept], [f() for f in made])


def accumulate(start):
    total = start

    class Adder:
        nonlocal total
        total += 100

        def __call__(self, n):
            nonlocal total
            total += n
            return total

    return Adder()


add = accumulate(1)
print(add(1), add(10))


def argument_cell(x, *args, **kw):
    def show():
        return x, args, kw

    x += 1
    return show()


print(argument_cell(1, 2, k=3))
