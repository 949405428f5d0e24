# Floats: how they print, round and compare; infinities and nan.
print(0.1 + 0.2, 1 / 3, 2 / 3, 1e16, 1e15, 123456789.123, 1e-5, 0.0001, 1.0, -0.0, 5e-324, 1.7976931348623157e308, 100.0, 1e22, 1e23)
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf - inf, inf > 10**400, nan == nan, nan != nan, nan in [nan], [nan] == [nan], nan is nan)
print(round(0.5), round(1.5), round(2.5), round(-1.5), round(2.345, 2), round(1e20), round(1234.567, -2), round(5.0), round(0.1 + 0.2, 10))
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, -2), 2.0**0.5, 2**0.5 == 2.0**0.5, 4.0**-1, 0.0 * -1)
print(3.0 == 3, hash(3.0) == hash(3), {3: "int"}[3.0], 1e308 * 10, -1e308 * 10, (0.1).as_integer_ratio(), (2.5).is_integer(), (4.0).is_integer())
print(float("1e3"), float("  -2.5 "), float("1_0.5"), float("infinity"), float(".5"), float("5."), float(10**15), int(1e15))
print(f"{3.14159:.2f} {3.14159:8.3f}| {3.14159:<8.1f}| {1234567.891:,.1f} {0.000012345:e} {12345.678:g} {0.5:%} {1e10:g} {1.0:g} {-1.5:+} {1.5:+}")
print("%.3f %5.1f %e %g %g" % (2.5, 2.25, 12345.678, 1e-5, 100000), str(0.1), repr(0.1), 1.1 + 2.2)
print((0.1).hex(), float.fromhex("0x1.8p+1"), abs(-2.5), max(1, 2.5), sum([0.1] * 10) == 1.0, 3 > 2.5 > 2, int(2.999999))
for wrong in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0.0**-1, lambda: 10.0**400, lambda: float("x"), lambda: float(10**400), lambda: round(inf), lambda: int(nan), lambda: 2.0 << 1):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print((-8) ** 2, (-8.0) ** 2, 8 ** (1 / 3), -(2**2), 2**3**2)
