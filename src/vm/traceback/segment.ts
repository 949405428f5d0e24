/**
 * As much of Python's grammar as tracebacks need: what the outermost node of an expression is, and where its parts are.
 * CPython asks its own parser (`ast.parse` of the code that an instruction covers).
 */

/** A part of an expression; positions count UTF-16 units of the text. */
interface Node {
  kind: 'binary' | 'subscript' | 'call' | 'name' | 'other';
  /** As ast gives them: without the parentheses round the node. */
  start: number;
  end: number;
  /** With these parentheses. */
  outerStart: number;
  outerEnd: number;
  /** Of a binary operation: its operands; of a subscript or call: what is subscripted or called. */
  left?: Node;
  right?: Node;
  /** Of a subscript: where its index ends. */
  sliceEnd?: number;
}

interface Token {
  kind: 'name' | 'number' | 'string' | 'op' | 'newline' | 'end';
  text: string;
  start: number;
  end: number;
}

class Unparsable {}

const fail = (): never => {
  throw new Unparsable();
};

/** The end of a string literal whose quote is at `at`. */
function stringEnd(text: string, at: number, prefix: string): number {
  const quote = text.startsWith(text[at].repeat(3), at) ? text[at].repeat(3) : text[at];
  const formatted = /[ft]/i.test(prefix);
  let n = at + quote.length;
  while (n < text.length) {
    if (text.startsWith(quote, n)) return n + quote.length;
    if (text[n] === '\\') n += 2;
    else if (formatted && text.startsWith('{{', n)) n += 2;
    else if (formatted && text[n] === '{') n = fieldEnd(text, n + 1);
    else n++;
  }
  return fail();
}

/** The end of a replacement field of an f-string, after its brace. */
function fieldEnd(text: string, from: number): number {
  let depth = 0;
  for (let n = from; n < text.length; n++) {
    const one = text[n];
    if (one === '"' || one === "'") n = stringEnd(text, n, /[a-z]*$/i.exec(text.slice(from, n))![0]) - 1;
    else if ('([{'.includes(one)) depth++;
    else if (one === '}' && depth === 0) return n + 1;
    else if (')]}'.includes(one)) depth--;
  }
  return fail();
}

const OPERATOR =
  /\*\*=|\/\/=|>>=|<<=|\.\.\.|\*\*|\/\/|>>|<<|<=|>=|==|!=|->|:=|[-+*/%@&|^]=|[-+*/%@&|^~<>()[\]{},:.;=!]/y;
const NAME = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}_]*/uy;
const NUMBER = /(?:0[xob][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[-+]?[\d_]+)?j?)/iy;
const BLANK = /(?:[ \t\f]|\\\r?\n|#[^\n]*)+/y;

/** `nested`: newlines mean nothing, as between parentheses. */
function tokens(text: string, nested: boolean): Token[] {
  const out: Token[] = [];
  let depth = nested ? 1 : 0;
  const match = (pattern: RegExp, at: number): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  for (let n = 0; n < text.length;) {
    const blank = match(BLANK, n);
    if (blank !== null) {
      n += blank.length;
      continue;
    }
    if (text[n] === '\n' || text[n] === '\r') {
      if (depth === 0) out.push({ kind: 'newline', text: '\n', start: n, end: n + 1 });
      n++;
      continue;
    }
    const name = match(NAME, n);
    const after = n + (name?.length ?? 0);
    if ((text[after] === '"' || text[after] === "'") && (name === null || /^[rbuft]{1,2}$/i.test(name))) {
      const end = stringEnd(text, after, name ?? '');
      out.push({ kind: 'string', text: text.slice(n, end), start: n, end });
      n = end;
      continue;
    }
    const number = name === null ? match(NUMBER, n) : null;
    const found = name ?? number ?? match(OPERATOR, n) ?? fail();
    if ('([{'.includes(found)) depth++;
    if (')]}'.includes(found)) depth--;
    out.push({ kind: name ? 'name' : number ? 'number' : 'op', text: found, start: n, end: n + found.length });
    n += found.length;
  }
  out.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return out;
}

const BINARY: readonly (readonly string[])[] = [
  ['|'],
  ['^'],
  ['&'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '//', '%', '@'],
];
const COMPARISONS = new Set(['<', '>', '==', '>=', '<=', '!=', 'in', 'is', 'not']);
const KEYWORDS = new Set(
  (
    'and as assert async break class continue def del elif else except finally for from global if import in is ' +
    'nonlocal or pass raise return try while with yield'
  ).split(' '),
);

const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

class Parser {
  private readonly tokens: Token[];
  private at = 0;

  constructor(text: string, nested: boolean) {
    this.tokens = tokens(text, nested);
  }

  private get token(): Token {
    return this.tokens[this.at];
  }

  private is(...texts: string[]): boolean {
    return this.token.kind !== 'string' && texts.includes(this.token.text);
  }

  private take(): Token {
    return this.tokens[this.at++];
  }

  private newlines(): void {
    while (this.tokens[this.at].kind === 'newline') this.at++;
  }

  /** The whole text as one expression. */
  whole(): Node {
    this.newlines();
    const node = this.expressions();
    this.newlines();
    return this.token.kind === 'end' ? node : fail();
  }

  /** An expression, or a tuple without parentheses. */
  private expressions(): Node {
    const first = this.starred();
    if (!this.is(',')) return first;
    let last = first;
    while (this.is(',')) {
      this.take();
      if (this.token.kind === 'end' || this.token.kind === 'newline' || this.is(')', ']', '}')) break;
      last = this.starred();
    }
    return node('other', first.outerStart, last.outerEnd);
  }

  private starred(): Node {
    if (!this.is('*', '**')) return this.named();
    const { start } = this.take();
    return node('other', start, this.named().outerEnd);
  }

  private named(): Node {
    const target = this.ternary();
    if (!this.is(':=')) return target;
    this.take();
    return node('other', target.outerStart, this.ternary().outerEnd);
  }

  private ternary(): Node {
    if (this.is('lambda')) {
      const { start } = this.take();
      let depth = 0;
      while (depth > 0 || !this.is(':')) {
        if (this.token.kind === 'end') fail();
        if (this.is('(', '[', '{')) depth++;
        if (this.is(')', ']', '}')) depth--;
        this.take();
      }
      this.take();
      return node('other', start, this.ternary().outerEnd);
    }
    if (this.is('yield')) {
      const { start, end } = this.take();
      if (this.is('from')) this.take();
      const bare = this.token.kind === 'end' || this.token.kind === 'newline' || this.is(')', ']', '}', ',', '=');
      return node('other', start, bare ? end : this.expressions().outerEnd);
    }
    const value = this.boolean('or');
    if (!this.is('if')) return value;
    this.take();
    this.boolean('or');
    if (!this.is('else')) fail();
    this.take();
    return node('other', value.outerStart, this.ternary().outerEnd);
  }

  private boolean(word: 'or' | 'and'): Node {
    const next = (): Node => (word === 'or' ? this.boolean('and') : this.negation());
    const first = next();
    let last: Node | null = null;
    while (this.is(word)) {
      this.take();
      last = next();
    }
    return last === null ? first : node('other', first.outerStart, last.outerEnd);
  }

  private negation(): Node {
    if (!this.is('not')) return this.comparison();
    const { start } = this.take();
    return node('other', start, this.negation().outerEnd);
  }

  private comparison(): Node {
    const first = this.binary(0);
    let last: Node | null = null;
    while (this.token.kind !== 'string' && COMPARISONS.has(this.token.text)) {
      const { text } = this.take();
      if ((text === 'is' && this.is('not')) || (text === 'not' && this.is('in'))) this.take();
      last = this.binary(0);
    }
    return last === null ? first : node('other', first.outerStart, last.outerEnd);
  }

  private binary(level: number): Node {
    if (level === BINARY.length) return this.unary();
    let left = this.binary(level + 1);
    while (this.is(...BINARY[level])) {
      this.take();
      const right = this.binary(level + 1);
      left = { ...node('binary', left.outerStart, right.outerEnd), left, right };
    }
    return left;
  }

  private unary(): Node {
    if (!this.is('+', '-', '~')) return this.power();
    const { start } = this.take();
    return node('other', start, this.unary().outerEnd);
  }

  private power(): Node {
    let base: Node;
    if (this.is('await')) {
      const { start } = this.take();
      base = node('other', start, this.primary().outerEnd);
    } else base = this.primary();
    if (!this.is('**')) return base;
    this.take();
    const right = this.unary();
    return { ...node('binary', base.outerStart, right.outerEnd), left: base, right };
  }

  private primary(): Node {
    let value = this.atom();
    for (;;) {
      if (this.is('.')) {
        this.take();
        if (this.token.kind !== 'name') fail();
        value = node('other', value.outerStart, this.take().end);
      } else if (this.is('(')) {
        value = { ...node('call', value.outerStart, this.balanced()), left: value };
      } else if (this.is('[')) {
        const open = this.at;
        const end = this.balanced();
        value = { ...node('subscript', value.outerStart, end), left: value, sliceEnd: this.sliceEnd(open) };
      } else return value;
    }
  }

  /** Where the index between the bracket at token `open` and the one before the current token ends, as ast says. */
  private sliceEnd(open: number): number {
    const close = this.at - 1;
    const [first, last] = [this.tokens[open + 1], this.tokens[close - 1]];
    if (close === open + 1) fail();
    if (first.text !== '(' || last.text !== ')') return last.end;
    // One pair of parentheses round the whole index is not part of it, unless they make a tuple.
    const here = this.at;
    this.at = open + 1;
    try {
      const index = this.expressions();
      return this.at === close ? index.end : last.end;
    } catch (error) {
      if (error instanceof Unparsable) return last.end;
      throw error;
    } finally {
      this.at = here;
    }
  }

  /** Skips a bracket with all between it and the closing one; gives the end of that. */
  private balanced(): number {
    const closing: string[] = [];
    for (;;) {
      const token = this.take();
      if (token.kind === 'end') fail();
      if (token.kind !== 'op') continue;
      if (CLOSING[token.text]) closing.push(CLOSING[token.text]);
      else if (')]}'.includes(token.text) && closing.pop() !== token.text) fail();
      if (closing.length === 0) return token.end;
    }
  }

  private atom(): Node {
    const { token } = this;
    if (token.kind === 'string') {
      let last = token;
      while (this.token.kind === 'string') last = this.take();
      return node('other', token.start, last.end);
    }
    if (token.kind === 'number' || this.is('...')) {
      this.take();
      return node('other', token.start, token.end);
    }
    if (token.kind === 'name' && !KEYWORDS.has(token.text)) {
      this.take();
      return node('name', token.start, token.end);
    }
    if (this.is('[', '{')) return node('other', token.start, this.balanced());
    if (!this.is('(')) fail();
    return this.group();
  }

  /** What is between parentheses: a node with its own place, or a tuple or generator expression that has the parentheses'. */
  private group(): Node {
    const open = this.at;
    const { start } = this.token;
    const end = this.balanced();
    const after = this.at;
    this.at = open + 1;
    let inner: Node | null = null;
    try {
      const value = this.is('*') ? null : this.named();
      if (value !== null && this.is(')') && this.at === after - 1) inner = value;
    } catch (error) {
      if (!(error instanceof Unparsable)) throw error;
    }
    this.at = after;
    return inner === null ? node('other', start, end) : { ...inner, outerStart: start, outerEnd: end };
  }
}

function node(kind: Node['kind'], start: number, end: number): Node {
  return { kind, start, end, outerStart: start, outerEnd: end };
}

/** The outermost node of a text that is one expression; null where it is none. */
export function parseExpression(text: string, nested: boolean): Node | null {
  try {
    return new Parser(text, nested).whole();
  } catch (error) {
    if (error instanceof Unparsable) return null;
    throw error;
  }
}

export type { Node };
