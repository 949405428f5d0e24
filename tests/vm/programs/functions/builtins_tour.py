# The builtins that take functions and iterables.
words = ["pear", "fig", "apple", "kiwi"]
print(list(map(len, words)), list(filter(None, [0, 1, "", "x", [], [0]])), list(filter(lambda w: "i" in w, words)))
print(sorted(words, key=len), sorted(words, key=lambda w: (len(w), w), reverse=True), min(words, key=len), max(words))
print(list(zip(words, range(9))), list(enumerate(words, 1))[2:], dict(zip("abc", (1, 2, 3))))
print(sum([1, 2, 3], 10), sum([[1], [2]], []), any([]), all([]), any(w > "k" for w in words), all(map(str.isalpha, words)))
print(list(reversed(words)), list(range(10, 0, -3)), divmod(17, 5), divmod(-17, 5), pow(3, 4, 5), round(3.14159, 2))
print(abs(-3), abs(3 + 4j), bin(5), oct(8), hex(255), chr(97), ord("a"), ascii("é"), repr("é"), format(3.5, "08.2f"))
print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(map(max, "abc", "bab")), max(3, 1, 2), min([4, 2], default=0))
print(isinstance(True, int), issubclass(bool, int), isinstance(5, (str, float)), type("").__name__, words is words)
print(int("42"), int(3.99), int("-7"), float("1e3"), str(1.0), bool("False"), list("abc"), tuple([1]), set([1, 1]), complex("1+2j"))
print(max(words, key=lambda w: w[-1]), min(3, 2.5), max("apple"), min({"b": 1, "a": 2}), sorted({3, 1, 2}), sorted("banana"))
print(slice(1, 5, 2), words[slice(1, 3)], hash(42), hash("a") == hash("a"), callable(len), next(iter([]), "empty"))
for wrong in (lambda: max([]), lambda: int("x"), lambda: sum("ab"), lambda: sorted([1, "a"]), lambda: len(5),
              lambda: chr(-1), lambda: ord("ab"), lambda: list(5), lambda: range(1, 2, 0), lambda: int([]), lambda: float("abc"),
              lambda: round("1"), lambda: abs("x"), lambda: zip(1), lambda: next([]), lambda: dict([1]), lambda: divmod(1, 0)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
