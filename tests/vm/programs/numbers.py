# Integer and float arithmetic, as Python defines it.
for a, b in [(7, 2), (-7, 2), (7, -2), (-7, -2), (7.5, 2), (-7.5, 2), (0, 5)]:
    print(a // b, a % b, divmod(a, b), a / b)
big = 2**100
print(big, -big // 3, big % 1000, big / 3, big == 2.0**100, big + 0.5)
print(1 << 70, (1 << 70) >> 65, -5 >> 1, 6 & 3, 6 | 3, 6 ^ 3, ~6, -(2**70) & 0xFF)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2))
print(0.1 + 0.2, 1e16, 1e15, 1.0, 123456789.123, 1e-5, 0.0001, -0.0, 1e300 * 1e10, 5e-324)
print(2**-1, 2**0.5, (-8) ** 3, 10**20, 1.1**10, 7**0)
print(int("0x1f", 16), int("-12"), int(3.99), int(-3.99), float("1e3"), int(" 42 "))
print(abs(-3), min(3, 1, 2), max([4, 9, 2]), sum([0.1] * 10), sum(range(5), 10))
print(True + True, 5 == 5.0, hash(1) == hash(1.0), 3 < 3.5 <= 4, 1 < 2 > 1)
print(complex(1, 2) * 2, (1 + 2j) * (3 - 1j), abs(3 + 4j), 10 % 3.5)
print(bin(10), oct(10), hex(255), bin(-5), (255).bit_length(), 7 .__add__(3))
print(9007199254740993, 9007199254740992.0 == 9007199254740993, 3 * 3002399751580331)
