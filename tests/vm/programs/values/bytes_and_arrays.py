# bytes and bytearray.
b = b"Hello\x00\xff"
print(b, len(b), b[0], b[-1:], b[1:4], list(b[:2]), b + b"!", b * 2, b"ell" in b, 255 in b, b.hex(), bytes.fromhex("48 69"), b == bytearray(b))
print(b.upper(), b.find(b"l"), b.count(b"l"), b.replace(b"l", b"L"), b"a,b".split(b","), b"-".join([b"x", b"y"]), b" s ".strip(), b"ab".startswith(b"a"), b[::-1])
print("é€🐍".encode(), "é".encode("latin-1"), b"\xc3\xa9".decode(), b"\xff".decode("latin-1"), b"\xffa".decode("utf-8", "replace"), b"\xffa".decode("ascii", "ignore"), "ab".encode("utf-16-le"))
a = bytearray(b"abc")
a[0] = 65
a.append(100)
a.extend(b"ef")
a += b"g"
del a[1]
a[1:3] = b"XYZ"
a.insert(0, 33)
print(a, a.pop(), len(a), a[0], bytes(a), a.decode(), bytearray(3), bytearray([1, 2]), a.index(b"Y"), bytearray(b"x") * 3)
a.reverse()
print(a, a.remove(33), a, a.copy() == a, bytes(5), bytes([65, 66]), bytes("hé", "utf-8"), bytes(), b"" == b"", b"a" < b"b", sorted(b"cab"))
print(hash(b"a") == hash(bytes([97])), {b"k": 1}[b"k"], repr(b"it's"), repr(b'"'), b"\\", bytes(range(120, 130)), int.from_bytes(b, "little") % 1000)
for wrong in (lambda: bytes([256]), lambda: b[100], lambda: b"a" + "b", lambda: b"\xff".decode(), lambda: "a".encode("nope"), lambda: bytes("a"), lambda: b.index(b"zz"), lambda: bytearray([1]).append(300), lambda: {bytearray(b"a")}):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
try:
    b[0] = 1
except TypeError as error:
    print(error)
for byte in b"ab":
    print(byte, end=" ")
print(*(chr(x) for x in b"ok"), "%r" % b"x", f"{b'y'}", b"%d-%s" % (5, b"z"))
