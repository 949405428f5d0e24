import { atLeast, type AnyPython } from '../../pyc/index.ts';
import { FUTURE_FLAGS } from '../../pyc/versions/generated/future-flags.ts';
import { code, say, type Said } from '../shared/say.ts';

/** What a field of a code object is, in a sentence. Names as in Objects/codeobject.c and the data model of the reference. */
export function fieldSaid(name: string, python: AnyPython): Said[] {
  switch (name) {
    case 'argcount':
      return say`How many positional parameters there are, those before ${code('/')} and those with defaults included, ${code('*args')} not.`;
    case 'posonlyargcount':
      return say`How many of the positional parameters stand before ${code('/')}.`;
    case 'kwonlyargcount':
      return say`How many parameters can be given by keyword alone: those behind ${code('*')}.`;
    case 'nlocals':
      return say`How many local variables there are, parameters included.`;
    case 'stacksize':
      return say`How deep the value stack can get: so much room a frame of this code needs.`;
    case 'flags':
      return say`Bits that say what kind of code this is.`;
    case 'code':
      return atLeast(python, '3.6')
        ? say`The instructions: two bytes each, opcode and operand.`
        : say`The instructions: one byte each, and two more for an operand.`;
    case 'consts':
      return say`The constants that instructions load by their index, and the code objects of what is defined inside.`;
    case 'names':
      return say`Names that are looked up while the code runs: globals, built-ins, attributes, imported modules.`;
    case 'varnames':
      return say`Names of the parameters, then of the other local variables, in the order of their slots.`;
    case 'cellvars':
      return say`Local variables that functions inside use too: each is kept in a cell.`;
    case 'freevars':
      return say`Variables of a function around this one: their cells are handed over when the function is made.`;
    case 'localsplusnames':
      return say`Names of all slots of a frame: parameters, other locals, cells, free variables.`;
    case 'localspluskinds':
      return say`What each slot is, a byte each: 0x20 local, 0x40 cell, 0x80 free${atLeast(python, '3.12') ? ', 0x10 hidden' : ''}; bits add up.`;
    case 'filename':
      return say`The source file as it was called when it was compiled: tracebacks name it. Moving the file does not change it.`;
    case 'name':
      return say`The name of the function or class, or ${code('<module>')}, ${code('<lambda>')} and the like.`;
    case 'qualname':
      return say`The name with what it is inside of.`;
    case 'firstlineno':
      return say`The line at which the code begins; a decorator’s, where there is one. The line table counts from it.`;
    case 'linetable':
      return atLeast(python, '3.11')
        ? say`Which instruction comes from which lines and columns (PEP 657).`
        : atLeast(python, '3.10')
          ? say`Which instruction comes from which line (PEP 626).`
          : say`Which instruction comes from which line. This Python calls it ${code('co_lnotab')}.`;
    case 'exceptiontable':
      return say`Which instructions are inside of a ${code('try')} or ${code('with')}, and where an exception of theirs goes. While nothing is raised, it costs nothing.`;
    default:
      return say`A field of the code object.`;
  }
}

/** What a flag says. Source: Include/cpython/code.h and the documentation of `inspect`. */
const FLAGS: Record<string, string> = {
  OPTIMIZED: 'Local variables are in numbered slots.',
  NEWLOCALS: 'Each call has local variables of its own.',
  VARARGS: 'There is a *args parameter.',
  VARKEYWORDS: 'There is a **kwargs parameter.',
  NESTED: 'It is defined inside another function.',
  GENERATOR: 'There is a yield: calling it makes a generator.',
  NOFREE: 'It has neither cells nor free variables.',
  COROUTINE: 'It is an async function: calling it makes a coroutine.',
  ITERABLE_COROUTINE: 'A generator that can be awaited (types.coroutine).',
  ASYNC_GENERATOR: 'An async function with a yield: calling it makes an asynchronous generator.',
  HAS_DOCSTRING: 'The first constant is its docstring.',
  METHOD: 'It is defined in a class body.',
};

/** What a bit says that a `from __future__ import` leaves; null for any other. */
export function futureFlag(python: AnyPython, bit: number): { feature: string; name: string } | null {
  const found = FUTURE_FLAGS.find(({ pythons }) => pythons.includes(python))?.flags[String(bit)];
  return found ? { feature: found[0], name: found[1] } : null;
}

export function flagSaid(name: string, future: { feature: string } | null): string {
  if (future)
    return `Compiled with from __future__ import ${future.feature}. The name is that of the module __future__: dis has none for this bit.`;
  return FLAGS[name] ?? 'Neither dis nor __future__ has a name for this bit of the version.';
}
