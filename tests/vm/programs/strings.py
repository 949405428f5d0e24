# python: 3.8+
# Text: indexing, methods, repr, formatting.
s = "Hello, World"
print(s[0], s[-1], s[7:], s[:5], s[::-1], s[1:10:3], len(s), "World" in s)
print(s.upper(), s.lower(), s.title(), s.swapcase(), s.replace("o", "0", 1))
print(s.split(", "), "a  b c".split(), "a,b,,c".split(","), "x-y-z".rsplit("-", 1), "l1\nl2\r\nl3".splitlines())
print(s.find("o"), s.rfind("o"), s.index("W"), s.count("l"), s.startswith("He"), s.endswith(("x", "ld")))
print("  pad ".strip() + "|", "xxhixx".strip("x"), "7".zfill(3), "-7".zfill(4), "hi".center(7, "*"), "hi".ljust(4) + "|", "hi".rjust(4))
print("-".join(["a", "b", "c"]), "ab" * 3, "a" < "b", "Z" < "a", "abc" < "abd")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\tnl\n\\ \x00 é \u200b 🐍"))
print("é".isalpha(), "12".isdigit(), "a1".isalnum(), " ".isspace(), "Ab".isupper(), "ab".islower(), "_x1".isidentifier())
name, value = "pi", 3.14159265
print(f"{name}={value:.2f}|{value:10.3f}|{value:<10.1f}|{value:e}|{1234567:,}|{255:#x}|{255:08b}|{0.25:.0%}|{name!r:>6}")
print("%s is %d years, %.1f%% %5s|%-5s|%05d %x" % ("Al", 30, 99.5, "ab", "cd", 42, 255))
print("{} {1}".format(1) if False else "{0} {1} {0} {k}".format("a", "b", k="c"), "{:>5}|{:^5}|{:*<5}".format(1, 2, 3))
for i, ch in enumerate("añ🐍"):
    print(i, ch, ord(ch), chr(ord(ch)))
print("ß".upper(), "Straße".casefold(), "x".join("abc"), "a\tb".expandtabs(4), "banana".partition("n"), "banana".rpartition("n"))
print("abc".translate(str.maketrans("ab", "xy")), "prefix-x".removeprefix("prefix-"), str(12) + str(1.5) + str(None) + str([1, "a"]))
print(f"{value!s:.4}", f"{'x':>{3}}", f"{10:>+5}", f"{-3: d}", f"{3: d}", f"{1e10:g}", f"{0.00001234:g}", f"{12345.678:,.1f}", f"{value=}")
