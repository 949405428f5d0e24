/** mappingproxy: what `__dict__` of a class is, a view that cannot be written through. */
import { PyMappingProxy, type PyDict, type PyObject } from '../objects/model.ts';
import { callMethod, typeLookup } from '../objects/attributes.ts';
import { compare } from '../objects/compare.ts';
import { binary } from '../objects/operators.ts';
import { contains } from '../objects/contains.ts';
import { getIterator } from '../objects/iterators.ts';
import { length } from '../objects/length.ts';
import { repr } from '../objects/repr.ts';
import { getItem } from '../objects/subscript.ts';
import { T, bool, int, str } from '../objects/types.ts';
import { methods } from './define.ts';

const mapping = (self: PyObject): PyDict => (self as PyMappingProxy).mapping;
const plain = (object: PyObject): PyObject => (object instanceof PyMappingProxy ? object.mapping : object);

/** A method of the mapping itself. */
const through =
  (name: string) =>
  ([self, ...args]: PyObject[]): PyObject =>
    callMethod(typeLookup(mapping(self).type, name)!, mapping(self), args);

methods(T.mappingproxy, {
  '__getitem__ 1': ([self, key]) => getItem(mapping(self), key),
  '__contains__ 1': ([self, key]) => bool(contains(mapping(self), key)),
  '__len__ 0': ([self]) => int(length(mapping(self))),
  '__iter__ 0': ([self]) => getIterator(mapping(self)),
  '__reversed__ 0': through('__reversed__'),
  '__repr__ 0': ([self]) => str(`mappingproxy(${repr(mapping(self))})`),
  '__str__ 0': ([self]) => str(repr(mapping(self))),
  '__eq__ 1': ([self, other]) => compare(mapping(self), plain(other), '=='),
  '__ne__ 1': ([self, other]) => compare(mapping(self), plain(other), '!='),
  '__or__ 1': ([self, other]) => binary(mapping(self), plain(other), '|'),
  '__ror__ 1': ([self, other]) => binary(plain(other), mapping(self), '|'),
  'get 1-2': through('get'),
  'keys 0': through('keys'),
  'values 0': through('values'),
  'items 0': through('items'),
  'copy 0': through('copy'),
});
