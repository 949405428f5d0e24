# Bytes, and text encoded.
b = b"abc\x00\xff"
print(b, b[0], b[1:3], len(b), list(b), b + b"!", b * 2, 97 in b, b"bc" in b)
print("héllo 🐍".encode(), b"caf\xc3\xa9".decode(), bytes([1, 2, 3]), bytes(3), b.hex(), b"'" + b'"')
print(int.from_bytes(b"\x01\x00", "big"), (258).to_bytes(2, "little"), b"a" < b"b", hash(b"a") == hash("a"))
print(range(5), range(2, 8, 2), list(range(5, 0, -2)), 3 in range(5), range(0, 10, 3)[-1], len(range(10**6)), range(3) == range(0, 3, 1))
print(slice(1, 2), slice(None, 5).indices(3), Ellipsis, NotImplemented, type(None), type(3).__name__, int, print, len)
