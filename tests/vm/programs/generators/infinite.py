# Endless generators, cut where it is enough.
def count(start=0, step=1):
    while True:
        yield start
        start += step


def take(n, iterable):
    iterator = iter(iterable)
    return [next(iterator) for _ in range(n)]


def take_while(test, iterable):
    for item in iterable:
        if not test(item):
            return
        yield item


def cycle(items):
    while items:
        yield from items


def accumulate(items):
    total = 0
    for item in items:
        total += item
        yield total


def interleave(*iterables):
    iterators = [iter(i) for i in iterables]
    while iterators:
        for iterator in list(iterators):
            try:
                yield next(iterator)
            except StopIteration:
                iterators.remove(iterator)


def window(items, size):
    held = []
    for item in items:
        held = held[-size + 1 :] + [item]
        if len(held) == size:
            yield tuple(held)


counter = count(5, 5)
print(take(3, counter), take(2, counter))
print(list(take_while(lambda x: x < 30, accumulate(count(1)))))
letters = cycle("ab")
print(take(5, letters))
print(list(interleave("abc", [1], (True, None))), list(window(range(5), 3)))
for generator in (counter, letters):
    generator.close()
    print(next(generator, "closed"))
