"""Prints as JSON what the running CPython (3.11 to 3.15) makes of fresh bytecode (`_co_code_adaptive`, what `dis` shows with adaptive=True).

counters   {name: number} first unit of an opcode's inline cache, where it is not left as it was
fused      [first name, second name, name that stands in the first one's place]
"""
import dis
import json
import opcode

CODE = (lambda: None).__code__
END = [opcode.opmap['NOP'], 0] * 3
ENTRIES = opcode._inline_cache_entries
NAMES = sorted(name for name, op in opcode.opmap.items() if op < 256 and not name.startswith('INSTRUMENTED_'))


def plain(name):
    op = opcode.opmap[name]
    units = ENTRIES.get(name, 0) if hasattr(ENTRIES, 'get') else ENTRIES[op]
    return [op, 0] + [0, 0] * units


def adaptive(code): return CODE.replace(co_code=bytes(code + END))._co_code_adaptive


def counters():
    found = {}
    for name in NAMES:
        code = plain(name)
        counter = int.from_bytes(adaptive(code)[2:4], 'little')
        if len(code) > 2 and counter: found[name] = counter
    return found


def fused():
    found = []
    for first in NAMES:
        for second in NAMES:
            shown = adaptive(plain(first) + plain(second))[0]
            if shown != opcode.opmap[first]: found.append([first, second, dis._all_opname[shown]])
    return found


print(json.dumps({'counters': counters(), 'fused': fused()}))
