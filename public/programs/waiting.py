class Pause:
    def __await__(self):
        yield "pause"


class Door:
    async def __aenter__(self):
        await Pause()
        return self

    async def __aexit__(self, kind, error, trace):
        return True


async def count(limit):
    for n in range(limit):
        await Pause()
        yield n


def inner():
    yield 1
    return "end"


def outer():
    print((yield from inner()))


async def main():
    async for n in count(2):
        print(n)
    async with Door():
        raise ValueError("kept in")


def run(coroutine):
    while True:
        try:
            coroutine.send(None)
        except StopIteration:
            return


run(main())
print(list(outer()))
stopped = outer()
next(stopped)
try:
    stopped.throw(KeyError("stop"))
except KeyError:
    print("stopped")
