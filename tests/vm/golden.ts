/** What a real interpreter did, as `npm run regen -- traces` recorded it. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadOpcodes, readPyc } from '../../src/pyc/index.ts';
import type { CodeObject, PythonVersion } from '../../src/pyc/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface GoldenEnd {
  stdout: string;
  exc: { type: string; str: string; repr: string; tb: [string, number, string][] } | null;
  steps: number;
}

type Row =
  | [number, number, number | null, number, number[], number[] | null]
  | { e: string; f: number; L?: number[]; v?: number };

/** A program with its code object and the lines that tracing the real interpreter wrote. */
export interface Golden {
  name: string;
  code: CodeObject;
  lines: Record<string, unknown>[];
  end: GoldenEnd;
}

function expand(texts: string[], rows: Row[]): Record<string, unknown>[] {
  const locals = (flat: number[]) => {
    const names: Record<string, string> = {};
    for (let n = 0; n < flat.length; n += 2) names[texts[flat[n]]] = texts[flat[n + 1]];
    return names;
  };
  return rows.map((row) => {
    if (Array.isArray(row)) {
      const [f, o, l, out, stack, names] = row;
      return { e: 'op', f, o, l, s: stack.map((n) => texts[n]), ...(names ? { L: locals(names) } : {}), out };
    }
    if (row.e === 'call') return { ...row, L: locals(row.L!) };
    return { ...row, v: texts[row.v!] };
  });
}

/** Every program whose trace is recorded for a version. */
export async function goldens(python: PythonVersion): Promise<Golden[]> {
  await loadOpcodes(python);
  const place = join(ROOT, 'tests/goldens/traces', python);
  return ['samples', 'programs'].flatMap((kind) =>
    readdirSync(join(place, kind))
      .filter((file) => file.endsWith('.json'))
      .map((file) => {
        const name = file.slice(0, -5);
        const pyc =
          kind === 'samples'
            ? join(ROOT, 'public/samples/__pycache__', `${name}.cpython-${python.replace('.', '')}.pyc`)
            : join(place, kind, `${name}.pyc`);
        const { code } = readPyc(readFileSync(pyc));
        if (!code) throw new Error(`${pyc}: no code object`);
        const { texts, rows, end } = JSON.parse(readFileSync(join(place, kind, file), 'utf8'));
        return { name: `${kind}/${name}`, code, lines: expand(texts, rows), end };
      }),
  );
}
