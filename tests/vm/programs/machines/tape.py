# An interpreter of a language with eight signs, and a Turing machine that adds one.
def run(program, text=""):
    jumps, open_ = {}, []
    for at, ch in enumerate(program):
        if ch == "[":
            open_.append(at)
        elif ch == "]":
            jumps[at] = open_.pop()
            jumps[jumps[at]] = at
    tape, cell, at, given, out = bytearray(8), 0, 0, iter(text), []
    while at < len(program):
        ch = program[at]
        if ch == ">":
            cell += 1
        elif ch == "<":
            cell -= 1
        elif ch == "+":
            tape[cell] = (tape[cell] + 1) % 256
        elif ch == "-":
            tape[cell] = (tape[cell] - 1) % 256
        elif ch == ".":
            out.append(chr(tape[cell]))
        elif ch == ",":
            tape[cell] = ord(next(given, "\0"))
        elif (ch == "[" and not tape[cell]) or (ch == "]" and tape[cell]):
            at = jumps[at]
        at += 1
    return "".join(out)


print(run("+++[>+++++<-]>.", ""), repr(run("+++[>+++++<-]>.")), run(",.,.", "hi"))


def turing(rules, tape, state="right", at=0):
    cells = dict(enumerate(tape))
    while state != "halt":
        symbol = cells.get(at, " ")
        symbol, move, state = rules[state, symbol]
        cells[at] = symbol
        at += {"R": 1, "L": -1, "N": 0}[move]
    return "".join(cells[k] for k in sorted(cells)).strip()


rules = {
    ("right", "0"): ("0", "R", "right"),
    ("right", "1"): ("1", "R", "right"),
    ("right", " "): (" ", "L", "carry"),
    ("carry", "1"): ("0", "L", "carry"),
    ("carry", "0"): ("1", "N", "halt"),
    ("carry", " "): ("1", "N", "halt"),
}
print([turing(rules, n) for n in ("0", "1", "1011", "111")])
try:
    turing(rules, "2")
except KeyError as error:
    print("no rule for", error)
