# Breaking lines, aligning them, indenting, diffs of two texts.
def wrap(text, width):
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line


def justify(line, width):
    words = line.split()
    if len(words) == 1:
        return line
    gaps = len(words) - 1
    spaces = width - sum(map(len, words))
    each, extra = divmod(spaces, gaps)
    return "".join(w + " " * (each + (n < extra) if n < gaps else 0) for n, w in enumerate(words))


text = "A line is broken where the next word would not fit any more, and not before."
for line in wrap(text, 20):
    print("|" + line.ljust(20) + "|" + line.rjust(20) + "|" + line.center(20, ".") + "|" + justify(line, 20) + "|")


def diff(old, new):
    if not old or not new:
        return [f"- {x}" for x in old] + [f"+ {x}" for x in new]
    if old[0] == new[0]:
        return [f"  {old[0]}"] + diff(old[1:], new[1:])
    without, with_ = diff(old[1:], new), diff(old, new[1:])
    return [f"- {old[0]}"] + without if len(without) <= len(with_) else [f"+ {new[0]}"] + with_


print("\n".join(diff("a b c d".split(), "a x c d e".split())))
print("\n".join(line.strip().expandtabs(4) for line in "  one\ttwo\n\tthree".splitlines()), "sPoNgE".swapcase(), "ab\tc".expandtabs())
