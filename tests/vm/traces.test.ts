import { describe, expect, test } from 'vitest';
import { endsWithTraceback } from '../../scripts/pyc/plain-stderr.ts';
import { digestOf, firstDifference } from '../../scripts/pyc/trace-digest.ts';
import { endLine, traceLines } from '../../scripts/pyc/trace-lines.ts';
import { listPrograms } from '../../scripts/regen/programs.ts';
import { SAMPLE_LIST } from '../../scripts/regen/sample-list.ts';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { recordTrace } from '../../src/vm/index.ts';
import { goldens, samplesInFull } from './golden.ts';
import type { Golden } from './golden.ts';

/** `null`: the machine did what CPython did. */
function difference(version: string, { name, code, options, digest, end }: Golden): string | null {
  const trace = recordTrace(code, options);
  const lines = traceLines(trace);
  const made = endLine(trace, lines);
  const show = `npm run -s trace-diff -- --py ${version} ${name.replace(/^samples/, 'public/samples').replace(/^programs/, 'tests/vm/programs')}.py`;
  const parted = firstDifference(digest, digestOf(lines));
  const ended = trace.end.kind === 'unsupported' ? `; it ended for want of ${trace.end.what}` : '';
  if (parted)
    return `the first difference lies between events ${parted[0]} and ${parted[1]}${ended}. To see it: ${show}`;
  for (const part of ['stdout', 'exc', 'steps'] as const)
    if (JSON.stringify(end[part]) !== JSON.stringify(made[part])) {
      const texts = [end[part], made[part]].map((value) => JSON.stringify(value, null, 1));
      return `${part} differs.\nCPython: ${texts[0]}\nhere:    ${texts[1]}\n${show}`;
    }
  if (trace.end.kind === 'raised' && end.stderr !== undefined && !endsWithTraceback(end.stderr, trace.end.traceback))
    return `stderr differs.\nCPython:\n${end.stderr}\nhere:\n${trace.end.traceback}\n${show}`;
  return null;
}

describe.each(PYTHON_VERSIONS)('%s: what the machine does equals what CPython did', async (version) => {
  const runs = await goldens(version);

  test('every sample and every program for this version is recorded', () => {
    const programs = listPrograms().filter(({ versions }) => versions.includes(version));
    expect(runs.map(({ name }) => name)).toEqual([
      ...SAMPLE_LIST.map(({ name }) => `samples/${name}`),
      ...programs.map(({ name }) => `programs/${name}`),
    ]);
  });

  test.each(runs)('$name', (run) => {
    const found = difference(version, run);
    expect(found, `${version} ${run.name}: ${found}`).toBeNull();
  });
});

describe('3.13: the samples, event by event', async () => {
  test.each(await samplesInFull())('$name', ({ code, lines }) => {
    const made = traceLines(recordTrace(code));
    // Names and operands of instructions are the disassembler's business; lines are compared one by one so that the
    // first difference is what is shown.
    made.forEach((line, n) => {
      const { n: _name, a: _arg, ...rest } = line;
      expect({ at: n, ...rest }).toEqual({ at: n, ...lines[n] });
    });
    expect(made.length).toBe(lines.length);
  });
});
