def seconds(days):
    if 0:
        print("never")
    return days * (24 * 60 * 60)


def is_vowel(letter):
    return letter in ["a", "e", "i", "o", "u"]


def line():
    return "-" * 8 + "\n"


def forever():
    while True:
        return "out"
    print("never")


total = 0
for day in range(3):
    total += seconds(day)
print(total, is_vowel("e"), forever(), line(), end="")
