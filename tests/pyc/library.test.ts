import { describe, expect, test } from 'vitest';
import { ourLines, SPOKEN } from '../../scripts/agreement/compare.ts';
import { digest } from '../../scripts/regen/library.ts';
import '../../src/pyc/versions/all-opcodes.ts';
import { encodePyc, PYTHON_VERSIONS, readPyc } from '../../src/pyc/index.ts';
import { golden } from './files.ts';

/** Modules of a standard library, and digests of what their own interpreter says of them. */
type Recorded = { file: string; digests: Record<string, string>; pyc: string }[];

describe.each(['2.7', '3.6', ...PYTHON_VERSIONS])('the standard library of Python %s', (python) => {
  const recorded = golden<Recorded>(`library-${python}.json`);

  test('has the modules that are compared', () => {
    expect(recorded.map(({ file }) => file)).toEqual([
      ...['contextlib.py', 'keyword.py', 'test/test_slice.py', 'test/test_long.py', 'test/test_complex.py'],
    ]);
  });

  test.each(recorded.map((module) => [module.file, module] as const))(
    '%s is as its interpreter has it',
    (_, module) => {
      const bytes = new Uint8Array(Buffer.from(module.pyc, 'base64'));
      const file = readPyc(bytes);
      const ours = ourLines(file.code!);
      expect(Object.fromEntries(SPOKEN.map((aspect) => [aspect, digest(ours[aspect])]))).toEqual(module.digests);
      expect(Buffer.from(encodePyc(file)!).equals(bytes)).toBe(true);
    },
  );
});
