"""stack_effects.py: for each opcode of THIS interpreter, what dis.stack_effect says for some operands, as one JSON object.

{"NAME": [[operand or null, effect when it does not jump, effect when it jumps], ...]}
3.7 tells only the greater of the two: its rows have it alone, [operand or null, effect].
"""
import dis, json, sys

hasarg = getattr(dis, 'hasarg', None)
paths = [{'jump': False}, {'jump': True}] if sys.version_info >= (3, 8) else [{}]
out = {}
for name, number in sorted(dis.opmap.items()):
    if number >= 256 or name.startswith('INSTRUMENTED_'):
        continue
    takes = number in hasarg if hasarg is not None else number >= dis.HAVE_ARGUMENT
    rows = []
    for arg in (range(8) if takes else [None]):
        try:
            rows.append([arg] + [dis.stack_effect(number, arg, **jump) for jump in paths])
        except ValueError:
            pass
    if rows:
        out[name] = rows
json.dump(out, sys.stdout, separators=(',', ':'))
