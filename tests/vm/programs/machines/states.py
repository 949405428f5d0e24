# State machines: a table, functions as states, a class with transitions checked.
table = {
    ("locked", "coin"): "open",
    ("locked", "push"): "locked",
    ("open", "push"): "locked",
    ("open", "coin"): "open",
}
state = "locked"
for event in "push coin coin push".split():
    state, before = table[state, event], state
    print(f"{before:>6} --{event}--> {state}")


def start(ch):
    return number if ch.isdigit() else sign if ch in "+-" else fail


def sign(ch):
    return number if ch.isdigit() else fail


def number(ch):
    return number if ch.isdigit() else fraction if ch == "." else fail


def fraction(ch):
    return fraction if ch.isdigit() else fail


def fail(ch):
    return fail


def accepts(text):
    at = start
    for ch in text:
        at = at(ch)
    return at in (number, fraction)


print({text: accepts(text) for text in ("12", "-3.5", "+", "1.2.3", "")})


class Light:
    order = ["green", "yellow", "red"]

    def __init__(self):
        self.state, self.listeners = "red", []

    def __next__(self):
        old = self.state
        self.state = self.order[(self.order.index(old) + 1) % len(self.order)]
        for listener in self.listeners:
            listener(old, self.state)
        return self.state

    def __iter__(self):
        return self


light = Light()
light.listeners.append(lambda a, b: print(a, "->", b))
for state in light:
    if state == "red":
        break
