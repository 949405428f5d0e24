"""async with: entered, left, and left by an exception."""


class Tick:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


class Lock:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    async def __aenter__(self):
        await Tick('enter ' + self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await Tick('exit ' + self.name)
        print(self.name, kind and kind.__name__, error)
        return self.swallow


def run(coroutine):
    while True:
        try:
            print(coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def fine():
    async with Lock('a') as a, Lock('b') as b:
        print(a.name, b.name)
    return 'fine'


print(run(fine()))


async def fails(swallow):
    async with Lock('c', swallow):
        raise KeyError('inside')
    return 'swallowed'


print(run(fails(True)))
try:
    run(fails(False))
except KeyError as error:
    print('out', error)


async def leaves():
    for n in range(3):
        async with Lock('d'):
            if n == 1:
                return n


print(run(leaves()))


class Plain:
    pass


async def wrong():
    async with Plain():
        pass


try:
    run(wrong())
except (TypeError, AttributeError) as error:
    print(type(error).__name__)
