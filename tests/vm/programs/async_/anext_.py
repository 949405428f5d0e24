# python: 3.10-3.15
"""aiter and anext."""


async def numbers():
    yield 1
    yield 2


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def main():
    it = aiter(numbers())
    print(await anext(it))
    print(await anext(it, 'none'))
    print(await anext(it, 'none'))
    try:
        await anext(it)
    except StopAsyncIteration:
        print('really over')
    try:
        aiter([])
    except TypeError as error:
        print(error)
    try:
        anext([])
    except TypeError as error:
        print(error)
    return 'done'


print(run(main()))
