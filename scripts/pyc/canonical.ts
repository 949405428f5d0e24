/** The canonical text of a value of a trace, as `scripts/oracle/trace_oracle.py` writes values of a real interpreter. */
import { strRepr } from '../../src/pyc/index.ts';
import { contentAt, typeAt } from '../../src/vm/index.ts';
import type { HeapContent, Trace, TraceValue } from '../../src/vm/index.ts';

const MAX_ITEMS = 12;
const MAX_DEPTH = 4;
const MAX_STR = 100;

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', '\\': '\\', "'": "'", '"': '"' };

/** The characters that a `repr` of str or bytes stands for. */
function unquote(text: string): string {
  return text
    .replace(/^b?['"]|['"]…?$/g, '')
    .replace(/\\(?:x(..)|u(....)|U(.{8})|(.))/gs, (_, x, u, long, one) =>
      one !== undefined ? ESCAPES[one] : String.fromCodePoint(parseInt(x ?? u ?? long, 16)),
    );
}

/** `ascii` or (bytes) `repr` of at most 100 characters. */
function cut(text: string, length: number | undefined): string {
  const isBytes = text.startsWith('b');
  const points = Array.from(unquote(text));
  const size = length ?? points.length;
  const shown = isBytes ? text : asciiOf(points.join(''));
  if (size <= MAX_STR) return shown;
  const short = points.slice(0, MAX_STR).join('');
  return `${isBytes ? 'b' + bytesText(short) : asciiOf(short)}...[${size}]`;
}

/** `repr` of Latin-1 characters as bytes, without the `b`. */
function bytesText(s: string): string {
  const mark = s.includes("'") && !s.includes('"') ? '"' : "'";
  const shown = Array.from(s, (one) => {
    const code = one.charCodeAt(0);
    if (one === mark || one === '\\') return '\\' + one;
    if (code >= 32 && code < 127) return one;
    return { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[one] ?? `\\x${code.toString(16).padStart(2, '0')}`;
  });
  return mark + shown.join('') + mark;
}

function asciiOf(s: string): string {
  return strRepr(s).replace(/[^\0-\x7f]/gu, (one) => {
    const point = one.codePointAt(0)!;
    const hex = (width: number) => point.toString(16).padStart(width, '0');
    return point < 256 ? `\\x${hex(2)}` : point < 65536 ? `\\u${hex(4)}` : `\\U${hex(8)}`;
  });
}

const KEYS_SHOWN = new Set(['str', 'int', 'float', 'bool', 'tuple', 'frozenset', 'NoneType', 'bytes']);

function leaf({ type, text, length }: Extract<TraceValue, { kind: 'leaf' }>): string {
  if (type === 'str' || type === 'bytes') return cut(text, length);
  if (type === 'int') {
    if (length !== undefined) return text;
    const value = BigInt(text);
    const size = value < 0n ? -value : value;
    return size < 1n << 128n ? text : `${value < 0n ? '-' : ''}0x${size.toString(16)}`;
  }
  if (type === 'tagged integer' || type === 'lazy_import') return text;
  if (type === 'builtin_function_or_method') return `<builtin ${text.slice('<built-in function '.length, -1)}>`;
  if (type === 'code') return `<code ${text.slice('<code object '.length, -1)}>`;
  if (type === 'module') return `<module ${text.slice("<module '".length, -2)}>`;
  if (text.startsWith("<class '")) return `<class ${text.slice("<class '".length, -2)}>`;
  return text.startsWith('<') ? `<${type} object>` : text;
}

/** What a class is called; null for what is no class. */
function className(trace: Trace, value: TraceValue, state: number): string | null {
  if (value.kind === 'leaf' && value.text.startsWith("<class '")) return value.text.slice(8, -2);
  if (value.kind !== 'object' || trace.heap[value.id].origin !== 'class') return null;
  const content = contentAt(trace, value.id, state);
  return content.shape === 'parts' ? content.text.slice("<class '".length, -2) : null;
}

/** The canonical text of a value as it was at a state. */
export function canonical(
  trace: Trace,
  value: TraceValue,
  state: number,
  depth = 0,
  open: readonly number[] = [],
): string {
  if (value.kind === 'null') return '<NULL>';
  if (value.kind === 'leaf') return leaf(value);
  const { id } = value;
  const type = typeAt(trace, id, state);
  const inner = (item: TraceValue, seen = open) => canonical(trace, item, state, depth + 1, seen);
  const { origin } = trace.heap[id];
  if (origin === 'user') return `<${type} object>`;
  if (origin !== 'builtin') {
    const content = contentAt(trace, id, state);
    if (content.shape !== 'parts') return `<${type} object>`;
    return origin === 'class'
      ? `<class ${content.text.slice("<class '".length, -2)}>`
      : exception(type, content, (item) => canonical(trace, item, state, depth + 2, open), depth);
  }
  if (['tuple', 'list', 'dict', 'frozendict', 'set', 'frozenset'].includes(type))
    return container(trace, value, state, depth, open);
  const content = contentAt(trace, id, state);
  if (content.shape !== 'parts') return `<${type} object>`;
  const part = (name: string) => content.parts.find(([one]) => one === name)?.[1];
  switch (type) {
    case 'slice':
      return `slice(${content.parts.map(([, item]) => inner(item)).join(', ')})`;
    case 'Template':
      return `Template(${content.parts.map(([, item]) => inner(item)).join(', ')})`;
    case 'Interpolation':
      return `Interpolation(${content.parts.map(([, item]) => inner(item)).join(', ')})`;
    case 'function':
    case 'generator':
    case 'coroutine':
    case 'async_generator':
      return content.text;
    case 'method':
      return `<method ${canonical(trace, part('__func__')!, state)}>`;
    case 'builtin_function_or_method': {
      const self = part('__self__')!;
      const owner = self.kind === 'null' ? '' : (className(trace, self, state) ?? self.type);
      return `<builtin ${owner}.${content.text.slice('<built-in method '.length, -1)}>`;
    }
    case 'cell':
      return content.parts.length === 0 ? '<cell empty>' : `<cell ${inner(content.parts[0][1])}>`;
  }
  return `<${type} object>`;
}

function exception(
  type: string,
  content: Extract<HeapContent, { shape: 'parts' }>,
  inner: (value: TraceValue) => string,
  depth: number,
): string {
  const args = content.parts.filter(([name]) => /^args\[\d+\]$/.test(name)).map(([, item]) => item);
  if (depth + 1 >= MAX_DEPTH) return `<exc ${type}<tuple ${args.length}>>`;
  const shown = args.slice(0, MAX_ITEMS).map((item) => inner(item));
  if (args.length > MAX_ITEMS) shown.push(`...[${args.length}]`);
  return `<exc ${type}(${shown.join(', ')}${args.length === 1 ? ',' : ''})>`;
}

function container(
  trace: Trace,
  { type, id }: { type: string; id: number },
  state: number,
  depth: number,
  open: readonly number[],
): string {
  if (open.includes(id)) return '<cycle>';
  const content = contentAt(trace, id, state);
  if (content.shape === 'parts') return `<${type} object>`;
  if (depth >= MAX_DEPTH) return `<${type} ${content.length}>`;
  const seen = [...open, id];
  const inner = (item: TraceValue) => canonical(trace, item, state, depth + 1, seen);
  const shown: string[] = [];
  if (content.shape === 'mapping') {
    for (const [key, item] of content.entries.slice(0, MAX_ITEMS)) {
      const simple = key.kind !== 'null' && KEYS_SHOWN.has(key.type);
      shown.push(simple ? `${inner(key)}: ${inner(item)}` : inner(key));
    }
  } else for (const item of content.items.slice(0, MAX_ITEMS)) shown.push(inner(item));
  if (content.length > MAX_ITEMS) shown.push(`...[${content.length}]`);
  const body = shown.join(', ');
  if (type === 'tuple') return `(${body}${content.length === 1 ? ',)' : ')'}`;
  if (type === 'list') return `[${body}]`;
  return type === 'dict' ? `{${body}}` : `${type}(${body})`;
}
