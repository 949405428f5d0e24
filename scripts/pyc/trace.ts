import { loadOpcodes, readPyc } from '../../src/pyc/index.ts';
import { loadParts } from '../../src/vm/parts.ts';
import { recordTrace } from '../../src/vm/index.ts';
import { CallError, fileArguments, print, readInput, sentence } from './command.ts';
import type { Command } from './command.ts';
import { endLine, traceLines } from './trace-lines.ts';

/** Takes `--limit N` out of the arguments. */
function limitOf(args: string[]): [number | undefined, string[]] {
  const at = args.indexOf('--limit');
  if (at < 0) return [undefined, args];
  const limit = Number(args[at + 1]);
  if (!Number.isInteger(limit) || limit < 1) throw new CallError('--limit takes a number of steps');
  return [limit, [...args.slice(0, at), ...args.slice(at + 2)]];
}

export const trace: Command = {
  usage: 'trace FILE.pyc [--limit N]',
  async run(args) {
    const [limit, rest] = limitOf(args);
    const [file] = fileArguments(rest, 1);
    const bytes = readInput(file);
    if (!bytes) return 1;
    const { code, error, python } = readPyc(bytes);
    if (!code || !python) {
      console.error(`${file}: ${error ? sentence(error) : 'holds no code object of a Python that is known here'}`);
      return 1;
    }
    await Promise.all([loadOpcodes(python), loadParts(python)]);
    const recorded = recordTrace(code, { limit });
    const lines = traceLines(recorded);
    const start = { e: 'start', version: python, program: file.replace(/.*\//, ''), hashseed: '0' };
    await print([start, ...lines, endLine(recorded, lines)].map((line) => JSON.stringify(line) + '\n').join(''));
    if (recorded.end.kind === 'unsupported')
      console.error(`${file}: this simulator does not have ${recorded.end.what}`);
    if (recorded.end.kind === 'limit') console.error(`${file}: stopped after ${recorded.end.steps} steps`);
    return recorded.end.kind === 'unsupported' ? 1 : 0;
  },
};
