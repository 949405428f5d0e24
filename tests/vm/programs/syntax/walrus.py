# python: 3.8+
# Assignment expressions: in conditions, loops, comprehensions, calls.
data = [3, 8, 0, 5]
if (n := len(data)) > 3:
    print("long:", n)
it = iter(data)
while value := next(it):
    print("value", value)
print([half for x in data if (half := x // 2)], half, [y := 1, y**2, (z := y + 1)], z)
print(any((witness := x) > 4 for x in data), witness)


def f(text):
    while (at := text.find("ab")) >= 0:
        text = text[:at] + text[at + 2 :]
    return text, at


print(f("aabbab"), (lambda: (q := 5) + q)())
total = 0
print([total := total + x for x in data], total)
print(f"{(w := 'wide'):>6} {w}", (a := 1, b := 2), a + b)
if any((found := x) % 5 == 0 and x for x in data):
    print(found)
