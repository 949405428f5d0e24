/** set and frozenset with CPython's table (Objects/setobject.c), whose order programs can see. */
import { equal, hash, unhashable } from './compare.ts';
import { PyDict, PySet, PyStr, type PyObject } from './model.ts';
import { changed, lose, loseAll } from './runtime.ts';
import { T, checkLength } from './types.ts';
import { minor } from './version.ts';

const LINEAR_PROBES = 9;
const DUMMY = null;

const low = (h: number | bigint): number => (typeof h === 'number' ? h >>> 0 : Number(BigInt.asUintN(32, h)));

/** Slots in the order in which a hash probes them. */
function* probes(h: number | bigint, mask: number): Generator<number, never> {
  let i = (low(h) & mask) >>> 0;
  let perturb: bigint | null = null;
  for (;;) {
    const linear = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
    for (let n = 0; n <= linear; n++) yield i + n;
    perturb = (perturb ?? BigInt.asUintN(64, BigInt(h))) >> 5n;
    i = Number((BigInt(i) * 5n + 1n + perturb) & BigInt(mask));
  }
}

function matches(set: PySet, slot: number, item: PyObject, h: number | bigint): boolean {
  const entry = set.table[slot];
  if (!entry || set.hashes[slot] !== h) return false;
  if (entry === item) return true;
  if (entry instanceof PyStr && item instanceof PyStr && entry.type === T.str && item.type === T.str)
    return entry.s === item.s;
  return equal(entry, item);
}

/** The slot that holds an equal item, or the unused one where the search ends. */
function lookup(set: PySet, item: PyObject, h: number | bigint): number {
  for (const slot of probes(h, set.table.length - 1))
    if (set.table[slot] === undefined || matches(set, slot, item, h)) return slot;
  return -1;
}

/** `hash` of an item: from 3.14 on its TypeError says what the object was to be. */
function itemHash(item: PyObject): number | bigint {
  try {
    return hash(item);
  } catch (error) {
    throw unhashable(error, item, 'a set element');
  }
}

export function setFind(set: PySet, item: PyObject, h = itemHash(item)): boolean {
  return !!set.table[lookup(set, item, h)];
}

/**
 * Where a new item goes whose search ended at an unused slot: a slot on the way that an item was taken out of is used
 * again, the last one; 3.9 alone leaves those empty.
 */
function slotForNew(set: PySet, h: number | bigint, unused: number): number {
  if (set.fill === set.used || minor === 9) return unused;
  let free = unused;
  for (const slot of probes(h, set.table.length - 1)) {
    if (slot === unused) return free;
    if (set.table[slot] === DUMMY) free = slot;
  }
  return free;
}

function insertClean(table: PySet['table'], hashes: PySet['hashes'], item: PyObject, h: number | bigint): void {
  for (const slot of probes(h, table.length - 1))
    if (!table[slot]) {
      table[slot] = item;
      hashes[slot] = h;
      return;
    }
}

function resize(set: PySet, minimum: number): void {
  let size = 8;
  while (size <= minimum) size *= 2;
  const table: PySet['table'] = new Array(size).fill(undefined);
  const hashes: PySet['hashes'] = [];
  set.table.forEach((item, slot) => item && insertClean(table, hashes, item, set.hashes[slot]));
  set.table = table;
  set.hashes = hashes;
  set.fill = set.used;
  replaced(set);
}

function replaced(set: PySet): void {
  changed(
    set,
    0,
    -1,
    Array.from(set.table, (item) => item ?? null),
  );
}

/** Adds an item; false where an equal one was there. */
export function setAdd(set: PySet, item: PyObject, h = itemHash(item)): boolean {
  const found = lookup(set, item, h);
  if (set.table[found]) return false;
  const slot = slotForNew(set, h, found);
  set.table[slot] = item;
  set.hashes[slot] = h;
  set.used++;
  checkLength(set.used, 'a set');
  changed(set, slot, 1, [item]);
  if (slot !== found) return true;
  set.fill++;
  if (set.fill * 5 >= (set.table.length - 1) * 3) resize(set, set.used > 50000 ? set.used * 2 : set.used * 4);
  return true;
}

/** Takes an item out; false where it is not there. */
export function setDiscard(set: PySet, item: PyObject, h = itemHash(item)): boolean {
  const slot = lookup(set, item, h);
  if (!set.table[slot]) return false;
  removeSlot(set, slot);
  return true;
}

function removeSlot(set: PySet, slot: number): void {
  lose(set.table[slot] ?? null);
  set.table[slot] = DUMMY;
  set.hashes[slot] = -1;
  set.used--;
  changed(set, slot, 1, [null]);
}

/** After a difference: many slots that items were taken out of are done away with (set_difference_update_internal). */
export function setCompact(set: PySet): void {
  if (set.fill - set.used > (set.table.length - 1) >> 2) resize(set, set.used > 50000 ? set.used * 2 : set.used * 4);
}

export function setClear(set: PySet): void {
  loseAll(set.table.filter((item) => item).toReversed() as PyObject[]);
  set.table = new Array(8).fill(undefined);
  set.hashes = [];
  set.fill = set.used = 0;
  set.finger = 0;
  replaced(set);
}

/** Takes out the item that `set.pop` gives; null where the set is empty. */
export function setPop(set: PySet): PyObject | null {
  if (set.used === 0) return null;
  let slot = set.finger & (set.table.length - 1);
  while (!set.table[slot]) slot = (slot + 1) % set.table.length;
  const item = set.table[slot]!;
  removeSlot(set, slot);
  set.finger = slot + 1;
  return item;
}

/** Items with their hashes, which need not be asked for again. */
export const setEntries = (set: PySet): [PyObject, number | bigint][] =>
  set.table.flatMap((item, slot): [PyObject, number | bigint][] => (item ? [[item, set.hashes[slot]]] : []));

export const setItems = (set: PySet): PyObject[] => set.table.filter((item): item is PyObject => !!item);

/** Adds everything of another set, as CPython sizes the table for that. */
export function setMerge(set: PySet, other: PySet): void {
  if (set === other || other.used === 0) return;
  if ((set.fill + other.used) * 5 >= (set.table.length - 1) * 3) resize(set, (set.used + other.used) * 2);
  if (set.fill === 0) {
    if (set.table.length === other.table.length && other.fill === other.used) {
      set.table = other.table.slice();
      set.hashes = other.hashes.slice();
    } else other.table.forEach((item, slot) => item && insertClean(set.table, set.hashes, item, other.hashes[slot]));
    set.fill = set.used = other.used;
    replaced(set);
    return;
  }
  other.table.forEach((item, slot) => item && setAdd(set, item, other.hashes[slot]));
}

/** Adds the keys of a dict, as CPython sizes the table for that. */
export function setMergeDict(set: PySet, dict: PyDict): void {
  if ((set.fill + dict.size) * 5 >= (set.table.length - 1) * 3) resize(set, (set.used + dict.size) * 2);
  for (const key of dict.keys) if (key !== null) setAdd(set, key);
}

export function copySet(set: PySet, type = set.type): PySet {
  const copy = new PySet(type);
  setMerge(copy, set);
  return copy;
}
