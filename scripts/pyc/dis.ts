import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import '../../src/pyc/versions/all-opcodes.ts';
import { disText, readPyc } from '../../src/pyc/index.ts';
import { CallError, fileArguments, print, readInput, sentence } from './command.ts';
import type { Command } from './command.ts';

/** Splits `--out DIR` off the arguments. */
function outOption(args: string[]): { out: string | null; files: string[] } {
  const at = args.indexOf('--out');
  if (at < 0) return { out: null, files: fileArguments(args) };
  const out = args[at + 1];
  if (!out) throw new CallError('--out needs a folder');
  return { out, files: fileArguments([...args.slice(0, at), ...args.slice(at + 2)]) };
}

/** The text for one file, or a sentence on what is wrong with it. */
function listing(bytes: Uint8Array): { text: string } | { problem: string } {
  const { python, code, error, header } = readPyc(bytes);
  if (code && !header.error) return { text: disText(code) };
  if (error) return { problem: sentence(error) };
  if (!python) return { problem: `made by Python ${header.origin!.since}, whose opcodes are not known here` };
  return { problem: 'the body is not a code object' };
}

export const dis: Command = {
  usage: 'dis FILE… [--out DIR]',
  async run(args) {
    const { out, files } = outOption(args);
    if (out) mkdirSync(out, { recursive: true });
    let status = 0;
    for (const file of files) {
      const bytes = readInput(file);
      const made = bytes ? listing(bytes) : null;
      if (made && 'problem' in made) console.error(`${file}: ${made.problem}`);
      if (!made || 'problem' in made) status = 1;
      else if (out) writeFileSync(join(out, `${basename(file, '.pyc')}.txt`), made.text);
      else await print(made.text);
    }
    return status;
  },
};
