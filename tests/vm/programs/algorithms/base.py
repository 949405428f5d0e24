# Numbers in other bases, there and back.
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def to_base(n, base):
    if n < 0:
        return "-" + to_base(-n, base)
    if n < base:
        return DIGITS[n]
    rest, digit = divmod(n, base)
    return to_base(rest, base) + DIGITS[digit]


def from_base(text, base):
    value = 0
    for ch in text.lower():
        digit = DIGITS.index(ch)
        if digit >= base:
            raise ValueError(f"{ch!r} is no digit of base {base}")
        value = value * base + digit
    return value


for n in (0, 10, 255, -42):
    print(n, to_base(n, 2), to_base(n, 8), to_base(n, 16), to_base(n, 36))
    assert to_base(n, 2) == format(n, "b") and to_base(n, 16) == f"{n:x}"
print(from_base("ff", 16), int("ff", 16), int("0b101", 0), int("zz", 36), bin(10), oct(64), hex(-255))
print((1000).bit_length(), bin(1000).count("1"), 0b1011 ^ 0b0110, ~5, 1 << 10 >> 3, -1 >> 5)
try:
    from_base("129", 8)
except ValueError as error:
    print(error)
try:
    int("129", 8)
except ValueError as error:
    print(error)
