import type { AnyPython, PycError } from '../types.ts';
import { checkCode } from './code-checks.ts';
import type { KnownParts } from './code-checks.ts';
import { floatErrorText } from './float-errors.ts';
import { parseFloatText } from './floats.ts';
import { findUnhashable, typeName } from './hashable.ts';
import { marshalRules } from './rules.ts';
import type { MarshalRules } from './rules.ts';
import { FLAG_REF, TYPE } from './types.ts';
import type { MarshalTree } from './types.ts';
import { findUtf8Error, utf8ErrorText } from './utf8-errors.ts';

/** `MAX_MARSHAL_STACK_DEPTH` of Python/marshal.c, 64-bit builds outside Windows. */
const MAX_DEPTH = 2000;

const EOF_OBJECT = 'EOF read where object expected';

/** Carries the error out of the reader; never leaves this module. */
class Damage {
  readonly error: PycError;
  constructor(offset: number, exception: string, message: string) {
    this.error = { offset, exception, message };
  }
}

/** What the reader is in the middle of. Depth is limited, so the stacks below have a fixed length. */
interface State {
  tree: MarshalTree;
  rules: MarshalRules;
  /** Next byte to read. */
  at: number;
  end: number;
  /** Containers that are still open, outermost first: node, members still to come, members already there. */
  openNode: Int32Array;
  openLeft: Float64Array;
  openDone: Float64Array;
  /** The key whose value comes next, for a dict. */
  openKey: Int32Array;
  depth: number;
  /** Nodes under construction that references must not point to yet. */
  reserved: Set<number>;
  hashable: Set<number>;
  known: KnownParts;
}

/** Node rows for a body of that many bytes: four times as many as most files need, and never more than there can be. */
const initialCapacity = (length: number) => Math.min(length, 64 + (length >> 2));

/** The column with more rows. The old one is given up at once, so that the two never wait together for a collection. */
function grown(column: Uint32Array<ArrayBuffer>, limit: number): Uint32Array<ArrayBuffer> {
  const rows = Math.min(limit, column.length + (column.length >> 1) + 16);
  return new Uint32Array(column.buffer.transfer(4 * rows));
}

function need(state: State, length: number): void {
  if (state.end - state.at < length) throw new Damage(state.at, 'EOFError', state.rules.tooShort);
}

function long(state: State): number {
  need(state, 4);
  const { bytes } = state.tree;
  const at = state.at;
  state.at = at + 4;
  return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
}

function byte(state: State): number {
  if (state.at >= state.end) throw new Damage(state.at, 'EOFError', state.rules.missingByte);
  return state.tree.bytes[state.at++];
}

/** A length that must fit a positive 32-bit integer; `what` is CPython's word for it. */
function size(state: State, what: string): number {
  const length = long(state);
  if (length < 0) throw new Damage(state.at - 4, 'ValueError', `bad marshal data (${what} size out of range)`);
  return length;
}

function skip(state: State, length: number): void {
  need(state, length);
  state.at += length;
}

function textFloat(state: State): void {
  const length = byte(state);
  need(state, length);
  const { bytes } = state.tree;
  if (parseFloatText(bytes, state.at, state.at + length) === null) {
    const message = floatErrorText(bytes, state.at, state.at + length, state.rules.quotesFloat);
    throw new Damage(state.at, 'ValueError', message);
  }
  state.at += length;
}

/** `r_PyLong`: 15-bit digits, the most significant one not zero. */
function longInteger(state: State): void {
  const count = long(state);
  if (count === -0x80000000) throw new Damage(state.at - 4, 'ValueError', 'bad marshal data (long size out of range)');
  const digits = Math.abs(count);
  const { bytes } = state.tree;
  for (let i = 0; i < digits; i++) {
    need(state, 2);
    const digit = bytes[state.at] | (bytes[state.at + 1] << 8);
    if (digit & 0x8000) throw new Damage(state.at, 'ValueError', 'bad marshal data (digit out of range in long)');
    if (digit === 0 && i === digits - 1)
      throw new Damage(state.at, 'ValueError', 'bad marshal data (unnormalized long data)');
    state.at += 2;
  }
}

function utf8String(state: State): void {
  const length = size(state, 'string');
  need(state, length);
  const { bytes } = state.tree;
  const error = findUtf8Error(bytes, state.at, state.at + length);
  if (error) {
    const message = utf8ErrorText(error, bytes, state.at, state.rules.codec);
    throw new Damage(state.at + error.start, 'UnicodeDecodeError', message);
  }
  state.at += length;
}

function reference(state: State): number {
  const start = state.at;
  const index = long(state);
  const { tree } = state;
  if (index < 0 || index >= tree.refCount || state.reserved.has(tree.refs[index]))
    throw new Damage(start, 'ValueError', state.rules.invalidReference);
  return tree.refs[index];
}

function remember(state: State, node: number): void {
  const { tree } = state;
  if (tree.refCount === tree.refs.length) tree.refs = grown(tree.refs, 0xffffffff);
  tree.refs[tree.refCount++] = node;
}

/** Members without a fixed number: a dict's, up to a NULL. */
const UNTIL_NULL = Infinity;

function open(state: State, node: number, members: number): void {
  const { depth } = state;
  state.openNode[depth] = node;
  state.openLeft[depth] = members;
  state.openDone[depth] = 0;
  state.depth = depth + 1;
}

/** Reads the next object up to its members. True where it is complete, false where members follow. */
function begin(state: State): boolean {
  const { tree } = state;
  const { bytes } = tree;
  const start = state.at;
  if (start >= state.end) throw new Damage(start, 'EOFError', EOF_OBJECT);
  if (state.depth >= MAX_DEPTH) throw new Damage(start, 'ValueError', 'recursion limit exceeded');
  const node = tree.count;
  if (node === tree.start.length) {
    tree.start = grown(tree.start, state.end);
    tree.next = grown(tree.next, state.end);
  }
  tree.start[node] = start;
  tree.next[node] = 0;
  tree.count = node + 1;
  state.at = start + 1;
  const shared = bytes[start] >= FLAG_REF;
  if (!state.rules.references && isFromVersion3(state.rules, bytes[start])) return unknownType(start);

  switch (bytes[start] & ~FLAG_REF) {
    case TYPE.NULL:
    case TYPE.NONE:
    case TYPE.STOPITER:
    case TYPE.ELLIPSIS:
    case TYPE.FALSE:
    case TYPE.TRUE:
      return true;
    case TYPE.REF:
      reference(state);
      return true;
    case TYPE.INT:
      skip(state, 4);
      break;
    case TYPE.INT64:
    case TYPE.BINARY_FLOAT:
      skip(state, 8);
      break;
    case TYPE.BINARY_COMPLEX:
      skip(state, 8);
      skip(state, 8);
      break;
    case TYPE.LONG:
      longInteger(state);
      break;
    case TYPE.FLOAT:
      textFloat(state);
      break;
    case TYPE.COMPLEX:
      textFloat(state);
      textFloat(state);
      break;
    case TYPE.STRING:
      skip(state, size(state, state.rules.bytesWord));
      break;
    case TYPE.ASCII:
    case TYPE.ASCII_INTERNED:
      skip(state, size(state, 'string'));
      break;
    case TYPE.SHORT_ASCII:
    case TYPE.SHORT_ASCII_INTERNED:
      skip(state, byte(state));
      break;
    case TYPE.INTERNED:
      if (state.rules.stringReferences) {
        skip(state, size(state, 'string'));
        remember(state, node);
        return true;
      }
      utf8String(state);
      break;
    case TYPE.UNICODE:
      utf8String(state);
      break;
    case TYPE.STRINGREF:
      if (!state.rules.stringReferences) return unknownType(start);
      reference(state);
      return true;
    case TYPE.SMALL_TUPLE:
      return members(state, node, shared, byte(state));
    case TYPE.TUPLE:
      return members(state, node, shared, size(state, 'tuple'));
    case TYPE.LIST:
      return members(state, node, shared, size(state, 'list'));
    case TYPE.SET:
      return members(state, node, shared, size(state, 'set'));
    case TYPE.FROZENSET:
      return members(state, node, shared, size(state, 'set'), true);
    case TYPE.DICT:
      return members(state, node, shared, UNTIL_NULL);
    case TYPE.FROZENDICT:
      if (!state.rules.frozendicts) return unknownType(start);
      return members(state, node, shared, UNTIL_NULL, true);
    case TYPE.SLICE:
      if (!state.rules.slices) return unknownType(start);
      return members(state, node, shared, 3, true);
    case TYPE.CODE: {
      members(state, node, shared, state.rules.codeLayout.objects.length, true);
      for (let i = 0; i < state.rules.codeLayout.integers.length; i++) long(state);
      return false;
    }
    default:
      return unknownType(start);
  }
  if (shared) remember(state, node);
  return true;
}

const FROM_VERSION_3 = new Set<number>([
  ...[TYPE.REF, TYPE.SMALL_TUPLE, TYPE.ASCII, TYPE.ASCII_INTERNED, TYPE.SHORT_ASCII, TYPE.SHORT_ASCII_INTERNED],
]);

/** Whether a type byte is one that only marshal's version 3 and later know. */
function isFromVersion3({ stringReferences }: MarshalRules, byte: number): boolean {
  return byte >= FLAG_REF || FROM_VERSION_3.has(byte) || (byte === TYPE.INTERNED && !stringReferences);
}

function unknownType(start: number): never {
  throw new Damage(start, 'ValueError', 'bad marshal data (unknown type code)');
}

/** Starts a container. Its reference number comes before its members'; `reserved` ones cannot be used until it is whole. */
function members(state: State, node: number, shared: boolean, count: number, reserved = false): boolean {
  if (shared) {
    remember(state, node);
    if (reserved && count > 0) state.reserved.add(node);
  }
  if (count === 0) return true;
  open(state, node, count);
  return false;
}

/** The word after "NULL object in marshal data for". */
function nullText(type: number): string {
  switch (type) {
    case TYPE.TUPLE:
    case TYPE.SMALL_TUPLE:
      return 'tuple';
    case TYPE.LIST:
      return 'list';
    case TYPE.SET:
    case TYPE.FROZENSET:
      return 'set';
    case TYPE.CODE:
      return 'code object';
    default:
      return 'object';
  }
}

/** Raises where a set or a dict refuses a member. */
function requireHashable(state: State, member: number, use: string): void {
  const type = findUnhashable(state.tree, member, state.hashable);
  if (type === null) return;
  const plain = `unhashable type: '${type}'`;
  const message = state.rules.namesUnhashableUse
    ? `cannot use '${typeName(state.tree, member)}' as a ${use} (${plain})`
    : plain;
  throw new Damage(state.tree.start[member], 'TypeError', message);
}

/** Whether a complete node is NULL. A slice, or before 3.11 a code object, with a NULL part is one too. */
type Value = 'object' | 'NULL';

/**
 * Closes the innermost open container. One that turned out NULL stays out of reach of references.
 */
function close(state: State, value: Value): number {
  const node = state.openNode[--state.depth];
  state.tree.next[node] = state.tree.count;
  if (value === 'object') state.reserved.delete(node);
  return node;
}

/** Hands a complete node to what holds it, and that one on in turn as long as it completes something. */
function finish(state: State, first: number): Value {
  const { tree, rules } = state;
  let node = first;
  let value: Value = (tree.bytes[tree.start[node]] & ~FLAG_REF) === TYPE.NULL ? 'NULL' : 'object';
  tree.next[node] = tree.count;
  while (state.depth > 0) {
    const top = state.depth - 1;
    const container = state.openNode[top];
    const type = tree.bytes[tree.start[container]] & ~FLAG_REF;
    const isDict = type === TYPE.DICT || type === TYPE.FROZENDICT;
    if (value === 'NULL') {
      // A NULL key ends a dict; so does a NULL value, whose key is dropped.
      if (isDict) value = 'object';
      else if (type !== TYPE.SLICE && (type !== TYPE.CODE || rules.nullInCodeRaises))
        throw new Damage(tree.start[node], 'TypeError', `NULL object in marshal data for ${nullText(type)}`);
      node = close(state, value);
      continue;
    }
    const done = ++state.openDone[top];
    if (isDict) {
      if (done % 2 === 0) requireHashable(state, state.openKey[top], 'dict key');
      else state.openKey[top] = node;
    } else if (type === TYPE.SET || type === TYPE.FROZENSET) {
      requireHashable(state, node, 'set element');
    } else if (type === TYPE.CODE && done === rules.codeLayout.objectsBeforeLine) {
      long(state);
    }
    if (done < state.openLeft[top]) return 'object';
    if (type === TYPE.CODE) {
      tree.next[container] = tree.count;
      const raised = checkCode(tree, container, rules.codeLayout, state.known);
      if (raised) throw new Damage(tree.start[container], ...raised);
    }
    node = close(state, value);
  }
  return value;
}

/** Ends the tree where it broke: what is open stays unfinished. */
function breakOff(state: State, error: PycError): void {
  const { tree } = state;
  const unfinished = Array.from(state.openNode.subarray(0, state.depth));
  const last = tree.count - 1;
  if (last >= 0 && tree.next[last] === 0 && !unfinished.includes(last)) unfinished.push(last);
  for (const node of unfinished) tree.next[node] = tree.count;
  tree.unfinished = unfinished;
  tree.error = error;
  tree.end = error.message === state.rules.tooShort ? state.end : state.at;
}

/**
 * Reads the marshalled object at `start` (bytes after it are ignored, as `marshal.loads` does) by a version's rules. Never
 * throws: what CPython raises is in `error`, and the tree has what came before the damage. Time and memory are bounded by
 * the bytes, whatever sizes they claim. Source: `r_object` in Python/marshal.c.
 */
export function readMarshal(bytes: Uint8Array, start: number, python: AnyPython): MarshalTree {
  const capacity = initialCapacity(Math.max(0, bytes.length - start));
  const tree: MarshalTree = {
    python,
    bytes,
    count: 0,
    start: new Uint32Array(capacity),
    next: new Uint32Array(capacity),
    refs: new Uint32Array(64),
    refCount: 0,
    end: start,
    unfinished: [],
    error: null,
  };
  const state: State = {
    tree,
    rules: marshalRules(python),
    at: start,
    end: bytes.length,
    openNode: new Int32Array(MAX_DEPTH),
    openLeft: new Float64Array(MAX_DEPTH),
    openDone: new Float64Array(MAX_DEPTH),
    openKey: new Int32Array(MAX_DEPTH),
    depth: 0,
    reserved: new Set(),
    hashable: new Set(),
    known: { names: new Set(), locals: new Map() },
  };
  try {
    let value: Value = 'object';
    do {
      const node = tree.count;
      if (begin(state)) value = finish(state, node);
    } while (state.depth > 0);
    if (value === 'NULL') throw new Damage(start, 'TypeError', 'NULL object in marshal data for object');
    tree.end = state.at;
  } catch (raised) {
    if (!(raised instanceof Damage)) throw raised;
    breakOff(state, raised.error);
  }
  return tree;
}
