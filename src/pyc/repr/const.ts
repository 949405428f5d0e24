import type { CodeObject, Const } from '../code.ts';
import { complexRepr, floatRepr } from './float.ts';
import type { AnyPython } from '../types.ts';
import { bytesRepr, printableAscii, printableHere, strRepr, type Printable } from './str.ts';

/**
 * Length from which on a text is cut off with an ellipsis. References let a file of some hundred bytes stand for a value
 * whose `repr` no memory could hold.
 */
const MAX_LENGTH = 1_000_000;

/** Stands for the address in the `repr` of a code object, which has none in a file. */
const ADDRESS = '0xADDR';

/** `repr` of a code object (`code_repr` in Objects/codeobject.c). */
export function codeRepr(code: Pick<CodeObject, 'name' | 'filename' | 'firstlineno'>): string {
  return `<code object ${code.name} at ${ADDRESS}, file "${code.filename}", line ${code.firstlineno || -1}>`;
}

/** What is still to be written: text, a value, or the end of a container (so that one inside itself is noticed). */
type Todo = string | Const | { leave: object };

/** Members with commas between, in reverse: `todo` is taken from its end. */
function pushItems(todo: Todo[], open: string, items: readonly Const[], close: string, inside: object): void {
  todo.push({ leave: inside }, close);
  for (let i = items.length - 1; i >= 0; i--) {
    todo.push(items[i]);
    if (i > 0) todo.push(', ');
  }
  todo.push(open);
}

function pushEntries(todo: Todo[], open: string, entries: [Const, Const][], close: string): void {
  todo.push({ leave: entries }, close);
  for (let i = entries.length - 1; i >= 0; i--) {
    todo.push(entries[i][1], ': ', entries[i][0]);
    if (i > 0) todo.push(', ');
  }
  todo.push(open);
}

const RECURSIVE: Readonly<Record<string, string>> = { tuple: '(...)', list: '[...]', set: 'set(...)', dict: '{...}' };

/**
 * `repr` of a constant, as `dis` prints it. Sets and dictionaries print in the file's order; CPython's order of a frozenset
 * follows the hashes, which no file has. Without a version the newest one's characters are printable.
 */
export function constRepr(
  constant: Const,
  python: AnyPython = '3.15',
  printable: Printable = python === '2.7' ? printableAscii : printableHere,
): string {
  const todo: Todo[] = [constant];
  const inside = new Set<object>();
  const parts: string[] = [];
  let length = 0;
  while (todo.length > 0) {
    const next = todo.pop()!;
    let text: string;
    if (typeof next === 'string') {
      text = next;
    } else if ('leave' in next) {
      inside.delete(next.leave);
      continue;
    } else {
      text = begin(next, todo, inside, python, printable);
    }
    parts.push(text);
    length += text.length;
    if (length > MAX_LENGTH) return `${parts.join('').slice(0, MAX_LENGTH)}…`;
  }
  return parts.join('');
}

/** The text of a value without members; for a container its members are pushed and the text is empty. */
function begin(value: Const, todo: Todo[], inside: Set<object>, python: AnyPython, printable: Printable): string {
  switch (value.type) {
    case 'None':
    case 'Ellipsis':
      return value.type;
    case 'NULL':
      return '<NULL>';
    case 'StopIteration':
      return "<class 'StopIteration'>";
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return String(value.value) + (value.long ? 'L' : '');
    case 'float':
      return floatRepr(value.value);
    case 'complex':
      return complexRepr(value.real, value.imag);
    case 'str':
      return (python === '2.7' ? 'u' : '') + strRepr(value.value, printable, value.surrogatePairs);
    case 'bytes':
      return bytesRepr(value.value).slice(python === '2.7' ? 1 : 0);
    case 'code':
      return codeRepr(value.value);
    case 'slice':
      todo.push(')', value.step, ', ', value.stop, ', ', value.start, 'slice(');
      return '';
    case 'dict':
    case 'frozendict': {
      if (inside.has(value.entries)) return RECURSIVE.dict;
      if (value.type === 'frozendict' && value.entries.length === 0) return 'frozendict()';
      inside.add(value.entries);
      const [open, close] = value.type === 'dict' ? ['{', '}'] : ['frozendict({', '})'];
      pushEntries(todo, open, value.entries, close);
      return '';
    }
    default: {
      const { items } = value;
      if (inside.has(items)) return RECURSIVE[value.type];
      if (items.length === 0) return { tuple: '()', list: '[]', set: 'set()', frozenset: 'frozenset()' }[value.type];
      inside.add(items);
      const [open, close] = {
        tuple: ['(', items.length === 1 ? ',)' : ')'],
        list: ['[', ']'],
        set: python === '2.7' ? ['set([', '])'] : ['{', '}'],
        frozenset: python === '2.7' ? ['frozenset([', '])'] : ['frozenset({', '})'],
      }[value.type];
      pushItems(todo, open, items, close, items);
      return '';
    }
  }
}
