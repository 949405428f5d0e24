/** complex. */
import { callSpecial, typeLookup } from '../objects/attributes.ts';
import { nativeHash } from '../objects/compare.ts';
import { absolute } from '../objects/complex.ts';
import { complexRepr } from '../objects/decimal.ts';
import { nativeFormat } from '../objects/format-spec.ts';
import { tryIndex } from '../objects/indices.ts';
import { PyComplex, PyFloat, type PyObject, PyStr, type PyType } from '../objects/model.ts';
import { T, bool, complex, float, int, raise, str, typeError } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { arithmetic, comparisons, isNumber } from './arithmetic.ts';
import { constructor, members, methods, parameters } from './define.ts';
import { toFloatValue } from './float.ts';

const z = (self: PyObject): PyComplex => self as PyComplex;

const PART = '(?:\\d+(?:_\\d+)*\\.?(?:\\d+(?:_\\d+)*)?|\\.\\d+(?:_\\d+)*)(?:e[+-]?\\d+)?|inf(?:inity)?|nan';
const COMPLEX = new RegExp(`^(?:([+-]?(?:${PART}))|([+-]?(?:${PART})?)j|([+-]?(?:${PART}))([+-](?:${PART})?)j)$`, 'i');

/** What `complex` makes of a text; null where it is no complex number. */
function complexOf(text: string): PyComplex | null {
  const match = COMPLEX.exec(text.trim().replace(/^\(\s*(.*?)\s*\)$/s, '$1'));
  if (!match) return null;
  const part = (digits: string) =>
    Number(/^[+-]?$/.test(digits) ? `${digits}1` : digits.replaceAll('_', '').replace(/inf(inity)?/i, 'Infinity'));
  const [, real, imaginary, first, second] = match;
  if (real !== undefined) return complex(part(real), 0);
  return imaginary === undefined ? complex(part(first), part(second)) : complex(0, part(imaginary));
}

/** A part that `complex` is given: a number, or what stands for one. */
function complexPart(value: PyObject | undefined, which: 'real' | 'imag', alone: boolean): PyComplex | number {
  if (value === undefined) return 0;
  if (value instanceof PyComplex) return value;
  const given = which === 'real' ? callSpecial(value, '__complex__', []) : null;
  if (given instanceof PyComplex) return given;
  if (value instanceof PyFloat || tryIndex(value) !== null || typeLookup(value.type, '__float__') !== null)
    return toFloatValue(value);
  if (minor >= 14)
    return typeError(
      alone
        ? `complex() argument must be a string or a number, not ${value.type.name}`
        : `complex() argument '${which}' must be a real number, not ${value.type.name}`,
    );
  return typeError(
    which === 'real'
      ? `complex() first argument must be a string or a number, not '${value.type.name}'`
      : `complex() second argument must be a number, not '${value.type.name}'`,
  );
}

constructor(T.complex, ([type, ...given], keywords) => {
  const [real, imag] = parameters('complex', ['real', 'imag'], given, keywords ?? new Map());
  if (real instanceof PyStr && (minor < 14 || imag === undefined)) {
    if (imag !== undefined) return typeError("complex() can't take second arg if first is a string");
    return complexOf(real.s) ?? raise('ValueError', 'complex() arg is a malformed string');
  }
  if (minor < 14 && imag instanceof PyStr) return typeError("complex() second arg can't be a string");
  const a = complexPart(real, 'real', imag === undefined && keywords?.size !== 1);
  const b = complexPart(imag, 'imag', false);
  let [re, im] = typeof a === 'number' ? [a, 0] : [a.re, a.im];
  if (typeof b === 'number') im = typeof a === 'number' ? b : imag === undefined ? im : im + b;
  else [re, im] = [re - b.im, typeof a === 'number' ? b.re : im + b.re];
  return type === T.complex ? complex(re, im) : new PyComplex(type as PyType, re, im);
});
methods(T.complex, {
  '__repr__ 0': ([self]) => str(complexRepr(z(self).re, z(self).im)),
  '__format__ 1': ([self, spec]) => str(nativeFormat(self, (spec as PyStr).s)),
  '__hash__ 0': ([self]) => int(nativeHash(self)),
  '__bool__ 0': ([self]) => bool(z(self).re !== 0 || z(self).im !== 0),
  '__abs__ 0': ([self]) => float(absolute(z(self))),
  'conjugate 0': ([self]) => complex(z(self).re, -z(self).im),
  ...arithmetic(isNumber),
  ...comparisons(),
});
members(T.complex, { real: (self) => float(z(self).re), imag: (self) => float(z(self).im) });
