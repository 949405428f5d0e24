# Recursive descent: tokens, a parser, a tree that is evaluated, errors with their place.
class CalcError(Exception):
    def __init__(self, what, at):
        super().__init__(f"{what} at {at}")


def tokens(text):
    at = 0
    while at < len(text):
        ch = text[at]
        if ch.isspace():
            at += 1
        elif ch.isdigit() or ch == ".":
            start = at
            while at < len(text) and (text[at].isdigit() or text[at] == "."):
                at += 1
            word = text[start:at]
            yield "number", float(word) if "." in word else int(word), start
        elif ch.isalpha():
            start = at
            while at < len(text) and text[at].isalnum():
                at += 1
            yield "name", text[start:at], start
        elif ch in "+-*/^()=,":
            yield ch, ch, at
            at += 1
        else:
            raise CalcError(f"unexpected {ch!r}", at)
    yield "end", None, at


class Calculator:
    def __init__(self):
        self.names = {"pi": 3.14159}
        self.functions = {"max": max, "abs": abs}

    def run(self, text):
        self.tokens = list(tokens(text))
        self.next = 0
        value = self.assignment()
        self.expect("end")
        return value

    @property
    def kind(self):
        return self.tokens[self.next][0]

    def take(self):
        token = self.tokens[self.next]
        self.next += 1
        return token

    def expect(self, kind):
        if self.kind != kind:
            raise CalcError(f"{kind} expected, not {self.kind}", self.tokens[self.next][2])
        return self.take()[1]

    def assignment(self):
        if self.kind == "name" and self.tokens[self.next + 1][0] == "=":
            name = self.take()[1]
            self.take()
            self.names[name] = value = self.assignment()
            return value
        return self.sum()

    def sum(self):
        value = self.product()
        while self.kind in ("+", "-"):
            value = value + self.product() if self.take()[0] == "+" else value - self.product()
        return value

    def product(self):
        value = self.power()
        while self.kind in ("*", "/"):
            if self.take()[0] == "*":
                value *= self.power()
            else:
                value /= self.power()
        return value

    def power(self):
        base = self.atom()
        if self.kind == "^":
            self.take()
            return base ** self.power()
        return base

    def atom(self):
        kind, value, at = self.take()
        if kind == "number":
            return value
        if kind == "-":
            return -self.power()
        if kind == "(":
            value = self.sum()
            self.expect(")")
            return value
        if kind == "name":
            if self.kind == "(":
                self.take()
                arguments = [self.sum()]
                while self.kind == ",":
                    self.take()
                    arguments.append(self.sum())
                self.expect(")")
                return self.functions[value](*arguments)
            try:
                return self.names[value]
            except KeyError:
                raise CalcError(f"unknown name {value}", at) from None
        raise CalcError(f"unexpected {kind}", at)


calculator = Calculator()
for line in ["1 + 2 * 3", "x = 2 ^ 3 ^ 1", "-x + max(1, 5.5)", "(1", "2 $ 2", "y + 1", "1 / 0"]:
    try:
        print(line, "=", calculator.run(line))
    except (CalcError, ZeroDivisionError) as error:
        print(line, "!", error)
