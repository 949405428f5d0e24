"""Prints as JSON which forms a running CPython (3.11+) writes over the instructions of a program: PY live_forms.py HOW PROGRAM.pyc

HOW is `run`: the program is run RUNS times in one process, and the code in memory is read after each run;
`jit`: the same, more often, for what only an interpreter writes that compiles to machine code (with PYTHON_JIT=1, 3.14+);
or `events`: it is run while a tool listens to sys.monitoring (3.12+), to one event after the other.
Each form is printed with the places where it was first seen: {form: [[qualified name, first line, offset, when], ...]},
where `when` is the number of runs, or the name of the event. The bytes in memory are `co_code` with the forms (gh-90997).
"""
import contextlib
import dis
import io
import json
import marshal
import opcode
import sys
import types

RUNS = 40
JIT_RUNS = 400
# Places that are kept of each form.
PLACES = 12


def names():
    """By number, the names of everything that can stand in memory."""
    try:
        from _opcode_metadata import _specialized_opmap
        return {number: name for name, number in {**opcode.opmap, **_specialized_opmap, **instrumented()}.items()}
    except ImportError:
        # Up to 3.12 dis knows the specialised forms, and opcode.opname the others.
        table = getattr(dis, '_all_opname', opcode.opname)
        return {number: name for number, name in enumerate(table) if not name.startswith('<')}


def instrumented():
    from _opcode_metadata import opmap
    return {name: number for name, number in opmap.items() if name.startswith('INSTRUMENTED_')}


def codes_in(code):
    yield code
    for const in code.co_consts:
        if isinstance(const, types.CodeType):
            yield from codes_in(const)


def look(code, when, wanted, found):
    for each in codes_in(code):
        plain, live = each.co_code, each._co_code_adaptive
        offset = 0
        for instruction in dis.get_instructions(each):
            # What lies before, from the end of the one before: prefixes are instructions in memory of their own.
            for offset in range(instruction.offset, instruction.offset + 2, 2):
                if plain[offset] == live[offset]:
                    continue
                name = NAMES.get(live[offset], '<%d>' % live[offset])
                if not wanted(name):
                    continue
                places = found.setdefault(name, [])
                at = [each.co_qualname, each.co_firstlineno, offset]
                if len(places) < PLACES and all(place[:3] != at for place in places):
                    places.append(at + [when])


def run(code):
    with contextlib.redirect_stdout(io.StringIO()):
        exec(code, {'__name__': '__main__'})


def in_runs(code, runs, wanted):
    found = {}
    for count in range(1, runs + 1):
        run(code)
        look(code, count, wanted, found)
    return found


def of_the_compiler(name):
    return name.endswith('_JIT') and not name.endswith('_NO_JIT') or name == 'ENTER_EXECUTOR'


def in_events(path):
    found = {}
    monitoring = sys.monitoring
    events = [name for name in dir(monitoring.events) if name.isupper() and name != 'NO_EVENTS']
    for name in events:
        code = load(path)
        monitoring.use_tool_id(monitoring.DEBUGGER_ID, 'live forms')
        try:
            monitoring.set_events(monitoring.DEBUGGER_ID, getattr(monitoring.events, name))
        except ValueError:
            # Some events come with others only, such as C_RETURN with CALL.
            monitoring.free_tool_id(monitoring.DEBUGGER_ID)
            continue
        run(code)
        look(code, name, lambda form: form.startswith('INSTRUMENTED_'), found)
        monitoring.set_events(monitoring.DEBUGGER_ID, 0)
        monitoring.free_tool_id(monitoring.DEBUGGER_ID)
    return found


def load(path):
    with open(path, 'rb') as file:
        file.seek(16)
        return marshal.load(file)


NAMES = names()
how, path = sys.argv[1:]
if how == 'events':
    answer = in_events(path)
elif how == 'jit':
    assert sys._jit.is_enabled(), 'This interpreter compiles nothing to machine code.'
    answer = in_runs(load(path), JIT_RUNS, of_the_compiler)
else:
    answer = in_runs(load(path), RUNS, lambda name: True)
print(json.dumps(answer))
