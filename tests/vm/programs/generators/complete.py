"""Generators from all sides: send, throw in its forms, close, return, delegation, attributes."""


def echo():
    received = None
    while True:
        try:
            received = yield received
        except ValueError as error:
            received = f'caught {error}'
        except GeneratorExit:
            print('closing')
            return 'never seen'


g = echo()
print(next(g), g.send(1), g.throw(ValueError('x')), g.throw(ValueError))
print(g.close(), g.close())
try:
    next(g)
except StopIteration as stop:
    print('stopped', stop.value)


def returns():
    yield 1
    return 'result'


def delegating():
    got = yield from returns()
    print('got', got)
    got = yield from [10, 20]
    print('got', got)
    return (yield from returns())


try:
    g = delegating()
    while True:
        print(next(g))
except StopIteration as stop:
    print(stop.value)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)


def inner():
    try:
        yield 'in'
    except KeyError as error:
        yield f'handled {error}'
    finally:
        print('inner done')


def outer():
    try:
        yield from inner()
    finally:
        print('outer done')


g = outer()
print(next(g), g.throw(KeyError('k')))
try:
    g.throw(TypeError('t'))
except TypeError as error:
    print('out', error)
g = outer()
next(g)
g.close()


def fresh():
    print('never runs')
    yield


g = fresh()
try:
    g.throw(ValueError('at once'))
except ValueError as error:
    print(error)
g = fresh()
try:
    g.send(1)
except TypeError as error:
    print(error)
print(g.close())


def reentrant():
    yield next(me)


me = reentrant()
try:
    next(me)
except ValueError as error:
    print(error)


def raises_stop():
    yield 1
    raise StopIteration(5)


g = raises_stop()
next(g)
try:
    next(g)
except RuntimeError as error:
    print(error, repr(error.__cause__))


class Items:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration('custom end')
        return self.n

    def send(self, value):
        return f'sent {value}'

    def throw(self, *args):
        return 'thrown'


def over_items():
    return (yield from Items())


g = over_items()
print(next(g), g.send('hello'), g.throw(ValueError))
print(list(over_items()))


def look():
    yield 1


g = look()
print(g.gi_running, g.gi_frame is None, g.gi_code.co_name, g.gi_yieldfrom, g.__name__, g.__qualname__)
print(g.gi_frame.f_lineno, next(g), g.gi_frame.f_lineno)
for wrong in (lambda: g.throw(5), lambda: g.throw(ValueError('x'), 'y')):
    try:
        wrong()
    except TypeError as error:
        print(error)
