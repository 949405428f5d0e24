/** How the recorder writes a value down: its text, or its parts. Runs no code of the program. */
import { latin } from './objects/latin.ts';
import { address } from './objects/repr.ts';
import { complexRepr, floatRepr } from './objects/decimal.ts';
import { bytesRepr, strRepr } from './objects/text.ts';
import {
  PyBuiltin,
  PyBytes,
  PyCell,
  PyCode,
  PyComplex,
  PyDescriptor,
  PyDict,
  PyException,
  PyFloat,
  PyFunction,
  PyGenerator,
  PyInt,
  PyInterpolation,
  PyIterator,
  PyLazyImport,
  PyList,
  PyMappingProxy,
  PySentinel,
  PyMethod,
  PyModule,
  PyObject,
  PyRange,
  PySet,
  PySlice,
  PyStr,
  PySuper,
  PyTagged,
  PyTemplate,
  PyTuple,
  PyType,
} from './objects/model.ts';
import { Ellipsis, False, None, NotImplemented, T, True, plainName } from './objects/types.ts';
import type { HeapContent } from './trace.ts';

/** A leaf has only a text; anything else says how to read what it holds now. */
export type Description =
  | { text: string; length?: number; shape?: undefined }
  | {
      shape: HeapContent['shape'];
      text: string;
      names: readonly string[];
      dict: PyDict | null;
      content: () => (PyObject | null)[];
    };

const MAX_ITEMS = 200;
const MAX_DIGITS = 1000;

function intText(v: number | bigint): { text: string; length?: number } {
  const text = String(v);
  if (text.length <= MAX_DIGITS) return { text };
  return { text: `${text.slice(0, MAX_DIGITS)}…`, length: text.length - (v < 0 ? 1 : 0) };
}

function leaf(object: PyObject): { text: string; length?: number } | null {
  if (object === None) return { text: 'None' };
  if (object === True) return { text: 'True' };
  if (object === False) return { text: 'False' };
  if (object === Ellipsis) return { text: 'Ellipsis' };
  if (object === NotImplemented) return { text: 'NotImplemented' };
  if (object.type.heap) return null;
  if (object instanceof PyInt) return intText(object.v);
  if (object instanceof PyStr) {
    const points: ArrayLike<string> = object.points ?? object.s;
    if (points.length <= MAX_ITEMS) return { text: strRepr(object.s) };
    return { text: `${strRepr(Array.from(points).slice(0, MAX_ITEMS).join(''))}…`, length: points.length };
  }
  if (object instanceof PyFloat) return { text: floatRepr(object.v) };
  if (object instanceof PyComplex) return { text: complexRepr(object.re, object.im) };
  if (object instanceof PyBytes && object.type === T.bytes) {
    if (object.b.length <= MAX_ITEMS) return { text: bytesRepr(object.b) };
    return { text: `${bytesRepr(object.b.slice(0, MAX_ITEMS))}…`, length: object.b.length };
  }
  if (object instanceof PyRange)
    return { text: `range(${object.start}, ${object.stop}${object.step == 1 ? '' : `, ${object.step}`})` };
  if (object instanceof PyCode) return { text: `<code object ${object.code.name}>` };
  if (object instanceof PyModule) return { text: `<module '${object.name}'>` };
  if (object instanceof PyType && !object.heap) return { text: `<class '${plainName(object)}'>` };
  if (object instanceof PyLazyImport) return { text: object.text };
  if (object instanceof PyTagged) return { text: `<int ${object.v}>` };
  if (object instanceof PyBuiltin && object.self === null)
    return {
      text:
        object.owner === null
          ? `<built-in function ${object.name}>`
          : `<${object.type === T.wrapperDescriptor ? 'slot wrapper' : 'method'} '${object.name}' of '${object.owner.name}' objects>`,
    };
  return null;
}

type Part = [string, PyObject | null];

/** Parts that do not change. */
function fixed(text: string, parts: Part[], dict: PyDict | null = null): Description {
  const named = parts.filter(([, value]) => value !== null);
  return {
    shape: 'parts',
    text,
    names: named.map(([name]) => name),
    dict,
    content: () => named.map(([, value]) => value),
  };
}

function numbered(values: readonly PyObject[], prefix: string): Part[] {
  return values.map((value, n) => [`${prefix}${n}`, value]);
}

/** What a value is made of, for the trace. */
export function describe(object: PyObject): Description {
  const text = leaf(object);
  if (text !== null) return text;
  if (object instanceof PyList || object instanceof PyTuple)
    return { shape: 'sequence', text: '', names: [], dict: null, content: () => object.items };
  if (object instanceof PySet)
    return {
      shape: 'sequence',
      text: '',
      names: [],
      dict: null,
      content: () => Array.from(object.table, (item) => item ?? null),
    };
  if (object instanceof PyDict)
    return {
      shape: 'mapping',
      text: '',
      names: [],
      dict: null,
      content: () => object.keys.flatMap((key, n) => (key === null ? [null, null] : [key, object.values[n]])),
    };
  return parts(object);
}

const CELL_PARTS = ['cell_contents'];

function parts(object: PyObject): Description {
  if (object instanceof PyCell)
    return { shape: 'parts', text: '<cell>', names: CELL_PARTS, dict: null, content: () => [object.value] };
  if (object instanceof PyFunction)
    return fixed(
      `<function ${object.qualname}>`,
      [
        ...numbered(object.defaults, 'default '),
        ['__kwdefaults__', object.kwdefaults],
        ['__closure__', object.closure],
      ],
      object.dict,
    );
  if (object instanceof PyMethod)
    return fixed('<bound method>', [
      ['__func__', object.func],
      ['__self__', object.self],
    ]);
  if (object instanceof PyBuiltin) return fixed(`<built-in method ${object.name}>`, [['__self__', object.self]]);
  if (object instanceof PySlice)
    return fixed('<slice>', [
      ['start', object.start],
      ['stop', object.stop],
      ['step', object.step],
    ]);
  if (object instanceof PyIterator) {
    const names = object.parts().map(([name]) => name);
    return {
      shape: 'parts',
      text: `<${object.type.name} object>`,
      names,
      dict: null,
      content: () => object.parts().map(([, value]) => value),
    };
  }
  if (object instanceof PyGenerator) return fixed(`<${object.type.name} ${object.qualname}>`, []);
  if (object instanceof PyType)
    return fixed(
      `<class '${object.name}'>`,
      object.bases.map((base, n): Part => [`base ${n}`, base]),
      object.attributes,
    );
  if (object instanceof PyException) {
    return {
      ...(fixed(`<${object.type.name}>`, [], object.dict) as Exclude<Description, { shape?: undefined }>),
      names: [],
      content: () => object.args,
    };
  }
  if (object instanceof PyDescriptor)
    return fixed(`<${object.type.name} object>`, [
      ['get', object.get],
      ['set', object.set],
      ['delete', object.del],
    ]);
  if (object instanceof PyTemplate)
    return fixed('<Template>', [
      ['strings', object.strings],
      ['interpolations', object.interpolations],
    ]);
  if (object instanceof PyInterpolation)
    return fixed('<Interpolation>', [
      ['value', object.value],
      ['expression', object.expression],
      ['conversion', object.conversion],
      ['format_spec', object.spec],
    ]);
  if (object instanceof PySentinel) return fixed('<sentinel>', [['__name__', object.name]]);
  if (object instanceof PyMappingProxy) return fixed('<mappingproxy>', [['mapping', object.mapping]]);
  if (object instanceof PySuper)
    return fixed('<super>', [
      ['__thisclass__', object.thisClass],
      ['__self__', object.self],
    ]);
  if (object instanceof PyBytes) return fixed(`<${object.type.name} ${latin(object.b).length}>`, []);
  if (object.type.hasDict && object.dict === null) object.dict = new PyDict(T.dict);
  return fixed(`<${object.type.name} object at ${address(object)}>`, [], object.dict);
}
