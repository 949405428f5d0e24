"""One of every kind of constant that a .pyc can hold."""
small, negative, large = 7, -1, 4_000_000_000
huge = 123456789012345678901234567890
tenth, minus_zero, infinite = 0.1, -0.0, 1e999
turn = 2j
raw = b"\x00\xff\r\n"
plain = "spam"
sentence = "spaces, so not a name"
latin = "café"
snake = "🐍"
lone = "\ud800"
repeated = "0123456789" * 30
nothing, yes, dots = None, True, ...
nested = (1, ("two", (3.0, b"four")))
is_prime = small in {2, 3, 5, 7}
middle = plain[1:3]


def shout(text, mark="!"):
    """Return the text in capitals."""
    return text.upper() + mark


print(huge, is_prime, middle, len(repeated), shout(latin) == "CAFÉ!")
