# Caesar, Vigenere, a substitution, run lengths; and back.
def caesar(text, shift):
    out = []
    for ch in text:
        if ch.isupper():
            out.append(chr((ord(ch) - 65 + shift) % 26 + 65))
        elif ch.islower():
            out.append(chr((ord(ch) - 97 + shift) % 26 + 97))
        else:
            out.append(ch)
    return "".join(out)


def vigenere(text, key, sign=1):
    shifts = [ord(k) - ord("a") for k in key]
    return "".join(caesar(ch, sign * shifts[n % len(shifts)]) for n, ch in enumerate(text))


def runs(text):
    packed, at = "", 0
    while at < len(text):
        end = at
        while end < len(text) and text[end] == text[at]:
            end += 1
        packed += text[at] + (str(end - at) if end - at > 1 else "")
        at = end
    return packed


def unrun(packed):
    text, ch, digits = "", "", ""
    for c in packed + "\0":
        if c.isdigit():
            digits += c
        else:
            text += ch * int(digits or 1)
            ch, digits = c, ""
    return text


secret = caesar("Hello, World", 3)
print(secret, caesar(secret, -3), vigenere("attack", "lemon"), vigenere(vigenere("attack", "lemon"), "lemon", -1))
print(runs("aaabccdddd"), unrun("a3bc2d4"), runs(""))
table = str.maketrans("abc", "xyz", "!")
print("a!b!c".translate(table), {k: v for k, v in table.items() if v is None})
morse = dict(zip("EISH5T", [".", "..", "...", "....", ".....", "-"]))
print(" ".join(morse.get(ch, "?") for ch in "THESE".upper()))
