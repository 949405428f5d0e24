/** Binding the arguments of a call to a function's slots (initialize_locals of Python/ceval.c), with its messages. */
import type { Frame } from './frame.ts';
import { dictGetStr, dictSet } from './objects/dict.ts';
import type { Keywords, PyFunction, PyObject } from './objects/model.ts';
import { minor } from './objects/version.ts';
import { dict, str, tuple, typeError } from './objects/types.ts';

const VARARGS = 4;
const VARKEYWORDS = 8;

const plural = (count: number): string => (count === 1 ? '' : 's');

/** `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`. */
function names(list: string[]): string {
  const quoted = list.map((name) => `'${name}'`);
  if (quoted.length < 3) return quoted.join(' and ');
  return `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)}`;
}

/** How messages name a function: up to 3.9 without what it is defined in. */
const nameOf = (func: PyFunction): string => (minor < 10 ? func.code.code.name : func.qualname);

function missing(func: PyFunction, kind: string, absent: string[]): never {
  return typeError(
    `${nameOf(func)}() missing ${absent.length} required ${kind} argument${plural(absent.length)}: ${names(absent)}`,
  );
}

function tooMany(func: PyFunction, given: number, fast: (PyObject | null)[]): never {
  const { argcount, kwonlyargcount } = func.code.code;
  const defaults = func.defaults.length;
  const takes = defaults > 0 ? `from ${argcount - defaults} to ${argcount}` : `${argcount}`;
  const many = defaults > 0 || argcount !== 1 ? 's' : '';
  const keywordOnly = fast.slice(argcount, argcount + kwonlyargcount).filter((value) => value !== null).length;
  const extra =
    keywordOnly > 0
      ? ` positional argument${plural(given)} (and ${keywordOnly} keyword-only argument${plural(keywordOnly)})`
      : '';
  const verb = given === 1 && keywordOnly === 0 ? 'was' : 'were';
  return typeError(`${nameOf(func)}() takes ${takes} positional argument${many} but ${given}${extra} ${verb} given`);
}

/** Fills the frame's first slots; raises TypeError as CPython does. */
export function bindArguments(frame: Frame, func: PyFunction, args: PyObject[], keywords: Keywords | null): void {
  const { code } = func.code;
  const { argcount, posonlyargcount, kwonlyargcount, flags } = code;
  const { fast } = frame;
  const total = argcount + kwonlyargcount;
  const positional = Math.min(args.length, argcount);
  for (let n = 0; n < positional; n++) fast[n] = args[n];
  if (flags & VARARGS) fast[total] = tuple(args.slice(positional));
  if (flags & VARKEYWORDS || keywords !== null) {
    const rest = dict();
    if (flags & VARKEYWORDS) fast[total + (flags & VARARGS ? 1 : 0)] = rest;
    for (const [name, value] of keywords ?? []) {
      const slot = code.localsplusnames.indexOf(name);
      if (slot >= posonlyargcount && slot < total) {
        if (fast[slot] !== null) typeError(`${nameOf(func)}() got multiple values for argument '${name}'`);
        fast[slot] = value;
      } else if (flags & VARKEYWORDS) dictSet(rest, str(name), value);
      else {
        const asKeywords = [...keywords!.keys()].filter((key) =>
          code.localsplusnames.slice(0, posonlyargcount).includes(key),
        );
        if (asKeywords.length > 0)
          typeError(
            `${nameOf(func)}() got some positional-only arguments passed as keyword arguments: '${asKeywords.join(', ')}'`,
          );
        typeError(`${nameOf(func)}() got an unexpected keyword argument '${name}'`);
      }
    }
  }
  if (args.length > argcount && !(flags & VARARGS)) tooMany(func, args.length, fast);
  const firstDefault = argcount - func.defaults.length;
  const absent: string[] = [];
  for (let n = positional; n < argcount; n++) {
    if (fast[n] !== null) continue;
    if (n < firstDefault) absent.push(code.localsplusnames[n]);
    else fast[n] = func.defaults[n - firstDefault];
  }
  if (absent.length > 0) missing(func, 'positional', absent);
  for (let n = argcount; n < total; n++) {
    if (fast[n] !== null) continue;
    const value = func.kwdefaults && dictGetStr(func.kwdefaults, code.localsplusnames[n]);
    if (value) fast[n] = value;
    else absent.push(code.localsplusnames[n]);
  }
  if (absent.length > 0) missing(func, 'keyword-only', absent);
}
