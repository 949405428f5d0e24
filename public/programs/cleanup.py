def rounds(items):
    for item in items:
        try:
            if item == 2:
                continue
            if item == 3:
                break
        finally:
            print("after", item)


def ignore():
    for item in [1]:
        try:
            raise ValueError("lost")
        finally:
            break
    return item


def again():
    try:
        raise KeyError("k")
    except KeyError as error:
        raise ValueError("wrapped") from error


def check(value):
    assert value > 0, "too small"
    try:
        return value
    finally:
        print("done")


def both():
    try:
        again()
    except KeyError:
        print("no")
    except ValueError as error:
        return str(error)


rounds([1, 2, 3])
print(ignore(), check(1))
print(both())
try:
    check(0)
except AssertionError as error:
    print(error)
try:
    try:
        again()
    finally:
        print("cleaned up")
except ValueError as error:
    print(error)
