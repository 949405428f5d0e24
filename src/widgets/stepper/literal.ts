/** Reading a constant that somebody typed, as Python writes constants. */
import type { NewConst } from '../../pyc/index.ts';

/** What was typed, or a sentence that says what is wrong with it. */
export type Literal = { ok: true; value: NewConst } | { ok: false; reason: string };

class Wrong extends Error {}

const KINDS = 'None, True, False, ..., numbers, strings, bytes, and tuples of these';

/** Deeper tuples are nobody's. */
const DEEPEST = 20;

const ESCAPES: Record<string, string> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
};

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  whole(): NewConst {
    const value = this.value(0);
    this.blanks();
    if (this.at < this.text.length) throw new Wrong(`After the constant stands “${this.text.slice(this.at)}”.`);
    return value;
  }

  private blanks(): void {
    while (this.text[this.at] === ' ') this.at++;
  }

  /** Takes what matches here (the pattern is sticky). */
  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at += match[0].length;
    return match;
  }

  private value(depth: number): NewConst {
    if (depth > DEEPEST) throw new Wrong(`Tuples are read ${DEEPEST} deep.`);
    this.blanks();
    if (this.at >= this.text.length) throw new Wrong('A constant is missing.');
    const word = this.take(/None\b|True\b|False\b|Ellipsis\b|\.\.\./y)?.[0];
    if (word === 'None') return { type: 'None' };
    if (word === 'True' || word === 'False') return { type: 'bool', value: word === 'True' };
    if (word) return { type: 'Ellipsis' };
    const quote = this.take(/([bB]?)(['"])/y);
    if (quote) return quote[1] ? this.bytes(quote[2]) : { type: 'str', value: this.string(quote[2], false) };
    if (this.take(/\(/y)) return { type: 'tuple', items: this.items(depth) };
    return this.number();
  }

  private items(depth: number): NewConst[] {
    const items: NewConst[] = [];
    for (;;) {
      this.blanks();
      if (this.take(/\)/y)) return items;
      if (items.length > 0) {
        if (!this.take(/,/y))
          throw new Wrong('Between the items of a tuple stands a comma, and behind them a bracket.');
        this.blanks();
        if (this.take(/\)/y)) return items;
      }
      items.push(this.value(depth + 1));
      this.blanks();
      // Brackets around one thing are no tuple.
      if (items.length === 1 && this.text[this.at] === ')')
        throw new Wrong('A tuple of one item has a comma behind it: (1,).');
    }
  }

  private string(quote: string, bytes: boolean): string {
    let value = '';
    for (;;) {
      const character = this.text[this.at++];
      if (character === undefined) throw new Wrong(`The closing ${quote} is missing.`);
      if (character === quote) return value;
      if (character !== '\\') {
        if (bytes && character > '\x7f') throw new Wrong('Bytes hold ASCII characters and \\x00 to \\xff.');
        value += character;
        continue;
      }
      const hex = this.take(bytes ? /x([\da-fA-F]{2})/y : /x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})/y);
      if (hex) {
        const code = parseInt(hex[1] ?? hex[2] ?? hex[3], 16);
        if (code > 0x10ffff) throw new Wrong(`There is no character ${hex[0]}.`);
        value += String.fromCodePoint(code);
        continue;
      }
      const escape = this.text[this.at++] ?? '';
      if (!(escape in ESCAPES)) throw new Wrong(`\\${escape} is no escape that is read here.`);
      value += ESCAPES[escape];
    }
  }

  private bytes(quote: string): NewConst {
    const text = this.string(quote, true);
    return { type: 'bytes', value: Uint8Array.from(text, (character) => character.charCodeAt(0)) };
  }

  private number(): NewConst {
    const match = this.take(
      /([+-]?)(0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?|inf\b|nan\b)([jJ]?)/y,
    );
    if (!match) throw new Wrong(`“${this.text.slice(this.at)}” is no constant that is read here. There are ${KINDS}.`);
    const [, sign, digits, imaginary] = match;
    const plain = digits.replaceAll('_', '');
    if (/^\d+$|^0[xXbBoO]/.test(plain) && !imaginary) {
      if (/^0\d*[1-9]/.test(plain)) throw new Wrong('An int does not begin with 0.');
      return { type: 'int', value: sign === '-' ? -BigInt(plain) : BigInt(plain) };
    }
    const value = plain === 'inf' ? Infinity : Number(plain);
    if (Number.isNaN(value) && plain !== 'nan') throw new Wrong(`“${match[0]}” is no number.`);
    const signed = sign === '-' ? -value : value;
    return imaginary ? { type: 'complex', real: 0, imag: signed } : { type: 'float', value: signed };
  }
}

/** Reads a constant as Python writes it: `42`, `'text'`, `(1, 2)`. */
export function readLiteral(text: string): Literal {
  try {
    return { ok: true, value: new Reader(text.trim()).whole() };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, reason: error.message };
    throw error;
  }
}
