# Roman numerals, number words, plurals.
ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


def to_roman(n):
    if not 0 < n < 4000:
        raise ValueError(f"{n} has no roman numeral")
    text = ""
    for value, letters in ROMAN:
        times, n = divmod(n, value)
        text += letters * times
    return text


def from_roman(text):
    values = {letters: value for value, letters in ROMAN if len(letters) == 1}
    total = 0
    for this, following in zip(text, text[1:] + " "):
        value = values[this]
        total += -value if values.get(following, 0) > value else value
    return total


def in_words(n):
    small = "zero one two three four five six seven eight nine ten eleven twelve thirteen".split()
    tens = [None, None, "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if n < 14:
        return small[n]
    if n < 20:
        return {15: "fif", 18: "eigh"}.get(n, small[n - 10]) + "teen"
    if n < 100:
        return tens[n // 10] + ("-" + small[n % 10] if n % 10 else "")
    rest = n % 100
    return f"{small[n // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")


for n in (1, 4, 9, 14, 1994, 2024):
    print(n, to_roman(n), from_roman(to_roman(n)) == n)
print([in_words(n) for n in (0, 13, 15, 18, 19, 20, 42, 100, 342)])
try:
    to_roman(0)
except ValueError as error:
    print(error)
for n, noun in (1, "box"), (2, "box"), (3, "baby"), (0, "cat"):
    print(n, noun if n == 1 else noun + "es" if noun[-1] in "xs" else noun[:-1] + "ies" if noun.endswith("y") else noun + "s")
