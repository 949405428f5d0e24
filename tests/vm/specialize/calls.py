# Calls: what is called, and how its arguments fit, decides the form.
class Empty:
    pass


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def shift(self, by):
        return self.x + by

    def plain(self):
        return 1

    def optional(self, by=1):
        return by

    def __call__(self, x):
        return x


def two(a, b):
    return a


def optional(a, b=2):
    return a


def many(*args):
    return args


def named(a, *, b):
    return a


def closure(n):
    def inner(a):
        return n

    return inner


INNER = closure(5)


def call_function(a):
    return two(a, 1)


def call_optional(a):
    return optional(a)


def call_optional_full(a):
    return optional(a, 1)


def call_many(a):
    return many(a, 1)


def call_named(a):
    return named(a, b=1)


def call_keywords(a):
    return two(a=a, b=1)


def call_inner(a):
    return INNER(a)


def call_method(p):
    return p.shift(1)


def call_plain(p):
    return p.plain()


def call_optional_method(p):
    return p.optional()


def call_bound(m):
    return m(1)


def call_bound_optional(m):
    return m()


def call_instance(p):
    return p(1)


def call_empty():
    return Empty()


def call_init():
    return Point(1, 2)


def call_len(a):
    return len(a)


def call_isinstance(a):
    return isinstance(a, int)


def call_type(a):
    return type(a)


def call_str(a):
    return str(a)


def call_tuple(a):
    return tuple(a)


def call_int(a):
    return int(a)


def call_list(a):
    return list(a)


def call_range(a):
    return range(a)


def call_abs(a):
    return abs(a)


def call_ord(a):
    return ord(a)


def call_sum(a):
    return sum(a)


def call_min(a):
    return min(a, 1)


def call_max_one(a):
    return max(a)


def call_divmod(a):
    return divmod(a, 2)


def call_sorted(a):
    return sorted(a)


def call_getattr(a):
    return getattr(a, 'x', 1)


def call_round(a):
    return round(a)


def call_append(a):
    a.append(1)


def call_append_value(a):
    return a.append(1)


def call_pop(a):
    return a.pop()


def call_index(a):
    return a.index(1)


def call_upper(a):
    return a.upper()


def call_join(a):
    return ''.join(a)


def call_split(a):
    return a.split(',')


def call_startswith(a):
    return a.startswith('a')


def call_get(a):
    return a.get(1)


def call_items(a):
    return a.items()


def call_star(a):
    return two(*a)


def call_star_builtin(a):
    return max(*a)


def call_lambda(a):
    return (lambda x: x)(a)


for n in range(400):
    call_function(n)
    call_optional(n)
    call_optional_full(n)
    call_many(n)
    call_named(n)
    call_keywords(n)
    call_inner(n)
    p = Point(1, 2)
    call_method(p)
    call_plain(p)
    call_optional_method(p)
    call_bound(p.shift)
    call_bound_optional(p.optional)
    call_instance(p)
    call_empty()
    call_init()
    call_len([1])
    call_isinstance(n)
    call_type(n)
    call_str(n)
    call_tuple([1])
    call_int('5')
    call_list((1,))
    call_range(5)
    call_abs(-5)
    call_ord('a')
    call_sum([1, 2])
    call_min(5)
    call_max_one([5])
    call_divmod(5)
    call_sorted([2, 1])
    call_getattr(p)
    call_round(1.5)
    call_append([])
    call_append_value([])
    call_pop([1])
    call_index([1])
    call_upper('a')
    call_join(['a', 'b'])
    call_split('a,b')
    call_startswith('abc')
    call_get({1: 2})
    call_items({1: 2})
    call_star((1, 2))
    call_star_builtin((1, 2))
    call_lambda(n)
