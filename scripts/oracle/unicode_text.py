"""unicode_text.py: what str methods of this interpreter know of each character, as JSON.

`properties`: code points at which an answer changes, from "no" at 0 on. `cases`: [code point, code points it becomes].
"""
import json

CHARACTERS = [chr(point) for point in range(0x110000)]


def changes(test):
    found, before = [], False
    for point, character in enumerate(CHARACTERS):
        now = test(character)
        if now != before: found.append(point)
        before = now
    return found


def mapped(method, unless):
    return [[point, [ord(one) for one in method(character)]]
            for point, character in enumerate(CHARACTERS) if method(character) != unless(character)]


def is_cased(c): return c.isupper() or c.islower() or c.istitle()


def is_case_ignorable(c):
    """Whether the search for the letter before a final sigma passes over it."""
    if is_cased(c): return ('1' + c + '\u03a3').lower()[-1] == '\u03c3'
    return ('A' + c + '\u03a3').lower()[-1] == '\u03c2'


print(json.dumps({
    'properties': {
        'alpha': changes(str.isalpha),
        'decimal': changes(str.isdecimal),
        'digit': changes(str.isdigit),
        'numeric': changes(str.isnumeric),
        'upper': changes(str.isupper),
        'lower': changes(str.islower),
        'title': changes(lambda c: c.istitle() and not c.isupper()),
        'ignorable': changes(is_case_ignorable),
        'start': changes(str.isidentifier),
        'continue': changes(lambda c: ('a' + c).isidentifier()),
        'printable': changes(str.isprintable),
    },
    'cases': {
        'upper': mapped(str.upper, str),
        'lower': mapped(str.lower, str),
        'title': mapped(str.title, str.upper),
        'fold': mapped(str.casefold, str.lower),
    },
}))
