# python: 3.7-3.13
# finally with return and break: which one wins. (From 3.14 on the compiler warns about these.)
def returns():
    try:
        return "try"
    finally:
        print("finally runs", end=" ")


def overrides():
    try:
        return "try"
    finally:
        return "finally"


def swallows():
    try:
        1 / 0
    finally:
        return "swallowed"


def loop():
    seen = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            seen.append(i)
        finally:
            seen.append(-i)
    else:
        seen.append("else")
    return seen


def breaks():
    while True:
        try:
            return "lost"
        finally:
            break
    return "after the loop"


def nested():
    order = []
    try:
        try:
            order.append(1)
            raise ValueError("v")
        finally:
            order.append(2)
    except ValueError:
        order.append(3)
        try:
            return order
        finally:
            order.append(4)
    finally:
        order.append(5)


def value_is_fixed():
    x = 1
    try:
        return x
    finally:
        x = 2


def in_except():
    for i in range(3):
        try:
            raise KeyError(i)
        except KeyError as e:
            if i == 1:
                continue
            if i == 2:
                return "out of", e.args
        finally:
            print(i, end=" ")


print(returns(), overrides(), swallows(), loop(), breaks(), nested(), value_is_fixed(), in_except())
