/** Forms of reading and setting attributes and names: where the value is found decides. */
import { attribute, globalName, say } from '../ops/define.ts';
import { pushedAt } from '../explain.ts';
import { frameAt, namesOf } from '../read.ts';
import type { HeapObject, TraceValue } from '../trace.ts';
import {
  becomes,
  enteredFrames,
  exactType,
  heapOf,
  partsOf,
  peek,
  shown,
  stays,
  typed,
  type Seen,
  type Specialized,
} from './seen.ts';

export function loadGlobal(seen: Seen): Specialized {
  const name = seen.code.names[seen.arg >> 1];
  return namesOf(seen.trace, frameAt(seen.trace, seen.step).globals, seen.step).includes(name)
    ? becomes('LOAD_GLOBAL_MODULE', say`${globalName(name)} is a global name: its place in the module’s dict is kept.`)
    : becomes(
        'LOAD_GLOBAL_BUILTIN',
        say`${globalName(name)} is a built-in name: its place in the dict of builtins is kept.`,
      );
}

export function loadSuper(seen: Seen): Specialized {
  return seen.arg & 1
    ? becomes('LOAD_SUPER_ATTR_METHOD', say`super() is the built-in one, and a method of it is to be called.`)
    : becomes('LOAD_SUPER_ATTR_ATTR', say`super() is the built-in one.`);
}

/** The class of an instance of the program's own classes; null where its name is not the only one. */
function classOf(seen: Seen, value: TraceValue): HeapObject | null {
  if (value.kind !== 'object') return null;
  const found = seen.trace.heap.filter(({ origin, text }) => origin === 'class' && text === `<class '${value.type}'>`);
  return found.length === 1 ? found[0] : null;
}

const valueOf = (object: HeapObject): TraceValue => ({ kind: 'object', type: object.type, id: object.id });

/** What a class or its bases (one each) have under a name; undefined where they cannot be followed. */
function inClass(seen: Seen, from: HeapObject, name: string): TraceValue | null | undefined {
  for (let at: HeapObject = from; ;) {
    const parts = partsOf(seen, valueOf(at));
    const found = parts.find(([key]) => key === name);
    if (found) return found[1];
    const bases = parts.filter(([key]) => /^base \d+$/.test(key)).map(([, base]) => base);
    if (bases.length !== 1) return undefined;
    const base = heapOf(seen, bases[0]);
    if (base === null) return bases[0].kind === 'leaf' && bases[0].text === "<class 'object'>" ? null : undefined;
    at = base;
  }
}

/** Whether a value found on a class takes no part in reading through an instance. */
const isPlain = (seen: Seen, value: TraceValue): boolean =>
  value.kind === 'leaf' || (value.kind === 'object' && heapOf(seen, value)!.shape !== 'parts');

function fromClass(seen: Seen, owner: TraceValue, name: string): Specialized | null {
  const object = heapOf(seen, owner);
  if (object?.origin !== 'class') return null;
  const found = inClass(seen, object, name);
  const is = say`${shown(owner)} is a class`;
  if (!found) return null;
  const fits = exactType(seen, found) === 'function' || isPlain(seen, found);
  if (!fits) return stays(say`${is}, and ${attribute(name)} is made anew for each access.`);
  const meta = object.type !== 'type';
  if (seen.instruction.opname === 'LOAD_METHOD')
    return meta
      ? stays(say`${is} with a metaclass of its own.`)
      : becomes('LOAD_METHOD_CLASS', say`${is} that has ${attribute(name)}.`);
  if (seen.minor === 11) return stays(say`${is}: 3.11 has no form for that.`);
  if (!meta) return becomes('LOAD_ATTR_CLASS', say`${is} that has ${attribute(name)}.`);
  return seen.minor >= 14
    ? becomes(
        'LOAD_ATTR_CLASS_WITH_METACLASS_CHECK',
        say`${is} that has ${attribute(name)}, and a metaclass of its own.`,
      )
    : stays(say`${is} with a metaclass of its own.`);
}

export function loadAttr(seen: Seen): Specialized | null {
  const { minor } = seen;
  const forCall = seen.instruction.opname === 'LOAD_METHOD' || (minor >= 12 && (seen.arg & 1) === 1);
  const name = seen.code.names[minor === 11 ? seen.arg : seen.arg >> 1];
  const owner = peek(seen, 1);
  const family = seen.instruction.opname;
  const methodForm = minor === 11 ? 'LOAD_METHOD' : 'LOAD_ATTR_METHOD';
  if (exactType(seen, owner) === 'module')
    return becomes(`${family}_MODULE`, say`${typed(owner)}: the place in its dict is kept.`);
  const object = heapOf(seen, owner);
  if (object?.origin === 'class') return fromClass(seen, owner, name);
  if (object === null || object.origin === 'builtin') {
    const method = pushedAt(seen.trace, seen.step).some(
      ({ value }) => value.kind !== 'null' && value.type === 'method_descriptor',
    );
    if (forCall && method)
      return becomes(
        `${methodForm}_NO_DICT`,
        say`${typed(owner)}, which has no dict, and ${attribute(name)} is a method of its class.`,
      );
    return null;
  }
  const type = object.origin === 'user' ? classOf(seen, owner) : null;
  if (type === null) return null;
  const every = inClass(seen, type, '__getattribute__');
  if (every)
    return minor >= 12 && !forCall
      ? becomes(
          'LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN',
          say`The class of ${shown(owner)} has a __getattribute__ of its own: enter it.`,
        )
      : stays(say`The class of ${shown(owner)} has a __getattribute__ of its own.`);
  const found = inClass(seen, type, name);
  if (found === undefined || every === undefined) return subclassMethod(seen, owner, name, forCall);
  const slots = inClass(seen, type, '__slots__');
  const own = object.dict !== null && namesOf(seen.trace, object.dict, seen.step).includes(name);
  if (found === null || (own && isPlain(seen, found))) {
    if (!own)
      return enteredFrames(seen).length > 0
        ? stays(say`${attribute(name)} comes from __getattr__: there is no form for that.`)
        : null;
    return family === 'LOAD_METHOD'
      ? stays(say`${attribute(name)} is no method but a value of the instance.`)
      : becomes(
          'LOAD_ATTR_INSTANCE_VALUE',
          say`${attribute(name)} is a value of the instance ${shown(owner)}: its place is kept.`,
        );
  }
  switch (exactType(seen, found)) {
    case 'function':
      if (!forCall) return stays(say`${attribute(name)} is a method, which has to be bound to ${shown(owner)}.`);
      return becomes(
        `${methodForm}_${slots ? 'NO_DICT' : 'WITH_VALUES'}`,
        say`${attribute(name)} is a method of the class of ${shown(owner)}: push it with its self, without binding it.`,
      );
    case 'property':
      return minor >= 12 && !forCall
        ? becomes('LOAD_ATTR_PROPERTY', say`${attribute(name)} is a property: enter its function.`)
        : stays(say`${attribute(name)} is a property: there is no form for that here.`);
    case 'member_descriptor':
      return family === 'LOAD_ATTR'
        ? becomes('LOAD_ATTR_SLOT', say`${attribute(name)} is one of __slots__: its place is kept.`)
        : null;
    case 'classmethod':
    case 'staticmethod':
      return stays(say`${attribute(name)} is a ${exactType(seen, found) ?? ''}: there is no form for that.`);
  }
  if (!isPlain(seen, found)) return null;
  return minor >= 13
    ? becomes(
        `LOAD_ATTR_NONDESCRIPTOR_${slots ? 'NO_DICT' : 'WITH_VALUES'}`,
        say`${attribute(name)} is a plain value of the class of ${shown(owner)}.`,
      )
    : stays(say`${attribute(name)} is a plain value of the class: there is no form for that.`);
}

/** A method of a subclass of a built-in class. */
function subclassMethod(seen: Seen, owner: TraceValue, name: string, forCall: boolean): Specialized | null {
  const method = pushedAt(seen.trace, seen.step).some(
    ({ value }) => value.kind !== 'null' && value.type === 'function',
  );
  if (!forCall || !method || heapOf(seen, owner)?.shape === 'parts') return null;
  const why = say`${attribute(name)} is a method of ${shown(owner)}, an instance of a subclass of a built-in class.`;
  return seen.minor >= 13 ? becomes('LOAD_ATTR_METHOD_LAZY_DICT', why) : stays(why);
}

export function storeAttr(seen: Seen): Specialized | null {
  const owner = peek(seen, 1);
  const object = heapOf(seen, owner);
  const name = seen.code.names[seen.arg];
  if (object?.origin === 'class') return stays(say`${shown(owner)} is a class: there is no form for that.`);
  const type = object?.origin === 'user' ? classOf(seen, owner) : null;
  if (type === null || inClass(seen, type, '__setattr__') !== null) return null;
  const found = inClass(seen, type, name);
  if (found === undefined) return null;
  if (found !== null && exactType(seen, found) === 'member_descriptor')
    return becomes('STORE_ATTR_SLOT', say`${attribute(name)} is one of __slots__: its place is kept.`);
  if (found !== null && !isPlain(seen, found)) return null;
  return becomes(
    'STORE_ATTR_INSTANCE_VALUE',
    say`${attribute(name)} is a value of the instance ${shown(owner)}: its place is kept.`,
  );
}
