"""Asynchronous generators: async for, asend, athrow, aclose."""


class Tick:
    def __await__(self):
        yield 'tick'


async def counter(limit):
    try:
        for n in range(limit):
            await Tick()
            sent = yield n
            if sent:
                print('sent', sent)
    finally:
        print('counter closed')


def run(coroutine):
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value


async def total(limit):
    result = 0
    async for n in counter(limit):
        result += n
    else:
        print('no more')
    return result


print(run(total(4)))


async def by_hand():
    agen = counter(3)
    print(await agen.__anext__())
    print(await agen.asend('hello'))
    try:
        await agen.athrow(ValueError('stop it'))
    except ValueError as error:
        print('came out', error)
    try:
        await agen.__anext__()
    except StopAsyncIteration as stop:
        print('over', stop.args)


run(by_hand())


async def closing():
    agen = counter(5)
    async for n in agen:
        if n == 1:
            break
    await agen.aclose()
    return 'closed'


print(run(closing()))


async def squares(n):
    return [x * x async for x in counter(n) if x % 2]


async def pairs(n):
    return {x: y async for x in counter(n) for y in 'ab'}


print(run(squares(4)))
print(run(pairs(2)))


async def chained():
    values = (x + 1 async for x in counter(2))
    async for value in values:
        print('value', value)


run(chained())


async def bad():
    yield 1
    raise StopAsyncIteration


async def use_bad():
    async for n in bad():
        print(n)


try:
    run(use_bad())
except RuntimeError as error:
    print(error)


async def ignoring():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def close_ignoring():
    agen = ignoring()
    await agen.__anext__()
    await agen.aclose()


try:
    run(close_ignoring())
except RuntimeError as error:
    print(error)


class Countdown:
    def __init__(self, start):
        self.now = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.now == 0:
            raise StopAsyncIteration
        self.now -= 1
        return self.now


async def listing():
    return [n async for n in Countdown(3)], {n async for n in Countdown(2)}


print(run(listing()))


async def not_async():
    async for n in [1]:
        pass


try:
    run(not_async())
except TypeError as error:
    print(error)
print(type(counter(1)).__name__)
