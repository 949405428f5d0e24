# Operands of one type, over and over: the interpreter picks a form of each instruction that is made for them.
def arithmetic(a, b):
    return a + b, a * b, a - b


def add_int(a, b):
    return a + b


def subtract_int(a, b):
    return a - b


def multiply_int(a, b):
    return a * b


def add_float(a, b):
    return a + b


def subtract_float(a, b):
    return a - b


def multiply_float(a, b):
    return a * b


def add_text(a, b):
    return a + b


def grow_text(parts):
    text = ''
    for part in parts:
        text += part
    return text


def grow_other(parts):
    text = other = ''
    for part in parts:
        text = other + part
    return text


def add_lists(a, b):
    return a + b


def add_mixed(a, b):
    return a + b


def subtract_mixed(a, b):
    return a - b


def multiply_mixed(a, b):
    return a * b


def divide_mixed(a, b):
    return a / b


def divide(a, b):
    return a // b, a % b, a / b


def power(a, b):
    return a ** b


def bits(a, b):
    return a & b, a | b, a ^ b


def shift(a, b):
    return a << b, a >> b


def add_big(a, b):
    return a + b


def add_bools(a, b):
    return a + b


def update(a, b):
    a += b
    a -= b
    a *= b
    return a


def update_bits(a, b):
    a &= b
    a |= b
    a ^= b
    return a


def format_text(a, b):
    return a % b


def repeat_text(a, b):
    return a * b


def less_int(a, b):
    return a < b


def jump_int(a, b):
    if a < b:
        return 1
    return 2


def jump_float(a, b):
    if a < b:
        return 1
    return 2


def jump_text(a, b):
    if a == b:
        return 1
    return 2


def jump_text_order(a, b):
    if a < b:
        return 1
    return 2


def jump_mixed(a, b):
    if a < b:
        return 1
    return 2


def jump_big(a, b):
    if a < b:
        return 1
    return 2


def compare_lists(a, b):
    if a == b:
        return 1
    return 2


def compare_bools(a, b):
    return a == b


def is_in_set(a, b):
    return a in b


def is_in_frozenset(a, b):
    return a in b


def is_in_dict(a, b):
    return a in b


def is_in_list(a, b):
    return a in b


def is_in_text(a, b):
    return a not in b


def negate(a):
    return not a, -a, ~a


for n in range(400):
    arithmetic(n, 3)
    add_int(n, 5)
    subtract_int(n, 5)
    multiply_int(n, 5)
    add_float(1.5, 2.5)
    subtract_float(1.5, 2.5)
    multiply_float(1.5, 2.5)
    add_text('ab', 'cd')
    grow_text(('a', 'b'))
    grow_other(('a', 'b'))
    add_lists([1], [2])
    add_mixed(1, 2.5)
    subtract_mixed(2.5, 1)
    multiply_mixed(2, 2.5)
    divide_mixed(2.5, 2)
    divide(7, 2)
    power(3, 2)
    bits(6, 3)
    shift(6, 3)
    add_big(10**30, 1)
    add_bools(True, False)
    update(n, 2)
    update_bits(6, 3)
    format_text('%d', 5)
    repeat_text('ab', 3)
    less_int(n, 5)
    jump_int(3, 5)
    jump_float(1.5, 2.5)
    jump_text('a', 'b')
    jump_text_order('a', 'b')
    jump_mixed(1, 2.5)
    jump_big(10**30, 1)
    compare_lists([1], [1])
    compare_bools(True, False)
    is_in_set(1, {1, 2})
    is_in_frozenset(1, frozenset({1, 2}))
    is_in_dict(1, {1: 2})
    is_in_list(1, [1, 2])
    is_in_text('a', 'abc')
    negate(5)
