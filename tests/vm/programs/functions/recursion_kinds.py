# Recursion: mutual, nested, over structures, through a trampoline.
def even(n):
    return n == 0 or odd(n - 1)


def odd(n):
    return n != 0 and even(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def flatten(items):
    flat = []
    for item in items:
        if isinstance(item, (list, tuple)):
            flat += flatten(item)
        else:
            flat.append(item)
    return flat


def depth(value):
    if not isinstance(value, (list, dict)):
        return 0
    inner = value.values() if isinstance(value, dict) else value
    return 1 + max(map(depth, inner), default=0)


def trampoline(function, *args):
    result = function(*args)
    while callable(result):
        result = result()
    return result


def total(n, so_far=0):
    return so_far if n == 0 else lambda: total(n - 1, so_far + n)


def power_set(items):
    return [[]] if not items else power_set(items[1:]) + [[items[0]] + rest for rest in power_set(items[1:])]


def palindrome(text):
    return len(text) < 2 or (text[0] == text[-1] and palindrome(text[1:-1]))


print(even(8), odd(8), ackermann(1, 3), flatten([1, [2, (3, [4, []])], 5]), depth({"a": [1, {"b": []}]}))
print(trampoline(total, 20), power_set([1, 2, 3]), [w for w in ("level", "noon", "python") if palindrome(w)])
