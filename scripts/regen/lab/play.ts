/** A session played in the lab's own machine; what became of it, as `scripts/oracle/lab_oracle.py` tells it. */
import type { PythonVersion } from '../../../src/pyc/types.ts';
import { replayLab } from '../../../src/widgets/cache-lab/engine.ts';
import type { World } from '../../../src/widgets/cache-lab/world.ts';
import type { SessionLine } from './sessions.ts';

/** A file: mode in octal digits, mtime, and its text, or the first sixteen bytes of a `.pyc` as hex digits. */
type Listed = [mode: string, mtime: number, content: string];

/** What became of a line. */
export interface PlayedLine {
  /** Of each command: exit status, what it printed, the last line of its error message (Pythons only). */
  done: [status: number, out: string, last: string | null][];
  files: Record<string, Listed>;
}

function listing({ disk }: World): Record<string, Listed> {
  const found: Record<string, Listed> = {};
  for (const [path, entry] of disk) {
    if (entry.kind === 'folder') continue;
    const content = path.endsWith('.pyc')
      ? Array.from(entry.bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
      : new TextDecoder().decode(entry.bytes);
    found[path] = [entry.mode.toString(8), Math.floor(entry.mtime), content];
  }
  return found;
}

/** The line of an error message that stands for it: as the oracle chooses. */
const LAST = /^[A-Za-z_.]*(Error|Exception|Exit|Warning|Interrupt|Group)\b|^python: /;
const lastOf = (text: string): string | null => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.findLast((line) => LAST.test(line)) ?? lines.at(-1) ?? null;
};

/** Throws where the lab does not understand a line, or lacks something. */
export async function playInLab(python: PythonVersion, lines: readonly SessionLine[]): Promise<PlayedLine[]> {
  const typed = lines.map((commands) => commands.join(' && '));
  const { entries } = await replayLab(python, typed);
  return entries.map(({ line, problem, done, world }) => {
    if (problem !== null) throw new Error(`“${line}”: ${problem}`);
    return {
      done: done.map(({ status, out, err, run, text, lacks }): PlayedLine['done'][number] => {
        if (status === null) throw new Error(`“${text}”: the lab lacks ${lacks}`);
        if (run) return [status, out, status !== 0 && err !== null ? lastOf(err) : null];
        return [status, /^git clone/.test(text) ? '' : out, null];
      }),
      files: listing(world),
    };
  });
}
