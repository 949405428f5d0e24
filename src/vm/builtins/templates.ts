/** t-strings (3.14+): string.templatelib's Template and Interpolation. */
import {
  PyInterpolation,
  PyIterator,
  PyStr,
  PyTemplate,
  type Keywords,
  type PyObject,
  type PyType,
} from '../objects/model.ts';
import { repr } from '../objects/repr.ts';
import { None, T, raise, str, tuple, typeError, valueError } from '../objects/types.ts';
import { dictSet } from '../objects/dict.ts';
import { constructor, getters, methods, parameters, property } from './define.ts';

const template = (self: PyObject): PyTemplate => self as PyTemplate;
const interpolation = (self: PyObject): PyInterpolation => self as PyInterpolation;
const NO_KEYWORDS: Keywords = new Map();

const readOnly = (type: PyType, table: Record<string, (self: PyObject) => PyObject>): void => {
  for (const [name, get] of Object.entries(table))
    property(type, name, get, () => raise('AttributeError', 'readonly attribute'));
};

/** A Template of strings and interpolations in any order: strings between two interpolations are joined. */
function templateOf(parts: readonly (PyStr | PyInterpolation)[]): PyTemplate {
  const strings = [''];
  const found: PyInterpolation[] = [];
  for (const part of parts)
    if (part instanceof PyStr) strings[strings.length - 1] += part.s;
    else {
      found.push(part);
      strings.push('');
    }
  return new PyTemplate(T.template, tuple(strings.map((text) => str(text))), tuple(found));
}

constructor(T.template, ([, ...parts], keywords) => {
  if (keywords?.size) return typeError('Template.__new__ only accepts *args arguments');
  for (const part of parts)
    if (!(part instanceof PyStr || part instanceof PyInterpolation))
      typeError(`Template.__new__ *args need to be of type 'str' or 'Interpolation', got ${part.type.name}`);
  return templateOf(parts as (PyStr | PyInterpolation)[]);
});
methods(T.template, {
  '__repr__ 0': ([self]) => {
    const { strings, interpolations } = template(self);
    return str(`Template(strings=${repr(strings)}, interpolations=${repr(interpolations)})`);
  },
  '__iter__ 0': ([self]) => templateIterator(template(self)),
});
readOnly(T.template, {
  strings: (self) => template(self).strings,
  interpolations: (self) => template(self).interpolations,
});
getters(T.template, {
  values: (self) => tuple(template(self).interpolations.items.map((one) => interpolation(one).value)),
});

/** Strings and interpolations by turns; an empty string is left out. */
function templateIterator({ strings, interpolations }: PyTemplate): PyIterator {
  let at = 0;
  const next = (): PyObject | null => {
    if (at > 2 * interpolations.items.length) return null;
    const place = at++;
    if (place % 2 === 1) return interpolations.items[(place - 1) / 2];
    const text = strings.items[place / 2];
    return text instanceof PyStr && text.s === '' ? next() : text;
  };
  return new PyIterator(T.templateIterator, next);
}
methods(T.templateIterator, {
  '__iter__ 0': ([self]) => self,
  '__next__ 0': ([self]) => (self as PyIterator).next() ?? raise('StopIteration'),
});

const textArgument = (name: string, value: PyObject | undefined): PyObject => {
  if (value !== undefined && !(value instanceof PyStr))
    typeError(`Interpolation() argument '${name}' must be str, not ${value.type.name}`);
  return value ?? str('');
};

constructor(T.interpolation, ([, ...args], keywords) => {
  const names = ['value', 'expression', 'conversion', 'format_spec'];
  const [value, expression, conversion, spec] = parameters('Interpolation', names, args, keywords ?? NO_KEYWORDS);
  if (value === undefined) return typeError("Interpolation() missing required argument 'value' (pos 1)");
  if (conversion !== undefined && conversion !== None) {
    if (!(conversion instanceof PyStr))
      typeError(`Interpolation() argument 'conversion' must be str, not ${conversion.type.name}`);
    else if (!['s', 'a', 'r'].includes(conversion.s))
      valueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
  }
  return new PyInterpolation(
    T.interpolation,
    value,
    textArgument('expression', expression),
    conversion ?? None,
    textArgument('format_spec', spec),
  );
});
methods(T.interpolation, {
  '__repr__ 0': ([self]) => {
    const { value, expression, conversion, spec } = interpolation(self);
    return str(`Interpolation(${[value, expression, conversion, spec].map((part) => repr(part)).join(', ')})`);
  },
});
readOnly(T.interpolation, {
  value: (self) => interpolation(self).value,
  expression: (self) => interpolation(self).expression,
  conversion: (self) => interpolation(self).conversion,
  format_spec: (self) => interpolation(self).spec,
});
dictSet(
  T.interpolation.attributes,
  str('__match_args__'),
  tuple(['value', 'expression', 'conversion', 'format_spec'].map((name) => str(name))),
);
