# A writer and a reader of JSON, in sixty lines.
def dumps(value, indent=None, level=0):
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return '"' + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n"}.get(c, c if " " <= c < "\x7f" else f"\\u{ord(c):04x}") for c in value) + '"'
    pad = "" if indent is None else "\n" + " " * indent * (level + 1)
    end = "" if indent is None else "\n" + " " * indent * level
    if isinstance(value, dict):
        parts = [f"{dumps(str(k))}: {dumps(v, indent, level + 1)}" for k, v in value.items()]
        return "{" + ",".join(pad + p for p in parts) + (end if parts else "") + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(pad + dumps(v, indent, level + 1) for v in value) + (end if value else "") + "]"
    raise TypeError(f"{type(value).__name__} is not serialisable")


class Reader:
    def __init__(self, text):
        self.text, self.at = text, 0

    def skip(self):
        while self.at < len(self.text) and self.text[self.at] in " \n\t":
            self.at += 1
        return self.text[self.at : self.at + 1]

    def take(self, wanted):
        if self.skip() != wanted:
            raise ValueError(f"{wanted!r} expected at {self.at}")
        self.at += 1

    def value(self):
        ch = self.skip()
        if ch == "{":
            return dict(self.items("{", "}", self.pair))
        if ch == "[":
            return list(self.items("[", "]", self.value))
        if ch == '"':
            self.at += 1
            end = self.text.index('"', self.at)
            text, self.at = self.text[self.at : end], end + 1
            return text
        for word, value in (("null", None), ("true", True), ("false", False)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        start = self.at
        while self.text[self.at : self.at + 1] in set("+-.eE0123456789"):
            self.at += 1
        number = self.text[start : self.at]
        return float(number) if set(number) & set(".eE") else int(number)

    def pair(self):
        key = self.value()
        self.take(":")
        return key, self.value()

    def items(self, opening, closing, read):
        self.take(opening)
        while self.skip() != closing:
            yield read()
            if self.skip() != closing:
                self.take(",")
        self.take(closing)


data = {"name": "Bo \"B\"", "n": [1, -2.5, True, None], "o": {}}
print(dumps(data))
print(dumps({"a": [1, {"b": []}]}, 2))
print(Reader('{"x": [1, 2.5, "s", null], "y": {"z": false}}').value())
for bad in ('{"a" 1}', "[1 2]"):
    try:
        Reader(bad).value()
    except ValueError as error:
        print(error)
try:
    dumps({1})
except TypeError as error:
    print(error)
