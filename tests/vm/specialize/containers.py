# Subscripts, unpacking and loops: which container it is decides the form.
class Row:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, index):
        return self.items[index]


class Wrapped(list):
    pass


def list_item(a, i):
    return a[i]


def list_last(a):
    return a[-1]


def list_slice(a):
    return a[1:3]


def list_step(a):
    return a[::2]


def tuple_item(a, i):
    return a[i]


def text_item(a, i):
    return a[i]


def wide_text_item(a, i):
    return a[i]


def bytes_item(a, i):
    return a[i]


def dict_item(a, i):
    return a[i]


def range_item(a, i):
    return a[i]


def own_item(a, i):
    return a[i]


def subclass_item(a, i):
    return a[i]


def store_list(a, i):
    a[i] = 5


def store_last(a):
    a[-1] = 5


def store_dict(a, i):
    a[i] = 5


def store_bytes(a, i):
    a[i] = 5


def pair(a):
    x, y = a
    return x


def triple(a):
    x, y, z = a
    return x


def list_pair(a):
    x, y = a
    return x


def text_pair(a):
    x, y = a
    return x


def over_list(a):
    for x in a:
        pass


def over_tuple(a):
    for x in a:
        pass


def over_range(a):
    for x in a:
        pass


def over_text(a):
    for x in a:
        pass


def over_dict(a):
    for x in a:
        pass


def over_set(a):
    for x in a:
        pass


def over_zip(a):
    for x in zip(a, a):
        pass


def over_generator(a):
    for x in a:
        pass


def numbers():
    yield 1
    yield 2


def delegate():
    yield from numbers()


def delegate_list():
    yield from [1, 2]


def over_delegate(a):
    for x in a:
        pass


def squares(a):
    return [x * x for x in a]


for n in range(400):
    list_item([1, 2, 3], 1)
    list_last([1, 2, 3])
    list_slice([1, 2, 3, 4])
    list_step([1, 2, 3, 4])
    tuple_item((1, 2, 3), 1)
    text_item('abc', 1)
    wide_text_item('a\u20acc', 1)
    bytes_item(b'abc', 1)
    dict_item({1: 2}, 1)
    range_item(range(5), 1)
    own_item(Row([1, 2]), 1)
    subclass_item(Wrapped([1, 2]), 1)
    store_list([1, 2, 3], 1)
    store_last([1, 2, 3])
    store_dict({}, 1)
    store_bytes(bytearray(b'abc'), 1)
    pair((1, 2))
    triple((1, 2, 3))
    list_pair([1, 2])
    text_pair('ab')
    over_list([1, 2])
    over_tuple((1, 2))
    over_range(range(2))
    over_text('ab')
    over_dict({1: 2})
    over_set({1})
    over_zip((1, 2))
    over_generator(numbers())
    over_delegate(delegate())
    over_delegate(delegate_list())
    squares((1, 2))
