import type { MarshalTree } from './types.ts';

/** Key of what an object was read from. It is not enumerable: a copy that somebody changes has none. */
const SOURCE = Symbol('source');

interface Read {
  [SOURCE]?: Source;
}

/** Where the parts of an object stand, and what has been made of the tree so far. */
export interface Source {
  tree: MarshalTree;
  node: number;
  made: Made;
}

/** Objects made once each, by the node that they were read from: what references share stays one. */
export type Made = Map<number, Record<string, unknown>>;

/** What belongs to a node, made once. */
export function once<T>(made: Made, node: number, name: string, make: () => T): T {
  let parts = made.get(node);
  if (!parts) made.set(node, (parts = {}));
  return (parts[name] ??= make()) as T;
}

/** Descriptors of properties that are made when they are first asked for; for everybody else they are like any other. */
export type LazyProperties = PropertyDescriptorMap;

/**
 * A property read from the file when it is first asked for. It is the object's own and enumerable, so that copies have its
 * value. One descriptor serves all objects of a kind, which keeps them as small and fast as plain ones.
 */
export function lazyProperty(name: string, read: (source: Source) => unknown): PropertyDescriptor {
  return {
    configurable: true,
    enumerable: true,
    get(this: Required<Read>) {
      const source = this[SOURCE];
      return once(source.made, source.node, name, () => read(source));
    },
  };
}

/** Gives an object lazy properties, read from a node. */
export function withLazy<T extends object>(object: object, properties: LazyProperties, source: Source): T {
  Object.defineProperty(object, SOURCE, { value: source });
  return Object.defineProperties(object, properties) as T;
}

/** What the object was read from; undefined for one that was not. */
export function sourceOf(object: object): Source | undefined {
  return (object as Read)[SOURCE];
}
