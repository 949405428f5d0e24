a, b = 12, 5
print(-a, ~a, not a)
print(a & b, a | b, a ^ b)
print(a << 2, a >> 1, a // b)


class Grid:
    def __matmul__(self, other):
        return "product"


grid = Grid()
print(grid @ grid)

a *= 3
a //= 2
a %= 7
a **= 2
a /= 2
grid @= grid
print(a, grid)

bits = 9
bits <<= 2
bits >>= 1
bits &= 6
bits |= 8
bits ^= 3
bits -= 1
print(bits, +bits)
