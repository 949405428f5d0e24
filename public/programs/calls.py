def show(*args, **options):
    return args, options


def add(a, b=1, *, c: int = 2):
    return a + b + c


words = ["one", "two"]
extra = {"end": "."}
print(show(*words))
print(show("zero", *words, **extra))
print(show(*words, *words, **extra, **{"sep": ","}))
print(add(1, c=5), add(*[1, 2]))
print(f"{words!r:>20}{add(1)}")
