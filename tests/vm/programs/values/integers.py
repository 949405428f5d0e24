# Integers of any size: operators, signs, bits, conversion, division by zero.
big = 2**100
print(big, -big, big + 1, big * big, big // 3**20, big % 97, big >> 90, big & 0xFFFF0000FFFF, (big - 1) ^ (1 << 70), ~big)
for a, b in (17, 5), (-17, 5), (17, -5), (-17, -5), (-(2**70), 2**33 + 1), (2**70, -7):
    print(a // b, a % b, divmod(a, b), a / b if abs(a) < 100 else "", (a // b) * b + a % b == a)
print(7 & -4, 7 | -8, -7 ^ 3, -5 >> 1, -5 << 3, ~0, 1 << 64, -1 >> 100, 0 << 5)
print(10**20 > 1e20, 2**53 == float(2**53), 2**53 + 1 == float(2**53 + 1), 10**25 == 1e25, 1 < 1.5 < 2, hash(2**61 - 1), hash(-1))
print((123).bit_length(), (-1).bit_length(), (255).to_bytes(2, "big"), int.from_bytes(b"\xff\xfe", "big", signed=True), (-2).to_bytes(2, "little", signed=True))
print(0x_ff, 0b1010_1010, 1_000_000, 0o17, int("1_000"), int(" 12 "), int("-0x1f", 16), int("11", 3))
print(int(-2.9), int(2.9), round(2.5), round(3.5), round(-2.5), round(1234, -2), round(1250, -2), round(2.675, 2))
print(True + True, True * 5, -True, True == 1, isinstance(False, int), sum([True, False, True]), "ab"[True])
print(pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7) if hasattr(int, "bit_count") else 5, pow(-3, 3, 5), 2**-1, 0**0, pow(7, 0))
print(3 .real, (5).numerator, (5).denominator, (7).conjugate(), 5 .imag)
for wrong in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 0**-1, lambda: 1 << -1, lambda: int("12a"), lambda: int(""), lambda: (300).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: int(float("inf")), lambda: int(float("nan"))):
    try:
        print(wrong())
    except (ArithmeticError, ValueError) as error:
        print(type(error).__name__, error)
x = 5
x += 2; x -= 1; x *= 3; x //= 2; x **= 2; x %= 50; x <<= 3; x >>= 1; x |= 3; x &= 0x7E; x ^= 5
x /= 2
print(x)
