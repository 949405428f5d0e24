/** Random pieces of Python that call built-in functions and methods of built-in types, right arguments and wrong ones. */
import { CALLS, METHODS, MUTATED, OPERATIONS, VALUES, type Kind } from './calls.ts';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How often an argument is of a kind that the callable does not take, is left out, or is one too many. */
const WRONG = 0.08;
const MISSING = 0.03;
const EXTRA = 0.03;

/** Writes pieces; all its choices come from one seed. */
class Writer {
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = randomFrom(seed);
  }

  private chance(share: number): boolean {
    return this.random() < share;
  }

  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)];
  }

  private value(kind: Kind): string {
    return this.pick(VALUES[kind]);
  }

  private anyValue(): string {
    return this.value(this.pick(Object.keys(VALUES) as Kind[]));
  }

  /**
   * Arguments for a signature: kinds, each perhaps of several with `/` between, `?` behind what can be left out, `name=`
   * before what is given by its name only.
   */
  private args(signature: string): string {
    const out: string[] = [];
    let positional = true;
    for (const word of signature.split(' ').filter((one) => one !== '')) {
      const [, name, kinds, optional] = /^(?:(\w+)=)?([\w/]+)(\??)$/.exec(word)!;
      if (this.chance(optional ? 0.5 : MISSING)) {
        positional = positional && name !== undefined;
        continue;
      }
      const value = this.chance(WRONG) ? this.anyValue() : this.value(this.pick(kinds.split('/')) as Kind);
      if (name === undefined && !positional) break;
      out.push(name === undefined ? value : `${name}=${value}`);
    }
    if (this.chance(EXTRA)) out.push(this.chance(0.5) && out.length > 0 ? `other=${this.anyValue()}` : this.anyValue());
    // What is given by position comes first.
    return out.sort((a, b) => Number(/^\w+=/.test(a)) - Number(/^\w+=/.test(b))).join(', ');
  }

  /** A value changed a few times, and what it is and gave then. */
  private mutation(): string {
    const kind = this.pick(Object.keys(MUTATED) as Kind[]);
    const lines = [`x = ${this.value(kind)}`, 'got = []'];
    const times = 1 + Math.floor(this.random() * 5);
    for (let n = 0; n < times; n++) {
      const [change, signature] = this.pick(MUTATED[kind]!);
      lines.push(
        change.startsWith('.')
          ? `got.append(x${change}(${this.args(signature)}))`
          : change.replace(/@(\w+)/g, (_, one: string) => this.operand(one as Kind)),
      );
    }
    return [...lines, '[got, x]'].join('\n');
  }

  piece(): string {
    const which = this.random();
    if (which < 0.4) {
      const kind = this.pick(Object.keys(METHODS) as Kind[]);
      const [name, signature] = this.pick(METHODS[kind]!);
      return `(${this.value(kind)}).${name}(${this.args(signature)})`;
    }
    if (which < 0.65) {
      const [name, signature, shown = ''] = this.pick(CALLS);
      const call = `${name}(${this.args(signature)})`;
      return shown === '' ? call : shown.replace('@', () => call);
    }
    if (which < 0.85)
      return this.pick(OPERATIONS).replace(/@(\w+)/g, (_, kind: string) => `(${this.operand(kind as Kind)})`);
    return this.mutation();
  }

  private operand(kind: Kind): string {
    return this.chance(WRONG) ? this.anyValue() : this.value(kind);
  }
}

/** So many random pieces of Python, the same for the same seed. */
export function randomPieces(count: number, seed: number): string[] {
  const writer = new Writer(seed);
  return Array.from({ length: count }, () => writer.piece());
}
