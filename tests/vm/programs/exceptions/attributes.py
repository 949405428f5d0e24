"""What exceptions carry: args, errno, names, chaining, notes, tracebacks."""


def attempt(job):
    try:
        job()
    except BaseException as error:
        return error


stop = attempt(lambda: next(iter([])))
print(repr(stop), stop.value, stop.args)
error = OSError(2, 'No such thing', 'file.txt')
print(type(error).__name__, error, error.errno, error.strerror, error.filename, error.args)
print(OSError('plain'), OSError(1, 'x').errno, OSError().errno, type(OSError(13, 'no')).__name__)
key = attempt(lambda: {}['missing'])
print(str(key), repr(key), key.args)
print(str(KeyError('a', 'b')), str(KeyError()))
print(repr(ValueError('x', 1)), repr(ValueError()), str(ValueError('x', 1)), repr(ValueError('one')))
bad = UnicodeDecodeError('utf-8', b'ab\xff', 2, 3, 'invalid start byte')
print(bad, bad.start, bad.end, bad.reason, bad.object, bad.encoding)
print(UnicodeEncodeError('ascii', 'x\xe9\u20ac', 1, 3, 'ordinal not in range(128)'))
print(SystemExit(3).code, SystemExit().code, SystemExit('bye').code)


def chained():
    try:
        1 / 0
    except ZeroDivisionError as first:
        try:
            int('x')
        except ValueError:
            raise TypeError('third') from first


third = attempt(chained)
print(repr(third), repr(third.__cause__), repr(third.__context__), third.__suppress_context__)
hidden = attempt(lambda: (_ for _ in ()).throw(KeyError('k')))
print(repr(hidden), hidden.__cause__, hidden.__context__)
try:
    raise ValueError('v') from None
except ValueError as v:
    print(v.__cause__, v.__context__, v.__suppress_context__)
error = ValueError('args change')
error.args = ('other', 2)
print(error, repr(error))
error.extra = 5
print(error.__dict__, error.extra)
for job in (lambda: setattr(error, '__cause__', 5), lambda: setattr(error, '__traceback__', 5),
            lambda: ValueError(x=1), lambda: error.nothing):
    problem = attempt(job)
    print(type(problem).__name__, problem)


def outer():
    inner()


def inner():
    raise LookupError('found nothing')


tb = attempt(outer).__traceback__
while tb is not None:
    print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
    tb = tb.tb_next
try:
    try:
        inner()
    except LookupError as error:
        raise error.with_traceback(None)
except LookupError as error:
    print(error.__traceback__.tb_next, error.__context__)


class Custom(Exception):
    def __init__(self, code, *, hint='none'):
        super().__init__(code)
        self.code = code
        self.hint = hint

    def __str__(self):
        return f'code {self.code} ({self.hint})'


custom = attempt(lambda: (_ for _ in ()).throw(Custom(7, hint='retry')))
print(custom, repr(custom), custom.args, isinstance(custom, Exception))
