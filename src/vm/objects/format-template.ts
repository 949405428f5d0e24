/** `str.format` and `str.format_map` (Objects/stringlib/unicode_format.h). */
import { getAttribute } from './attributes.ts';
import { dictGetStr } from './dict.ts';
import { convert, format } from './format.ts';
import { PyDict, type Keywords, type PyObject } from './model.ts';
import { getItem } from './subscript.ts';
import { T, int, raise, str, valueError } from './types.ts';
import { minor } from './version.ts';

/** What fields are taken from: `args` is null for `format_map`. */
interface Source {
  args: PyObject[] | null;
  keywords: Keywords | PyObject | null;
  /** Number of the next field without a name; whether fields have numbers: null until the first of either kind. */
  next: number;
  automatic: boolean | null;
}

interface Field {
  name: string;
  conversion: string | null;
  spec: string;
  /** Whether there are fields in the specification. */
  nested: boolean;
  /** Where the text goes on. */
  end: number;
}

/** `template.format(*args, **keywords)`; `args` is null for `template.format_map(keywords)`. */
export function formatTemplate(
  template: string,
  args: PyObject[] | null,
  keywords: Keywords | PyObject | null,
): string {
  return expand(Array.from(template), { args, keywords, next: 0, automatic: null }, 2);
}

function expand(points: string[], source: Source, depth: number): string {
  if (depth <= 0) valueError('Max string recursion exceeded');
  let out = '';
  for (let at = 0; at < points.length;) {
    const one = points[at++];
    if (one !== '{' && one !== '}') {
      out += one;
      continue;
    }
    if (points[at] === one) {
      out += one;
      at++;
      continue;
    }
    if (one === '}' || at >= points.length) return valueError(`Single '${one}' encountered in format string`);
    const field = readField(points, at);
    at = field.end;
    let value = lookUp(field.name, source);
    if (field.conversion !== null) value = converted(value, field.conversion);
    const spec = field.nested ? expand(Array.from(field.spec), source, depth - 1) : field.spec;
    out += value.type === T.str && spec === '' ? (value as PyObject & { s: string }).s : format(value, spec);
  }
  return out;
}

function readField(points: string[], start: number): Field {
  let at = start;
  let one = '';
  let inBrackets = false;
  for (; at < points.length;) {
    one = points[at++];
    if (one === '{') return valueError("unexpected '{' in field name");
    if (one === '[') inBrackets = true;
    else if (one === ']') inBrackets = false;
    else if (!inBrackets && (one === '}' || one === ':' || one === '!')) break;
  }
  const isEnd = !inBrackets && (one === '}' || one === ':' || one === '!');
  if (!isEnd) return valueError("expected '}' before end of string");
  const field: Field = {
    name: points.slice(start, at - 1).join(''),
    conversion: null,
    spec: '',
    nested: false,
    end: at,
  };
  if (one === '}') return field;
  if (one === '!') {
    if (at >= points.length) return valueError('end of string while looking for conversion specifier');
    field.conversion = points[at++];
    if (at < points.length) {
      one = points[at++];
      if (one === '}') return { ...field, end: at };
      if (one !== ':') return valueError("expected ':' after conversion specifier");
    }
  }
  const from = at;
  for (let depth = 1; at < points.length;) {
    one = points[at++];
    if (one === '{') {
      field.nested = true;
      depth++;
    } else if (one === '}' && --depth === 0) return { ...field, spec: points.slice(from, at - 1).join(''), end: at };
  }
  return valueError("unmatched '{' in format spec");
}

function converted(value: PyObject, conversion: string): PyObject {
  if ('rsa'.includes(conversion)) return str(convert(value, conversion));
  const point = conversion.codePointAt(0)!;
  return valueError(
    `Unknown conversion specifier ${point > 32 && point < 127 ? conversion : `\\x${point.toString(16)}`}`,
  );
}

/** Whole digits of a name; null where it is another name. */
function numberIn(name: string): number | null {
  if (!/^\p{Nd}+$/u.test(name)) return null;
  const number = Number(name);
  return number > 2 ** 63 ? valueError('Too many decimal digits in format string') : number;
}

function lookUp(name: string, source: Source): PyObject {
  const cut = /[.[]/.exec(name)?.index ?? name.length;
  let value = first(name.slice(0, cut), source);
  for (let at = cut; at < name.length;) {
    const one = name[at++];
    if (one === '.') {
      const from = at;
      while (at < name.length && name[at] !== '.' && name[at] !== '[') at++;
      if (at === from) return valueError('Empty attribute in format string');
      value = getAttribute(value, name.slice(from, at));
    } else if (one === '[') {
      const end = name.indexOf(']', at);
      if (end < 0) return valueError("Missing ']' in format string");
      const key = name.slice(at, end);
      if (key === '') return valueError('Empty attribute in format string');
      const index = numberIn(key);
      value = getItem(value, index === null ? str(key) : int(index));
      at = end + 1;
    } else return valueError("Only '.' or '[' may follow ']' in format field specifier");
  }
  return value;
}

function first(name: string, source: Source): PyObject {
  let index = numberIn(name);
  if (name === '' || index !== null) {
    const automatic = name === '';
    source.automatic ??= automatic;
    if (source.automatic !== automatic)
      return valueError(
        automatic
          ? 'cannot switch from manual field specification to automatic field numbering'
          : 'cannot switch from automatic field numbering to manual field specification',
      );
    if (automatic) index = source.next++;
  }
  if (index === null) {
    const { keywords } = source;
    if (keywords === null) return raise('KeyError', name);
    if (keywords instanceof Map) return keywords.get(name) ?? raise('KeyError', name);
    if (keywords instanceof PyDict && !keywords.type.heap) return dictGetStr(keywords, name) ?? raise('KeyError', name);
    return getItem(keywords, str(name));
  }
  if (source.args === null) return valueError('Format string contains positional fields');
  if (index < source.args.length) return source.args[index];
  return raise(
    'IndexError',
    minor < 8 ? 'tuple index out of range' : `Replacement index ${index} out of range for positional args tuple`,
  );
}
