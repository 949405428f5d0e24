import { nodeType, resolve } from '../pyc/marshal/tree.ts';
import { TYPE } from '../pyc/marshal/types.ts';
import type { MarshalTree } from '../pyc/marshal/types.ts';
import type { Loaded } from './types.ts';

/** The name of the Python type that each type code stands for. */
const TYPE_NAMES: Readonly<Record<number, string>> = {
  [TYPE.NONE]: 'NoneType',
  [TYPE.FALSE]: 'bool',
  [TYPE.TRUE]: 'bool',
  [TYPE.STOPITER]: 'type',
  [TYPE.ELLIPSIS]: 'ellipsis',
  [TYPE.INT]: 'int',
  [TYPE.INT64]: 'int',
  [TYPE.LONG]: 'int',
  [TYPE.FLOAT]: 'float',
  [TYPE.BINARY_FLOAT]: 'float',
  [TYPE.COMPLEX]: 'complex',
  [TYPE.BINARY_COMPLEX]: 'complex',
  [TYPE.STRING]: 'bytes',
  [TYPE.INTERNED]: 'str',
  [TYPE.UNICODE]: 'str',
  [TYPE.ASCII]: 'str',
  [TYPE.ASCII_INTERNED]: 'str',
  [TYPE.SHORT_ASCII]: 'str',
  [TYPE.SHORT_ASCII_INTERNED]: 'str',
  [TYPE.TUPLE]: 'tuple',
  [TYPE.SMALL_TUPLE]: 'tuple',
  [TYPE.LIST]: 'list',
  [TYPE.DICT]: 'dict',
  [TYPE.SET]: 'set',
  [TYPE.FROZENSET]: 'frozenset',
  [TYPE.CODE]: 'code',
  [TYPE.SLICE]: 'slice',
  [TYPE.FROZENDICT]: 'frozendict',
};

/** What `marshal.loads` makes of an object that has been read: the name of its Python type, or what is raised. */
export function loadedFrom(tree: MarshalTree): Loaded {
  return tree.error ? { error: tree.error } : { type: TYPE_NAMES[nodeType(tree, resolve(tree, 0))] };
}
