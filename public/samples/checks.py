"""What -O and -OO leave out. This text is gone under -OO."""


def half(number):
    """Return half of an even number."""
    assert number % 2 == 0, "an even number, please"
    return number // 2


if __debug__:
    print("assertions are checked")
else:
    print("assertions are gone")
print(half(10), half.__doc__)
