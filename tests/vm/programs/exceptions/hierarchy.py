# Which except clause is taken: order, tuples, bases, own classes, else and finally.
class AppError(Exception):
    """Base of this program's errors."""


class NotFound(AppError, KeyError):
    pass


class Denied(AppError):
    def __init__(self, user, *, code=403):
        super().__init__(f"{user} may not", code)
        self.user, self.code = user, code


def attempt(action):
    try:
        value = action()
    except ZeroDivisionError as error:
        return f"arithmetic: {error}"
    except (IndexError, KeyError) as error:
        return f"lookup: {type(error).__name__} {error.args}"
    except AppError as error:
        return f"app: {error} {vars(error)}"
    except Exception as error:
        return f"other: {error!r}"
    else:
        return f"fine: {value}"
    finally:
        print("-", end=" ")


def fail(error):
    raise error


for action in [
    lambda: 1,
    lambda: 1 / 0,
    lambda: [][1],
    lambda: {}["k"],
    lambda: fail(NotFound("x")),
    lambda: fail(Denied("eve")),
    lambda: fail(ValueError),
    lambda: fail(AppError),
    lambda: fail(5),
    lambda: None.x,
    lambda: undefined,
    lambda: "a" + 1,
    lambda: int("q"),
]:
    print(attempt(action))
print(NotFound.__mro__[1].__name__, issubclass(NotFound, LookupError), isinstance(Denied("a"), AppError))
for kind in ArithmeticError, LookupError, OSError, RecursionError, UnicodeError, StopIteration, KeyboardInterrupt, SystemExit:
    print(kind.__name__, issubclass(kind, Exception), kind.__bases__[0].__name__)
