# Complex numbers.
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, -a, +a, a**2, a == 3 + 4j, a != b, abs(a), a.real, a.imag, a.conjugate())
print(complex(1), complex(1, 2), complex("1-1j"), complex(" 2j ".strip()), 1j * 1j, 1j**2, 2j, 0j, complex(-0.0, -1), (1 + 0j) == 1)
print(bool(0j), bool(1j), 1 + 2j + 3, 2 * (1 + 1j), (2 + 0j) / 4, hash(1 + 0j) == hash(1), {1: "one"}[1 + 0j], sum([1j, 2]))
print(f"{1.5 + 2j:.1f}", str(1.5 - 2j), repr(complex(float("inf"), 0)), 1e20 + 1j, complex(3).imag, type(1j * 1j).__name__)
for wrong in (lambda: a < b, lambda: a // b, lambda: a / 0, lambda: int(a), lambda: float(a), lambda: complex("x"), lambda: a % 2):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
