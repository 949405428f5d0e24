# Strings: code points, slices, methods, comparison, escapes.
s = "Hällo, Wörld! 🐍"
print(len(s), s[1], s[-1], s[::-1], s[7:12], s.upper(), s.lower(), s.swapcase(), s.title(), s.casefold())
print(s.find("l"), s.rfind("l"), s.index("W"), s.count("l"), s.find("zz"), "Wör" in s, "x" not in s, s.startswith(("x", "H")), s.endswith("🐍"))
print("a,b,,c".split(","), " a  b ".split(), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "l1\nl2\r\nl3".splitlines(), "k=v=w".partition("="), "k=v=w".rpartition("="), "none".partition("="))
print("-".join("abc"), "x".join([]), " pad ".strip(), "xxhixx".strip("x"), "xxhixx".lstrip("x"), "xxhixx".rstrip("x"), "a.b".replace(".", "::"), "aaa".replace("a", "b", 2))
print("7".zfill(3), "-7".zfill(4), "ab".center(7, "*"), "ab".ljust(5) + "|", "ab".rjust(5) + "|", "a\tb".expandtabs(4), "abc".translate({97: "A", 98: None}), "abc".translate(str.maketrans("ab", "xy")))
print("abc".isalpha(), "a1".isalnum(), "12".isdigit(), "½".isnumeric(), "Ab".isupper(), "ab".islower(), " \t".isspace(), "Ab Cd".istitle(), "x_1".isidentifier(), "".isalpha(), "é".isascii())
print("abc" < "abd", "Z" < "a", "" < "a", "a" * 3, 3 * "ab", "a" * -1, "ab" + "cd", "abc" == "ab" "c", max("hello"), sorted("hello"))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t nl\n bs\\ nul\0 \x7f \x80 \u2028 \ud800"), ascii("é🐍"), "\N{BULLET}", "\x41\u0042\U00000043")
print(ord("🐍"), chr(128013), [hex(ord(c)) for c in "aé€🐍"], "e\u0301" == "é", len("e\u0301"), "ß".upper(), "İ".lower() == "i̇", "ﬁ".upper())
print(r"raw\n", """triple
line""", 'a' 'b', f"{s!a:.10}", "%s" % s[:5], list("ab"), tuple("ab"), set("aab") == {"a", "b"}, "a" in "", "" in "a")
print("capital LETTERS".capitalize(), "aXbX".rindex("X"), "abc".removeprefix("a") if hasattr(str, "removeprefix") else "bc", "{}".format("x"), "a\n".rstrip(), "%d%%" % 5)
for wrong in (lambda: "abc"[5], lambda: "abc".index("z"), lambda: "a" + 1, lambda: "a" * "b", lambda: "abc"["a"], lambda: "".join([1]), lambda: "a".split(""), lambda: chr(0x110000), lambda: "%d" % "x", lambda: "é".encode("ascii")):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
t = "abc"
try:
    t[0] = "x"
except TypeError as error:
    print(error)
