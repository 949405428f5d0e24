/** What the real interpreters did, as `npm run regen -- traces` recorded it. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadOpcodes, readPyc } from '../../src/pyc/index.ts';
import { loadParts } from '../../src/vm/parts.ts';
import type { CodeObject, PythonVersion } from '../../src/pyc/index.ts';
import type { TraceDigest } from '../../scripts/pyc/trace-digest.ts';
import { unpack } from '../../scripts/regen/archive.ts';
import { listPrograms, moduleNamed } from '../../scripts/regen/programs.ts';
import type { RecordOptions } from '../../src/vm/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PLACE = join(ROOT, 'tests/goldens/traces');

export interface GoldenEnd {
  stdout: string;
  exc: { type: string; str: string; repr: string; tb: [string, number, string][] } | null;
  steps: number;
  /** Of a program that ends in an exception: what it prints on stderr, with its source at hand. */
  stderr?: string;
}

/** A program with its code object and digests of what happened. */
export interface Golden {
  /** `samples/fib`, `programs/sorting`. */
  name: string;
  code: CodeObject;
  /** What `recordTrace` needs beside the code: the modules that it can import, the sources that tracebacks show. */
  options: RecordOptions;
  digest: TraceDigest;
  end: GoldenEnd;
}

type Row =
  | [number, number, number | null, number, number[], number[] | null]
  | { e: string; f: number; L?: number[]; v?: number };

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

function decoded(file: string, bytes: Uint8Array): CodeObject {
  const { code } = readPyc(bytes);
  if (!code) throw new Error(`${file}: no code object`);
  return code;
}

const sample = (name: string, python: PythonVersion) => {
  const file = join(ROOT, 'public/samples/__pycache__', `${name}.cpython-${python.replace('.', '')}.pyc`);
  return decoded(file, readFileSync(file));
};

/** Every program that a version ran, samples first. */
export async function goldens(python: PythonVersion): Promise<Golden[]> {
  await Promise.all([loadOpcodes(python), loadParts(python)]);
  const { runs } = JSON.parse(readFileSync(join(PLACE, python, 'digests.json'), 'utf8')) as {
    runs: Record<string, TraceDigest & GoldenEnd>;
  };
  const programs = new Map(listPrograms().map((program) => [program.name, program]));
  const packed = unpack(readFileSync(join(PLACE, python, 'programs.pack')));
  return Object.entries(runs).map(([name, { events, digest, prefixes, ...end }]) => {
    const [, kind, own] = /^(samples|programs)\/(.*)$/.exec(name)!;
    const digests = { events, digest, prefixes };
    if (kind === 'samples') return { name, code: sample(own, python), options: {}, digest: digests, end };
    const code = decoded(name, packed.get(own)!);
    const { path, modules } = programs.get(own) ?? { path: '', modules: [] };
    const options = {
      modules: modules.map((file) => ({ ...moduleNamed(file), code: decoded(file, packed.get(`${own}/${file}`)!) })),
      sources: path && end.exc ? { [code.filename]: readFileSync(path, 'utf8') } : {},
    };
    return { name, code, options, digest: digests, end };
  });
}

/** The samples on 3.13, event by event. */
export async function samplesInFull(): Promise<{ name: string; code: CodeObject; lines: Record<string, unknown>[] }[]> {
  await Promise.all([loadOpcodes('3.13'), loadParts('3.13')]);
  const place = join(PLACE, '3.13/samples');
  return readdirSync(place).map((file) => {
    const name = file.replace('.json', '');
    const { texts, rows } = JSON.parse(readFileSync(join(place, file), 'utf8'));
    return { name, code: sample(name, '3.13'), lines: expand(texts, rows) };
  });
}
