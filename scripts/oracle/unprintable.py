"""Prints as JSON where `str.isprintable` of the running CPython changes, from code point 0 on, which it calls not printable."""
import json
import sys

changes = []
was = False
for point in range(sys.maxunicode + 1):
    if chr(point).isprintable() != was:
        was = not was
        changes.append(point)
print(json.dumps(changes))
