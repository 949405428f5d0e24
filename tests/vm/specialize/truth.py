# Truth: what kind of value is tested decides the form.
class Thing:
    pass


class Sized:
    def __len__(self):
        return 1


class Truthful:
    def __bool__(self):
        return True


def test_bool(a):
    return 1 if a else 2


def test_int(a):
    return 1 if a else 2


def test_float(a):
    return 1 if a else 2


def test_text(a):
    return 1 if a else 2


def test_list(a):
    return 1 if a else 2


def test_tuple(a):
    return 1 if a else 2


def test_dict(a):
    return 1 if a else 2


def test_none(a):
    return 1 if a else 2


def test_thing(a):
    return 1 if a else 2


def test_sized(a):
    return 1 if a else 2


def test_truthful(a):
    return 1 if a else 2


def test_comparison(a):
    return 1 if a > 3 else 2


def both(a, b):
    return a and b


for n in range(400):
    test_bool(True)
    test_int(n)
    test_float(1.5)
    test_text('a')
    test_list([1])
    test_tuple((1,))
    test_dict({1: 2})
    test_none(None)
    test_thing(Thing())
    test_sized(Sized())
    test_truthful(Truthful())
    test_comparison(n)
    both(n, 5)
