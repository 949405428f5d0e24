# Tables: widths worked out, three ways of formatting, numbers aligned.
rows = [("apple", 3, 0.5), ("fig", 120, 12.25), ("watermelon", 1, 1234.5)]
widths = [max(len(str(row[i])) for row in rows) for i in range(3)]
for name, count, price in rows:
    print("%-*s|%*d|%10.2f|" % (widths[0], name, widths[1], count, price))
for row in rows:
    print("{0:>{w}} {1:^7} {2:,.1f}".format(*row, w=widths[0]))
for name, count, price in rows:
    print(f"{name:*<12}{count:>+5}{price:>12.3e} {price * count:_.0f} {name!r:>14} {count:08b} {count:#x} {count / 120:7.1%}")
line = "+" + "+".join("-" * (w + 2) for w in widths) + "+"
print(line)
for row in rows:
    print("|" + "|".join(f" {str(cell):^{w}} " for cell, w in zip(row, widths)) + "|")
print(line)
print("{name} is {age:d} and {0[1]} {1.real} {2[k]}".format("ab", 7, {"k": "v"}, name="Eva", age=30), "{{}} {:%}".format(0.25))
print(f"{'nested':{'>'}{10}} {10:05d} {3.0!s:>5}")


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        if spec == "words":
            return f"{self.cents // 100} and {self.cents % 100}"
        return format(self.cents / 100, spec or ".2f")


print(f"{Money(1234)} {Money(1234):words} {Money(5):>8.1f}", "{:words}".format(Money(99)), format(Money(1)))
for wrong in (lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "{}".format(), lambda: f"{'a':d}", lambda: f"{1:s}", lambda: "{x}".format(), lambda: "%q" % 1, lambda: f"{1:{'?'}}", lambda: "{".format(1)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
