# async for, async with, async comprehensions, async generators.
class Step:
    def __await__(self):
        yield "step"


class Range:
    def __init__(self, n):
        self.i, self.n = 0, n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        await Step()
        return self.i


class Lock:
    async def __aenter__(self):
        await Step()
        print("locked")
        return self

    async def __aexit__(self, kind, error, trace):
        await Step()
        print("unlocked", kind and kind.__name__)
        return kind is ValueError


async def numbers(n):
    try:
        for i in range(n):
            await Step()
            got = yield i
            if got:
                print("got", got)
    finally:
        print("numbers end")


async def main():
    total = 0
    async for x in Range(3):
        if x == 2:
            continue
        total += x
    else:
        print("all of them", total)
    print([x async for x in Range(3) if x != 2], {x: x * x async for x in numbers(2)}, [await double(y) for y in (1, 2)])
    async with Lock() as lock:
        print(type(lock).__name__)
    async with Lock(), Lock():
        raise ValueError("swallowed")
    gen = numbers(3)
    print(await gen.__anext__(), await gen.asend("hello"))
    try:
        await gen.athrow(KeyError("thrown"))
    except KeyError as error:
        print("out", error)
    try:
        await gen.__anext__()
    except StopAsyncIteration:
        print("finished")
    other = numbers(5)
    await other.__anext__()
    await other.aclose()
    return "done"


async def double(y):
    await Step()
    return y * 2


def run(coroutine):
    steps = 0
    while True:
        try:
            coroutine.send(None)
            steps += 1
        except StopIteration as stop:
            return stop.value, steps


print(run(main()))
