/** What the clinic's scenarios are made of. */
import type { CommandStep, FileStep, ScriptStep } from '../transcript-script.ts';
import { PYTHON_VERSIONS } from '../../../src/pyc/types.ts';

export const FROM_37: readonly string[] = PYTHON_VERSIONS;
export const FROM_36: readonly string[] = ['3.6', ...FROM_37];
export const ALL: readonly string[] = ['2.7', ...FROM_36];

/** The Pythons from one on. */
export const since = (first: string): string[] => ALL.slice(ALL.indexOf(first));

/** The Pythons up to one. */
export const until = (last: string): string[] => ALL.slice(0, ALL.indexOf(last) + 1);

/** A situation that makes Pythons say something. */
export interface ClinicScenario {
  /** Case of the clinic that it belongs to, and which of its scenarios: `bad-magic/import`. */
  id: `${string}/${string}`;
  versions: readonly string[];
  steps: readonly ScriptStep[];
  /** Lines of the last command's output that are the message; without it the last line. */
  keep?: RegExp;
  /** Nothing is said here: what the last command prints is evidence, and no message to look for. */
  silent?: true;
}

export const file = (name: string, text: string): FileStep => ({ file: name, text, mtime: 1_700_000_000 });
export const run = (command: string): CommandStep => ({ command });

export const M = file('m.py', "print('m runs')\n");
export const BROKEN = file('broken.py', 'def f(:\n    pass\n');
export const importM = run('python3 -c "import m"');
export const importVerbosely = run('python3 -v -c "import m"');

/** `m.pyc` beside its source, on every Python. */
export const compileBeside = run(`python3 -c "import py_compile; py_compile.compile('m.py', 'm.pyc')"`);

/** `m.pyc` where its source would be, and no source. */
export const sourceless: readonly ScriptStep[] = [M, compileBeside, run('rm m.py')];

/** Puts other bytes behind the header of `m.pyc`, which has 8, 12 or 16 bytes. */
const BODY = file(
  'body.py',
  `import binascii, sys

start = 16 if sys.version_info >= (3, 7) else 12 if sys.version_info >= (3, 3) else 8
with open('m.pyc', 'rb') as file:
    header = file.read(start)
with open('m.pyc', 'wb') as file:
    file.write(header + binascii.unhexlify(sys.argv[1]))
`,
);

/** Imports an `m.pyc` with a good header and this body, in hex. */
export const withBody = (hex: string): readonly ScriptStep[] => [
  ...sourceless,
  BODY,
  run(`python3 body.py ${hex}`),
  importM,
];

/** Overwrites bytes of a file. */
export const patch = (path: string, at: number, hex: string): CommandStep =>
  run(`printf '${hex.replace(/../g, '\\x$&')}' | dd of=${path} bs=1 seek=${at} conv=notrunc status=none`);

/** Runs a command as a user who has to obey the modes of files; root need not. */
export const obeying = (command: string): CommandStep => {
  const rights = '-dac_override,-dac_read_search,-fowner';
  return run(`setpriv --bounding-set ${rights} --inh-caps ${rights} ${command}`);
};
