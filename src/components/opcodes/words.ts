/** What is said of each opcode: the op records' summaries, and the prose of `content/opcodes/`. */
import { readFileSync } from 'node:fs';
import type { PythonVersion } from '../../pyc/types.ts';
import { pythonsOf, type OpcodeFacts } from './facts.ts';

/** Text in which backticks mark code. */
export type Marked = string;

/** The paragraphs under each `## NAME` of a file. */
export function sectionsOf(markdown: string): Map<string, Marked> {
  const sections = new Map<string, Marked>();
  for (const section of markdown.split(/^## /m).slice(1)) {
    const end = section.indexOf('\n');
    const name = section.slice(0, end).trim();
    if (sections.has(name)) throw new Error(`content/opcodes has two sections ${name}.`);
    sections.set(name, section.slice(end).trim());
  }
  return sections;
}

const read = (file: string) => sectionsOf(readFileSync(`content/opcodes/${file}.md`, 'utf8'));

/** Words for what no op record describes. */
export const FORM_WORDS: ReadonlyMap<string, Marked> = new Map([
  ...read('specialised'),
  ...read('instrumented'),
  ...read('internal'),
]);

/** What is to be known of an opcode beyond its summary: where it is found, what came before and after it. */
export const NOTES: ReadonlyMap<string, Marked> = read('notes');

/** Why there is nothing to step of an opcode, and the file of CPython that shows it; some are only about some versions. */
export const UNSEEN: ReadonlyMap<string, { words: Marked; python: PythonVersion; file: string }> = new Map(
  [...read('unseen')].map(([name, text]) => {
    const [words, source] = text.split(/\n\nSource: /);
    const [python, file] = source.split(' ') as [PythonVersion, string];
    return [name, { words, python, file }];
  }),
);

/** What an opcode does, in one or two sentences, in some versions. */
export interface Saying {
  words: Marked;
  pythons: PythonVersion[];
}

/** What an opcode does in each version that has it, oldest first: one entry where its meaning has never changed. */
export function sayingsOf(opcode: OpcodeFacts): Saying[] {
  const { name, meanings } = opcode;
  const words = FORM_WORDS.get(name);
  if (words) return [{ words, pythons: pythonsOf(opcode) }];
  if (meanings.length === 0) throw new Error(`Nothing is said of the opcode ${name}: content/opcodes/.`);
  return meanings.map(({ summary, pythons }) => ({ words: summary, pythons }));
}

/** The same of the newest version, where its meaning has changed. */
export const wordsOf = (opcode: OpcodeFacts): Marked => sayingsOf(opcode).at(-1)!.words;

/** Text in pieces: every second one is code. */
export function pieces(marked: Marked): { code: boolean; text: string }[] {
  return marked
    .split('`')
    .map((text, n) => ({ code: n % 2 === 1, text }))
    .filter(({ text }) => text !== '');
}

/** The same as plain text. */
export const plain = (marked: Marked): string => marked.replaceAll('`', '');
