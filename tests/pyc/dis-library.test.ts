import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import '../../src/pyc/versions/all-opcodes.ts';
import {
  cacheEntries,
  codeObjects,
  disassemble,
  disText,
  nodeType,
  PYTHON_VERSIONS,
  readMarshal,
  readPyc,
} from '../../src/pyc/index.ts';
import { sortFrozensets } from '../../scripts/agreement/frozensets.ts';

const FOLDER = join(import.meta.dirname, '../goldens/dis-library');
const OPTIONS = { showCaches: true, adaptive: true, showOffsets: true, showPositions: true };

const bytesOf = (path: string) => new Uint8Array(readFileSync(join(FOLDER, path)));

/** As `scripts/oracle/dis_library.py` makes it. */
function digest(text: string): string {
  const sorted = (line: string) =>
    Array.from(line)
      .sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!)
      .join('');
  const lines = text.split('\n').map((line) => (line.includes('frozenset(') ? sorted(line) : line));
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

describe.each(PYTHON_VERSIONS)('modules of the standard library of %s', (python) => {
  const digests = JSON.parse(readFileSync(join(FOLDER, python, 'digests.json'), 'utf8')) as Record<
    string,
    { dis: string; options: string }
  >;
  const names = Object.keys(digests);

  test.each(names)('%s is disassembled as its own dis does, without and with every option', (name) => {
    const { code, error } = readPyc(bytesOf(`${python}/${name}.pyc`));
    expect(error).toBeNull();
    const text = disText(code!);
    const readable = join(FOLDER, python, `${name}.txt`);
    if (existsSync(readable)) expect(sortFrozensets(text)).toBe(sortFrozensets(readFileSync(readable, 'utf8')));
    expect({ dis: digest(text), options: digest(disText(code!, OPTIONS)) }).toEqual(digests[name]);
  });

  test('are enough of them, and have every type code that the compiler writes', () => {
    expect(names.length).toBeGreaterThanOrEqual(15);
    const types = new Set<string>();
    for (const name of names) {
      const tree = readMarshal(bytesOf(`${python}/${name}.pyc`), 16, python);
      for (let node = 0; node < tree.count; node++) types.add(String.fromCharCode(nodeType(tree, node)));
    }
    const slices = ['3.14', '3.15'].includes(python) ? [':'] : [];
    expect([...types].sort()).toEqual([...[...'().>AFNTZacgilrstuyz'], ...slices].sort());
  });

  test('have instructions whose bytes, caches counted, fill their code', () => {
    for (const name of names) {
      for (const code of codeObjects(readPyc(bytesOf(`${python}/${name}.pyc`)).code!)) {
        let at = code.codeRange.start;
        for (const instruction of disassemble(code)) {
          expect(instruction.range.start).toBe(at);
          at = cacheEntries(code, instruction).at(-1)?.range.end ?? instruction.range.end;
        }
        expect(at).toBe(code.codeRange.end);
      }
    }
  });
});
