import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadOpcodes, readPyc } from '../../src/pyc/index.ts';
import { loadParts } from '../../src/vm/parts.ts';
import type { PythonVersion } from '../../src/pyc/index.ts';
import { codeAt, recordTrace, stepInstruction } from '../../src/vm/index.ts';
import { specializedAt } from '../../src/vm/specialize/index.ts';

const GOLDENS = fileURLToPath(new URL('../goldens/specialize/', import.meta.url));
const versions = readdirSync(GOLDENS) as PythonVersion[];

type Warm = Record<string, Record<string, [string, string]>>;

/** What a warmed-up interpreter made of each instruction that our trace ran, beside what we say of its last run. */
function compared(version: PythonVersion, name: string) {
  const { code } = readPyc(readFileSync(`${GOLDENS}${version}/${name}.pyc`));
  const warm = JSON.parse(readFileSync(`${GOLDENS}${version}/${name}.json`, 'utf8')) as Warm;
  const trace = recordTrace(code!, { limit: 30_000 });
  const last = new Map<string, number>();
  const runs = new Map<string, number>();
  for (let step = 0; step < trace.steps; step++) {
    const { qualname } = codeAt(trace, step).code;
    if (qualname === '<module>') continue;
    const key = `${qualname} ${stepInstruction(trace, step)!.offset}`;
    last.set(key, step);
    runs.set(key, (runs.get(key) ?? 0) + 1);
  }
  return [...last].flatMap(([key, step]) => {
    const [qualname, offset] = key.split(' ');
    const row = warm[qualname]?.[offset];
    const said = specializedAt(trace, step);
    // What runs only once, as a class body does, never gets warm.
    if (!row || said === null || runs.get(key) === 1) return [];
    const [general, now] = row;
    // 3.11 has a form that only waits to specialise.
    const real = now === general || now.endsWith('_ADAPTIVE') ? null : now;
    return [{ at: `${qualname} ${offset} ${general}`, real, said: said.opname, why: said.why }];
  });
}

describe.each(versions)('%s: the form that an instruction becomes', (version) => {
  beforeAll(() => Promise.all([loadOpcodes(version), loadParts(version)]));

  test.each(['operators', 'containers', 'calls', 'attributes', 'truth'])('%s', (name) => {
    const rows = compared(version, name);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ real, said }) => real !== said).map(({ at, real, said }) => ({ at, real, said }))).toEqual(
      [],
    );
    for (const { why } of rows) expect(JSON.stringify(why)).not.toMatch(/undefined|NaN/);
  });
});
