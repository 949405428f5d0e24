#!/usr/bin/env python
"""trace_oracle.py [options] PROG.py|PROG.pyc [args...]

Run PROG as __main__ under THIS interpreter (2.7, 3.6 to 3.15) and write one JSON line per event:
  {"e":"start", "version", "program", "hashseed"}
  {"e":"call","f":frame,"q":qualname,"L":{...}}         a frame was entered or resumed
  {"e":"op","f":..,"o":offset,"n":opname,"a":arg,"l":line,"s":[stack, bottom first],
        "L":{locals, only when changed},"B":[[type,handler,level]..] (<=3.10),"out":stdout bytes so far}
  {"e":"exc","f":..,"t":type,"v":value,"o":offset}      {"e":"ret","f":..,"v":value,"o":offset}   (yields too)
  {"e":"end","stdout","exc","steps","errors","nerrors"}
The state is that BEFORE the instruction at offset "o" runs.  "<NULL>" is an empty stack slot, "<int N>" a tagged integer
of the interpreter (3.14 and later), which is no Python object.  Names with a leading dot are the namespace of a module or
class frame; the others are fast locals, cells and free variables.

Options: --root DIR    trace code whose co_filename is under DIR (default: the program's folder)
         --out FILE    write there instead of stdout
         --limit N     stop recording after N steps
         --monitor     3.12+: INSTRUCTION events of sys.monitoring in place of sys.settrace (only "op" lines)

Where the stack is (64-bit builds with the GIL):
  <=3.9  PyFrameObject.f_valuestack .. f_stacktop    (stored before the tracer is called)
  3.10   PyFrameObject.f_valuestack + f_stackdepth   (same)
  3.11   _PyInterpreterFrame.localsplus[n:stacktop]  (same)
  3.12, 3.13  stacktop is -1 in an opcode event: the depth is computed from dis.stack_effect and the exception table
  3.14+  _PyInterpreterFrame.stackpointer (stored); a slot is a tagged word: low bits 00 object, 01 object whose
         reference is borrowed or immortal (mask the bit), 11 integer << 2, and the word 1 is NULL
  <=3.6  no f_trace_opcodes: the line table is rewritten so that each instruction is a line of its own
Set PYTHONHASHSEED=0.
"""
from __future__ import print_function
import sys, io, os, json, dis, types, ctypes, marshal

V = sys.version_info[:2]
PY2 = V[0] == 2
TAGGED = V >= (3, 14)
P = ctypes.sizeof(ctypes.c_void_p)
_word = ctypes.c_size_t.from_address
_i32 = ctypes.c_int.from_address

# ---------------------------------------------------------------- text of a value
FUNC = types.FunctionType
GEN = tuple(t for t in (types.GeneratorType, getattr(types, 'CoroutineType', None),
                        getattr(types, 'AsyncGeneratorType', None)) if t)
CELL = type((lambda x: lambda: x)(0).__closure__[0])
STR = (str,) if not PY2 else (str, unicode)   # noqa
INT = (int,) if not PY2 else (int, long)      # noqa
SIMPLE = STR + INT + (float, bool, tuple, frozenset, type(None)) + (() if PY2 else (bytes,))
FROZENDICT = getattr(__import__('builtins'), 'frozendict', None) if not PY2 else None
TEMPLATE, INTERPOLATION = eval("type(t''), type(t'{0}'.interpolations[0])") if V >= (3, 14) else (None, None)
LAZY = getattr(types, 'LazyImportType', None)
_args = BaseException.__dict__['args'].__get__
_name = type.__dict__['__name__'].__get__
SINGLE = {id(None): 'None', id(True): 'True', id(False): 'False', id(Ellipsis): 'Ellipsis',
          id(NotImplemented): 'NotImplemented'}
_ascii = repr if PY2 else ascii
MAXITEMS, MAXDEPTH, MAXSTR = 12, 4, 100


def cut(o, text):
    return text(o) if len(o) <= MAXSTR else text(o[:MAXSTR]) + '...[%d]' % len(o)


def R(o, d=0, seen=()):
    """Canonical text of a value. Runs no user code."""
    s = SINGLE.get(id(o))
    if s: return s
    t = type(o)
    if t in INT: return str(o) if -(1 << 128) < o < (1 << 128) else hex(o)
    if t is float or t is complex: return repr(o)
    if t in STR: return cut(o, _ascii)
    if not PY2 and t is bytes: return cut(o, repr)
    if t in (tuple, list, dict, set, frozenset) or t is FROZENDICT: return container(o, t, d, seen)
    if t is range and not PY2: return repr(o)
    if t is slice: return 'slice(%s, %s, %s)' % tuple(R(x, d + 1, seen) for x in (o.start, o.stop, o.step))
    if t is FUNC: return '<function %s>' % getattr(o, '__qualname__', o.__name__)
    if t is types.MethodType: return '<method %s>' % R(o.__func__)
    if t is types.BuiltinFunctionType: return '<builtin %s>' % getattr(o, '__qualname__', o.__name__)
    if t is types.ModuleType: return '<module %s>' % o.__name__
    if t is types.CodeType: return '<code %s>' % o.co_name
    if t in GEN: return '<%s %s>' % (_name(t), getattr(o, '__qualname__', o.__name__))
    if t is TEMPLATE: return 'Template(%s, %s)' % (R(o.strings, d + 1, seen), R(o.interpolations, d + 1, seen))
    if t is INTERPOLATION:
        return 'Interpolation(%s)' % ', '.join(R(x, d + 1, seen) for x in (o.value, o.expression, o.conversion, o.format_spec))
    if t is LAZY: return repr(o)
    if t is CELL:
        try: return '<cell %s>' % R(o.cell_contents, d + 1, seen)
        except ValueError: return '<cell empty>'
    if issubclass(t, type): return '<class %s>' % _name(o)
    if issubclass(t, BaseException): return '<exc %s%s>' % (_name(t), R(_args(o), d + 1, seen))
    return '<%s object>' % _name(t)


def container(o, t, d, seen):
    if id(o) in seen: return '<cycle>'
    if d >= MAXDEPTH: return '<%s %d>' % (t.__name__, len(o))
    seen += (id(o),)
    items = []
    mapping = t is dict or t is FROZENDICT
    for n, x in enumerate(list(o)):
        if n == MAXITEMS: items.append('...[%d]' % len(o)); break
        # a value is looked up only where hashing the key runs no user code
        value = ': ' + R(t.__getitem__(o, x), d + 1, seen) if mapping and type(x) in SIMPLE else ''
        items.append(R(x, d + 1, seen) + value)
    body = ', '.join(items)
    if t is tuple: return '(' + body + (',)' if len(o) == 1 else ')')
    if t is list: return '[' + body + ']'
    if t is dict: return '{' + body + '}'
    return t.__name__ + '(' + body + ')'


# ---------------------------------------------------------------- facts about a code object
STOP = ('RETURN_VALUE', 'RETURN_CONST', 'RAISE_VARARGS', 'RERAISE', 'JUMP_FORWARD', 'JUMP_BACKWARD',
        'JUMP_BACKWARD_NO_INTERRUPT', 'JUMP_ABSOLUTE', 'INTERPRETER_EXIT')
JUMPS = set(dis.hasjrel) | set(dis.hasjabs)
JUMPS.discard(dis.opmap.get('END_ASYNC_FOR'))     # 3.14+ gives it a target, for events only: it does not jump


def has_arg(op):
    return op in dis.hasarg if V >= (3, 13) else op >= dis.HAVE_ARGUMENT


class Code(object):
    """Instruction table, names of the fast slots, computed stack depth per offset."""
    def __init__(self, co):
        self.co = co
        self.q = getattr(co, 'co_qualname', co.co_name)
        vs, cs, fs = list(co.co_varnames), list(co.co_cellvars), list(co.co_freevars)
        self.names = vs + [c for c in cs if V < (3, 11) or c not in vs] + fs
        self.ins = {}                                  # offset -> (name, arg, opcode, argval)
        if V >= (3, 4):
            for i in dis.get_instructions(co): self.ins[i.offset] = (i.opname, i.arg, i.opcode, i.argval)
        else: self.decode2(bytearray(co.co_code))
        self.order = sorted(self.ins)
        self.nxt = dict(zip(self.order, self.order[1:]))
        # EXTENDED_ARG prefixes and the instruction that they widen are ONE step, at the first prefix
        self.pre = {}
        for o in self.order[::-1]:
            if self.ins[o][0] == 'EXTENDED_ARG':
                n = self.nxt[o]; self.ins[o] = self.ins[n]; self.nxt[o] = self.nxt.get(n); self.pre[o] = n
        self.inner = set(self.pre.values()) - set(self.pre)      # 3.12+ sends an event at the widened instruction too
        self._depth = None
        self.conflict = 0

    def decode2(self, c):
        n = ext = 0
        while n < len(c):
            op = c[n]; a = None
            if op >= dis.HAVE_ARGUMENT:
                a = c[n + 1] | c[n + 2] << 8 | ext; ext = 0
                if op == dis.EXTENDED_ARG: ext = a << 16
            self.ins[n] = (dis.opname[op], a, op, a)
            n += 1 if a is None else 3

    @property
    def depth(self):
        if self._depth is None: self._depth = self.compute()
        return self._depth

    def effect(self, o, jump):
        name, arg, op, _ = self.ins[o]
        if V == (3, 11) and name in ('PRECALL', 'CALL'): return 0 if name == 'PRECALL' else -arg - 1   # dis has it the other way
        a = arg if has_arg(op) else None
        d = dis.stack_effect(op, a, jump=jump) if V >= (3, 8) else dis.stack_effect(op, a)
        return 1 if name == 'RETURN_GENERATOR' and d == 0 else d

    def compute(self):
        start = 1 if V == (3, 10) and self.co.co_flags & 0x2a0 else 0     # 3.10: GEN_START pops the value sent
        dep = {}; todo = [(0, start)]
        exc = dis._parse_exception_table(self.co) if V >= (3, 11) else []
        while todo:
            o, n = todo.pop()
            while o is not None:
                if o in dep:
                    if dep[o] != n: self.conflict += 1
                    break
                dep[o] = n
                for e in exc:
                    if e.start <= o <= e.end and e.target not in dep: todo.append((e.target, e.depth + (2 if e.lasti else 1)))
                name, arg, op, val = self.ins[o]
                if op in JUMPS: todo.append((val, n + self.effect(o, True)))
                if name in STOP: break
                n += self.effect(o, False); o = self.nxt.get(o)
        return dep


CODES = {}


def info(co):
    r = CODES.get(id(co))
    if r is None: r = CODES[id(co)] = Code(co)     # keeps co alive through .co
    return r


# ---------------------------------------------------------------- frame memory
_hold = ctypes.c_size_t()
_held = ctypes.py_object.from_address(ctypes.addressof(_hold))


def obj(address):
    """The object at an address, as a new reference."""
    _hold.value = address
    return _held.value


def slot(a):
    """What the slot at address a holds: None (NULL), the address of an object, or ('int', N)."""
    w = _word(a).value
    if not TAGGED: return w or None
    if w <= 1: return None
    tag = w & 3
    if tag == 3: return ('int', (w - (1 << 64) if w >> 63 else w) >> 2)
    return w & ~1 if tag < 2 else ('bad', hex(w))


def slots(a, n): return [slot(a + P * k) for k in range(n)]


def text(s):
    if s is None: return '<NULL>'
    return '<%s %s>' % s if type(s) is tuple else R(obj(s))


if V <= (3, 10):
    BLOCKS = {(2, 7): (128, 132), (3, 6): (128, 136), (3, 10): (104, 112)}.get(V, (112, 120))

    def stack_at(f, ci):
        """(address of the stack's bottom, depth or None where the frame does not store it)"""
        base = _word(id(f) + 64).value
        if V == (3, 10): return base, _i32(id(f) + 80).value
        top = _word(id(f) + 72).value
        return base, (top - base) // P if top else None

    def fast_at(f, ci): return _word(id(f) + 64).value - P * len(ci.names)

    def namespace_at(f): return id(f) + 48
else:
    BLOCKS = None
    LOCALSPLUS = 80 if TAGGED else 72
    NAMESPACE = 24 if V == (3, 11) else 40

    def iframe(f): return _word(id(f) + 24).value

    def stack_at(f, ci):
        fr = iframe(f); n = len(ci.names); base = fr + LOCALSPLUS + P * n
        if TAGGED: return base, (_word(fr + 64).value - base) // P
        top = _i32(fr + 64).value
        return base, (None if top < 0 else top - n)

    def fast_at(f, ci): return iframe(f) + LOCALSPLUS

    def namespace_at(f): return iframe(f) + NAMESPACE


def blocks(f):
    n = _i32(id(f) + BLOCKS[0]).value; p = id(f) + BLOCKS[1]
    return [[_i32(p + 12 * k).value, _i32(p + 12 * k + 4).value, _i32(p + 12 * k + 8).value] for k in range(n)]


HIDE = {'__builtins__', '__name__', '__file__', '__loader__', '__spec__', '__package__', '__doc__', '__cached__',
        '__annotations__', '__path__'}


def locals_of(f, ci):
    """Fast locals straight from memory; for module and class frames also the namespace dict."""
    r = {}
    base = fast_at(f, ci)
    for k, name in enumerate(ci.names):
        s = slot(base + P * k)
        if s is not None: r[name] = text(s)
    if not ci.co.co_flags & 2:
        a = _word(namespace_at(f)).value
        d = obj(a) if a else None
        if type(d) is dict:
            for k in list(d):
                if k not in HIDE: r['.' + str(k)] = R(d[k])
    return r


def check_layout(x):
    """Refuse to run where the offsets above do not fit this build."""
    f = sys._getframe(); ci = info(f.f_code)
    ok = P == 8 and slot(fast_at(f, ci)) == id(x) and not set('dt') & set(getattr(sys, 'abiflags', ''))   # debug, no GIL
    if not ok: sys.exit('trace_oracle: unknown frame layout in ' + sys.version)


# ---------------------------------------------------------------- the tracer
class Tracer(object):
    def __init__(self, root, rec, limit):
        self.root = root; self.rec = rec; self.limit = limit
        self.steps = 0
        self.fid = {}; self.nframes = 0           # id(frame) -> (number, code)
        self.lastL = {}; self.lastoff = {}
        self.errors = []
        self.raw = None                           # the program's stdout so far
        self.lines = {}; self.keep = []           # <=3.6: real lines of rewritten code objects

    def user(self, co): return co.co_filename.startswith(self.root)

    def frame_id(self, f):
        r = self.fid.get(id(f))
        if r is None or r[1] is not f.f_code:
            self.nframes += 1; r = self.fid[id(f)] = (self.nframes, f.f_code)
        return r[0]

    def emit(self, d):
        self.rec.append(d)

    def error(self):
        import traceback
        self.errors.append(traceback.format_exc())

    def glob(self, f, ev, arg):
        if ev != 'call' or not self.user(f.f_code): return None
        try:
            if V >= (3, 13): f.f_trace = self.local        # 3.13+: f_trace_opcodes is ignored while f_trace is unset
            if V >= (3, 7): f.f_trace_opcodes = True
            # a frame object may reuse the address of a dead one: a fresh frame has not run anything
            if id(f) in self.fid and self.is_fresh(f): del self.fid[id(f)]
            ci = info(f.f_code)
            n = self.frame_id(f)
            L = self.lastL[n] = locals_of(f, ci)
            self.emit({'e': 'call', 'f': n, 'q': ci.q, 'L': L})
        except Exception: self.error()
        return self.local

    def is_fresh(self, f):
        if V < (3, 11): return f.f_lasti == -1
        name, arg = info(f.f_code).ins.get(f.f_lasti, ('?', 1))[:2]
        return name == 'RESUME' and arg in (0, None)

    def local(self, f, ev, arg):
        try:
            if ev == 'opcode' or (ev == 'line' and V < (3, 7)): self.step(f, f.f_lasti)
            elif ev == 'exception':
                n = self.frame_id(f)
                self.emit({'e': 'exc', 'f': n, 't': _name(arg[0]), 'v': R(arg[1]), 'o': f.f_lasti})
            elif ev == 'return':
                n = self.frame_id(f)
                self.emit({'e': 'ret', 'f': n, 'v': R(arg), 'o': f.f_lasti})
        except Exception: self.error()
        return self.local

    def step(self, f, o):
        ci = info(f.f_code)
        last = self.lastoff.get(id(f), -9); self.lastoff[id(f)] = o
        if o in ci.inner or (o in ci.pre and last == o - 2 and last in ci.pre): return    # inside an EXTENDED_ARG run
        self.steps += 1
        if self.steps > self.limit: return
        base, stored = stack_at(f, ci)
        d = ci.depth.get(o) if stored is None else stored
        n = self.frame_id(f)
        if self.rec is not None:
            L = locals_of(f, ci)
            name, arg, op, val = ci.ins[o]
            r = {'e': 'op', 'f': n, 'o': o, 'n': name, 'a': arg, 'l': self.line(f), 's': [text(s) for s in slots(base, d or 0)]}
            if self.lastL.get(n) != L: r['L'] = self.lastL[n] = L
            if BLOCKS: r['B'] = blocks(f)
            if self.raw is not None: r['out'] = self.raw.tell()
            self.emit(r)

    def line(self, f):
        m = self.lines.get(id(f.f_code))
        return f.f_lineno if m is None else m.get(f.f_lasti)


def line_per_instruction(co, tr):
    """<=3.6: a copy of co in which every instruction starts its own line; remember the real lines."""
    ci = Code(co)
    real = {}; line = co.co_firstlineno; starts = dict(dis.findlinestarts(co))
    for o in ci.order: line = real[o] = starts.get(o, line)
    tab = bytearray()
    for a, b in zip(ci.order, ci.order[1:]): tab += bytearray([b - a, 1])
    consts = tuple(line_per_instruction(c, tr) if isinstance(c, types.CodeType) else c for c in co.co_consts)
    args = [co.co_argcount] + ([] if PY2 else [co.co_kwonlyargcount])
    args += [co.co_nlocals, co.co_stacksize, co.co_flags, co.co_code, consts, co.co_names, co.co_varnames, co.co_filename,
             co.co_name, co.co_firstlineno, bytes(tab), co.co_freevars, co.co_cellvars]
    new = types.CodeType(*args)
    tr.lines[id(new)] = real; tr.keep.append(new)
    return new


def rewrite_imports(tr, root):
    from importlib._bootstrap_external import SourceFileLoader as S
    old = S.source_to_code

    def source_to_code(self, data, path, **kw):
        c = old(self, data, path, **kw)
        return line_per_instruction(c, tr) if path.startswith(root) else c
    S.source_to_code = source_to_code


def monitor(tr):
    """3.12+: INSTRUCTION events by sys.monitoring; the frame is our caller's."""
    mon = sys.monitoring; E = mon.events; tool = 3
    mon.use_tool_id(tool, 'oracle')

    def on_instruction(co, offset):
        if not tr.user(co): return mon.DISABLE
        try: tr.step(sys._getframe(1), offset)
        except Exception: tr.error()
    mon.register_callback(tool, E.INSTRUCTION, on_instruction)
    mon.set_events(tool, E.INSTRUCTION)
    return lambda: (mon.set_events(tool, 0), mon.free_tool_id(tool))


def settrace(tr):
    if V >= (3, 7): sys._getframe().f_trace_opcodes = True       # 3.12: some frame must have it before settrace
    sys.settrace(tr.glob)
    return lambda: sys.settrace(None)


def load(prog, tr):
    data = open(prog, 'rb').read()
    if prog.endswith('.pyc'):
        co = marshal.loads(data[16 if V >= (3, 7) else 12 if V >= (3, 3) else 8:])
        tr.root = os.path.dirname(co.co_filename) + os.sep if os.path.isabs(co.co_filename) else co.co_filename
    else: co = compile(data, prog, 'exec', dont_inherit=True)
    if V >= (3, 7): return co
    if not PY2: rewrite_imports(tr, tr.root)
    return line_per_instruction(co, tr)


def main(argv):
    opt = {'--out': None, '--limit': '1000000', '--root': None}; flags = set(); i = 0
    while i < len(argv) and argv[i].startswith('--'):
        if argv[i] in opt: opt[argv[i]] = argv[i + 1]; i += 2
        else: flags.add(argv[i]); i += 1
    if i == len(argv): sys.exit(__doc__)
    check_layout(argv)
    prog = os.path.abspath(argv[i]); sys.argv = [prog] + argv[i + 1:]
    root = opt['--root'] or os.path.dirname(prog) + os.sep
    tr = Tracer(root, [], int(opt['--limit']))
    co = load(prog, tr)
    module = types.ModuleType('__main__'); module.__file__ = prog
    module.__dict__['__builtins__'] = __builtins__
    sys.path[0] = os.path.dirname(prog); sys.modules['__main__'] = module
    sys.dont_write_bytecode = True
    stdout = sys.stdout
    tr.raw = io.BytesIO()
    if PY2: sys.stdout = tr.raw
    else: sys.stdout = io.TextIOWrapper(tr.raw, encoding='utf-8', errors='surrogateescape', newline='\n', write_through=True)
    tr.emit({'e': 'start', 'version': '%d.%d.%d' % sys.version_info[:3], 'program': os.path.basename(prog),
             'hashseed': os.environ.get('PYTHONHASHSEED')})
    exc = None
    stop = monitor(tr) if '--monitor' in flags else settrace(tr)
    try:
        exec(co, module.__dict__)
        stop()
    except BaseException as e:
        stop()
        import traceback
        tb = [[os.path.basename(x[0]), x[1], x[2]] for x in traceback.extract_tb(sys.exc_info()[2]) if x[0].startswith(tr.root)]
        try: msg = str(e)
        except Exception: msg = '<unprintable>'
        exc = {'type': type(e).__name__, 'str': msg, 'repr': R(e), 'tb': tb}
    sys.stdout.flush()
    out = tr.raw.getvalue(); keep = sys.stdout; sys.stdout = stdout     # keep: closing the wrapper would close tr.raw
    end = {'e': 'end', 'stdout': out.decode('utf-8', 'replace'), 'exc': exc, 'steps': tr.steps, 'errors': tr.errors[:3], 'nerrors': len(tr.errors)}
    w = open(opt['--out'], 'w') if opt['--out'] else stdout
    for r in tr.rec + [end]: w.write(json.dumps(r) + '\n')
    w.flush()


if __name__ == '__main__': main(sys.argv[1:])
