# python: 3.11+
# Exception groups: except*, what is left over, nesting, split and subgroup.
def fail(*errors):
    raise ExceptionGroup("several", errors)


def handle(*errors):
    seen = []
    try:
        fail(*errors)
    except* ValueError as group:
        seen.append(("value", [str(e) for e in group.exceptions]))
    except* (KeyError, IndexError) as group:
        seen.append(("lookup", len(group.exceptions)))
    else:
        seen.append("else")
    finally:
        seen.append("finally")
    return seen


print(handle(ValueError("a"), KeyError("b"), ValueError("c")))
try:
    handle(ValueError("a"), TypeError("t"))
except ExceptionGroup as group:
    print("left:", group, group.exceptions)
try:
    try:
        raise KeyError("alone")
    except* KeyError as group:
        print(type(group).__name__, group.exceptions, group.message == "")
except Exception as error:
    print("never", error)
nested = ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3)])])
print(nested, repr(nested.subgroup(TypeError)), len(nested.exceptions), nested.message)
match, rest = nested.split(ValueError)
print(repr(match), repr(rest), nested.split(OSError)[0])
try:
    try:
        raise nested
    except* TypeError:
        raise RuntimeError("while handling")
except ExceptionGroup as group:
    print([type(e).__name__ for e in group.exceptions], group.message)
try:
    try:
        fail(OSError("x"))
    except* OSError:
        pass
    print("handled")
except Exception as error:
    print("never", error)
for wrong in (lambda: ExceptionGroup("empty", []), lambda: ExceptionGroup("bad", [5]), lambda: ExceptionGroup("x")):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(isinstance(nested, Exception), issubclass(ExceptionGroup, BaseExceptionGroup), type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
