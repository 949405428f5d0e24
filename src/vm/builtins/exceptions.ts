/** The built-in exceptions' own behaviour. */
import { deriveGroup, groupMembers, newGroup, splitGroup } from '../objects/groups.ts';
import {
  PyBytes,
  PyException,
  PyInt,
  PyList,
  PyStr,
  PyTraceback,
  PyTuple,
  PyType,
  type PyObject,
} from '../objects/model.ts';
import { repr, text } from '../objects/repr.ts';
import { changed } from '../objects/runtime.ts';
import { None, T, bool, exceptions, list, str, tuple, typeError } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { badKeyword, constructor, getters, methods, property } from './define.ts';
import { addNote } from '../objects/exceptions.ts';

const e = (self: PyObject): PyException => self as PyException;
const named = (name: string): PyType => exceptions.get(name)!;
const base = named('BaseException');

constructor(base, ([type, ...args]) => new PyException(type as PyType, args));
methods(base, {
  '__init__ k': ([self, ...args], keywords) => {
    if (keywords.size > 0) return typeError(`${self.type.name}() takes no keyword arguments`);
    e(self).args = args;
    changed(self, 0, -1, args);
    return None;
  },
  '__str__ 0': ([self]) => {
    const { args } = e(self);
    return str(args.length === 0 ? '' : args.length === 1 ? text(args[0]) : repr(tuple(args)));
  },
  '__repr__ 0': ([self]) => {
    const { args } = e(self);
    return str(`${self.type.name}${args.length === 1 ? `(${repr(args[0])})` : repr(tuple(args))}`);
  },
  'with_traceback 1': ([self, traceback]) => {
    setTraceback(e(self), traceback);
    return self;
  },
  'add_note 1': ([self, note]) => {
    if (!(note instanceof PyStr))
      return typeError(
        minor < 14
          ? `note must be a str, not '${note.type.name}'`
          : `add_note() argument must be str, not ${note.type.name}`,
      );
    addNote(e(self), note);
    return None;
  },
});
property(
  base,
  'args',
  (self) => tuple(e(self).args),
  (self, value) => {
    if (value === null) return typeError('args may not be deleted');
    e(self).args = [...(value as PyTuple).items];
    changed(self, 0, -1, e(self).args);
  },
);
property(
  base,
  '__cause__',
  (self) => e(self).cause ?? None,
  (self, value) => {
    if (value === null) return typeError('__cause__ may not be deleted');
    if (value !== None && !(value instanceof PyException))
      return typeError('exception cause must be None or derive from BaseException');
    e(self).cause = value === None ? null : value;
    e(self).suppressContext = true;
  },
);
property(
  base,
  '__context__',
  (self) => e(self).context ?? None,
  (self, value) => {
    if (value === null) return typeError('__context__ may not be deleted');
    if (value !== None && !(value instanceof PyException))
      return typeError('exception context must be None or derive from BaseException');
    e(self).context = value instanceof PyException ? value : null;
  },
);
property(
  base,
  '__suppress_context__',
  (self) => bool(e(self).suppressContext),
  (self, value) => {
    if (value?.type !== T.bool) return typeError('attribute value type must be bool');
    e(self).suppressContext = value === bool(true);
  },
);

function setTraceback(self: PyException, value: PyObject | null): void {
  if (value === null) typeError('__traceback__ may not be deleted');
  if (value !== None && !(value instanceof PyTraceback)) typeError('__traceback__ must be a traceback or None');
  self.traceback = value instanceof PyTraceback ? value : null;
}
property(
  base,
  '__traceback__',
  (self) => e(self).traceback ?? None,
  (self, value) => setTraceback(e(self), value),
);

/** An attribute that a type of exception has of its own; None until it is set. */
function field(type: PyType, name: string, initial: (self: PyException) => PyObject = () => None): void {
  property(
    type,
    name,
    (self) => e(self).fields?.get(name) ?? initial(e(self)),
    (self, value) => {
      const fields = (e(self).fields ??= new Map());
      if (value === null) fields.delete(name);
      else fields.set(name, value);
    },
  );
}

field(named('StopIteration'), 'value', ({ args }) => args[0] ?? None);
field(named('SystemExit'), 'code', ({ args }) => (args.length > 1 ? tuple(args) : (args[0] ?? None)));

/** Types that take some of their attributes as keywords. */
const KEYWORDS: [string, string[], number][] = [
  ['AttributeError', ['name', 'obj'], 10],
  ['NameError', ['name'], 10],
  ['ImportError', ['name', 'path', 'name_from'], 7],
];
for (const [name, fields, since] of KEYWORDS) {
  const type = named(name);
  fields.forEach((one) => field(type, one));
  methods(type, {
    '__init__ k': ([self, ...args], keywords) => {
      if (keywords.size > 0 && minor < since) return typeError(`${self.type.name}() takes no keyword arguments`);
      e(self).args = args;
      changed(self, 0, -1, args);
      for (const [key, value] of keywords) {
        if (!fields.includes(key) || (key === 'name_from' && minor < 12)) badKeyword(name, key);
        (e(self).fields ??= new Map<string, PyObject>()).set(key, value);
      }
      return None;
    },
  });
}
field(named('ImportError'), 'msg', ({ args }) => (args.length === 1 ? args[0] : None));
methods(named('KeyError'), {
  '__str__ 0': ([self]) => {
    const { args } = e(self);
    return str(args.length === 1 ? repr(args[0]) : args.length === 0 ? '' : repr(tuple(args)));
  },
});

/** The type that `OSError(errno, …)` makes: Linux's numbers. */
const BY_ERRNO: Record<number, string> = {
  1: 'PermissionError',
  2: 'FileNotFoundError',
  3: 'ProcessLookupError',
  4: 'InterruptedError',
  10: 'ChildProcessError',
  11: 'BlockingIOError',
  13: 'PermissionError',
  17: 'FileExistsError',
  20: 'NotADirectoryError',
  21: 'IsADirectoryError',
  32: 'BrokenPipeError',
  103: 'ConnectionAbortedError',
  104: 'ConnectionResetError',
  108: 'BrokenPipeError',
  110: 'TimeoutError',
  111: 'ConnectionRefusedError',
  114: 'BlockingIOError',
  115: 'BlockingIOError',
};
const osError = named('OSError');
['errno', 'strerror', 'filename', 'filename2'].forEach((name) => field(osError, name));
constructor(osError, ([type, ...args]) => {
  let made = type as PyType;
  if (args.length < 2 || args.length > 5) return new PyException(made, args);
  const [errno, strerror, filename, , filename2] = args;
  if (made === osError && errno instanceof PyInt) made = named(BY_ERRNO[Number(errno.v)] ?? 'OSError');
  const named2 = filename !== undefined && filename !== None;
  const error = new PyException(made, named2 ? [errno, strerror] : args);
  error.fields = new Map([
    ['errno', errno],
    ['strerror', strerror],
  ]);
  if (named2) error.fields.set('filename', filename);
  if (filename2) error.fields.set('filename2', filename2);
  return error;
});
methods(osError, {
  // What __new__ has stored stays: the file name is no longer among the arguments.
  '__init__ k': ([self, ...args], keywords) => {
    if (keywords.size > 0) return typeError(`${self.type.name}() takes no keyword arguments`);
    if (e(self).fields === null) e(self).args = args;
    return None;
  },
  '__str__ 0': ([self]) => {
    const { args, fields } = e(self);
    const shown = (name: string) => fields?.get(name) ?? None;
    if (fields?.has('errno')) {
      const start = `[Errno ${text(shown('errno'))}] ${text(shown('strerror'))}`;
      if (!fields.has('filename')) return str(start);
      const second = fields.has('filename2') ? ` -> ${repr(shown('filename2'))}` : '';
      return str(`${start}: ${repr(shown('filename'))}${second}`);
    }
    return str(args.length === 1 ? text(args[0]) : args.length === 0 ? '' : repr(tuple(args)));
  },
});

/** UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError: what could not be converted, and where. */
const UNICODE: [string, string[], string][] = [
  ['UnicodeEncodeError', ['encoding', 'object', 'start', 'end', 'reason'], 'encode'],
  ['UnicodeDecodeError', ['encoding', 'object', 'start', 'end', 'reason'], 'decode'],
  ['UnicodeTranslateError', ['object', 'start', 'end', 'reason'], 'translate'],
];
for (const [name, fields, verb] of UNICODE) {
  const type = named(name);
  fields.forEach((one) => field(type, one));
  methods(type, {
    '__init__ k': ([self, ...args]) => {
      if (args.length !== fields.length)
        return typeError(`function takes exactly ${fields.length} arguments (${args.length} given)`);
      e(self).args = args;
      e(self).fields = new Map(fields.map((one, n) => [one, args[n]]));
      return None;
    },
    '__str__ 0': ([self]) => {
      const values = e(self).fields;
      if (values === null) return str('');
      const number = (one: string) => Number((values.get(one) as PyInt).v);
      const [start, end] = [number('start'), number('end')];
      const codec = values.has('encoding')
        ? `'${text(values.get('encoding')!)}' codec can't ${verb}`
        : "can't translate";
      const object = values.get('object')!;
      const reason = text(values.get('reason')!);
      if (end !== start + 1) {
        const what = object instanceof PyBytes ? 'bytes' : 'characters';
        return str(`${codec} ${what} in position ${start}-${end - 1}: ${reason}`);
      }
      if (object instanceof PyBytes)
        return str(`${codec} byte 0x${object.b[start].toString(16).padStart(2, '0')} in position ${start}: ${reason}`);
      const point = Array.from((object as PyStr).s)[start].codePointAt(0)!;
      const hex = (width: number) => point.toString(16).padStart(width, '0');
      const shown = point < 256 ? `\\x${hex(2)}` : point < 65536 ? `\\u${hex(4)}` : `\\U${hex(8)}`;
      return str(`${codec} character '${shown}' in position ${start}: ${reason}`);
    },
  });
}

const group = named('BaseExceptionGroup');
constructor(group, ([type, ...args]) => newGroup(type as PyType, args));
methods(group, {
  '__init__ k': ([self, ...args], keywords) => {
    if (keywords.size > 0) return typeError(`${self.type.name}() takes no keyword arguments`);
    e(self).args = args;
    return None;
  },
  '__str__ 0': ([self]) => {
    const count = groupMembers(e(self))!.length;
    return str(`${text(e(self).fields!.get('message')!)} (${count} sub-exception${count === 1 ? '' : 's'})`);
  },
  '__repr__ 0': ([self]) => {
    // From 3.14 on what the group holds, not the list that it was made from, which may have changed since.
    const [message, given] = e(self).args;
    const members = groupMembers(e(self))!;
    const shown = minor < 14 ? given : given instanceof PyList ? list(members) : tuple(members);
    return str(`${self.type.name}(${repr(message)}, ${repr(shown)})`);
  },
  'derive 1': ([self, members]) => deriveGroup(e(self), members),
  'split 1': ([self, condition]) => tuple(splitGroup(e(self), condition).map((part) => part ?? None)),
  'subgroup 1': ([self, condition]) => splitGroup(e(self), condition, false)[0] ?? None,
});
getters(group, {
  message: (self) => e(self).fields!.get('message')!,
  exceptions: (self) => e(self).fields!.get('exceptions')!,
});
