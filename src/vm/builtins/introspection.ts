/** What programs see of running code: frames, tracebacks, `locals`, `globals`, `vars`, `dir`. */
import { minor } from '../objects/version.ts';
import { attributesOf, getAttribute } from '../objects/attributes.ts';
import { dir } from '../objects/dir.ts';
import { frameObject, localsOf } from '../objects/frames.ts';
import { PyBuiltin, PyCode, PyFrame, PyStr, PyTraceback, PyType, type PyObject } from '../objects/model.ts';
import { address } from '../objects/repr.ts';
import { runtime } from '../objects/runtime.ts';
import { None, T, dict, int, list, str, typeError } from '../objects/types.ts';
import { functions, getters, methods, property } from './define.ts';
import { sortItems } from './functions.ts';

const frameOf = (self: PyObject) => (self as PyFrame).frame;

getters(T.frame, {
  f_back: (self) => {
    const { back } = frameOf(self);
    return back === null ? None : frameObject(back);
  },
  f_code: (self) => codeOf(self),
  f_globals: (self) => frameOf(self).globals,
  f_builtins: (self) => frameOf(self).builtins,
  f_locals: (self) => {
    const frame = frameOf(self);
    if (frame.locals === null && frame.prepared.code.flags & 1) return localsOf(frame);
    return frame.locals ?? dict();
  },
  f_lineno: (self) => {
    const frame = frameOf(self);
    const { line } = frame.instruction().position;
    if (minor < 11 && frame.next === 0) return int(frame.prepared.code.firstlineno);
    return line === null ? None : int(line);
  },
  f_lasti: (self) => {
    const frame = frameOf(self);
    return int(minor < 11 && frame.next === 0 ? -1 : frame.instruction().offset);
  },
});
methods(T.frame, {
  '__repr__ 0': ([self]) => {
    const { filename, name } = frameOf(self).prepared.code;
    const { line } = frameOf(self).instruction().position;
    return str(`<frame at ${address(self)}, file '${filename}', line ${line ?? 'None'}, code ${name}>`);
  },
});

function codeOf(self: PyObject): PyObject {
  const frame = frameOf(self);
  return frame.func?.code ?? new PyCode(T.code, frame.prepared.code);
}

const traceback = (self: PyObject): PyTraceback => self as PyTraceback;

getters(T.traceback, {
  tb_frame: (self) => frameObject(traceback(self).frame),
  tb_lineno: (self) => {
    const { line } = traceback(self);
    return line === null ? None : int(line);
  },
  tb_lasti: (self) => int(traceback(self).offset),
});
property(
  T.traceback,
  'tb_next',
  (self) => traceback(self).next ?? None,
  (self, value) => {
    if (value !== None && !(value instanceof PyTraceback))
      return typeError(`expected traceback object, got '${value?.type.name ?? 'NULL'}'`);
    traceback(self).next = value instanceof PyTraceback ? value : null;
  },
);
methods(T.traceback, { '__repr__ 0': ([self]) => str(`<traceback object at ${address(self)}>`) });

/** The functions that look at the frame which calls them. */
export const scopeFunctions: PyBuiltin[] = functions({
  'locals 0': () => localsOf(runtime().running()),
  'globals 0': () => runtime().running().globals,
  'vars 0-1': ([object]) => {
    if (!object) return localsOf(runtime().running());
    if (object instanceof PyType) return getAttribute(object, '__dict__');
    if (object.dict === null && !object.type.hasDict) return typeError('vars() argument must have __dict__ attribute');
    return attributesOf(object);
  },
  'dir 0-1': ([object]) => {
    const names: (PyObject | string)[] = object ? dir(object) : namesHere();
    return list(
      sortItems(
        names.map((name) => (typeof name === 'string' ? str(name) : name)),
        'sort',
        new Map(),
      ),
    );
  },
});

function namesHere(): string[] {
  const { keys } = localsOf(runtime().running());
  return keys.flatMap((key) => (key instanceof PyStr ? [key.s] : [])).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
