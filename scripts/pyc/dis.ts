import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import '../../src/pyc/versions/all-opcodes.ts';
import { disText, hasOpcodes, readPyc } from '../../src/pyc/index.ts';
import type { DisOptions } from '../../src/pyc/index.ts';
import { CallError, fileArguments, print, readInput, sentence } from './command.ts';
import type { Command } from './command.ts';

/** The options of `dis.dis`, as `python -m dis` and its documentation call them. */
const OPTIONS: Readonly<Record<string, keyof DisOptions>> = {
  '--show-caches': 'showCaches',
  '--adaptive': 'adaptive',
  '--show-offsets': 'showOffsets',
  '--show-positions': 'showPositions',
};

/** Splits the options off the arguments. */
function split(args: string[]): { out: string | null; options: DisOptions; files: string[] } {
  const options: DisOptions = {};
  const files: string[] = [];
  let out: string | null = null;
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--out') {
      out = args[++i] ?? null;
      if (!out) throw new CallError('--out needs a folder');
    } else if (Object.hasOwn(OPTIONS, args[i])) {
      options[OPTIONS[args[i]]] = true;
    } else {
      files.push(args[i]);
    }
  }
  return { out, options, files: fileArguments(files) };
}

/** The text for one file, or a sentence on what is wrong with it. */
function listing(bytes: Uint8Array, options: DisOptions): { text: string } | { problem: string } {
  const { reader, code, error, header } = readPyc(bytes);
  const known = reader !== null && hasOpcodes(reader);
  if (code && known && !header.error) return { text: disText(code, options) };
  if (error) return { problem: sentence(error) };
  if (!known) return { problem: `made by Python ${header.origin!.since}, whose opcodes are not known here` };
  return { problem: 'the body is not a code object' };
}

export const dis: Command = {
  usage: `dis FILE… [--out DIR] ${Object.keys(OPTIONS)
    .map((option) => `[${option}]`)
    .join(' ')}`,
  async run(args) {
    const { out, options, files } = split(args);
    if (out) mkdirSync(out, { recursive: true });
    let status = 0;
    for (const file of files) {
      const bytes = readInput(file);
      const made = bytes ? listing(bytes, options) : null;
      if (made && 'problem' in made) console.error(`${file}: ${made.problem}`);
      if (!made || 'problem' in made) status = 1;
      else if (out) writeFileSync(join(out, `${basename(file, '.pyc')}.txt`), made.text);
      else await print(made.text);
    }
    return status;
  },
};
