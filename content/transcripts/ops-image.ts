import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { CommandStep, ScriptStep, TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const m: ScriptStep = { file: 'app/m.py', text: "print('hello from m')\n", mtime: 1700000000 };
const compile = (options: string): CommandStep => ({
  command: `python3 -m compileall -q ${options}app`.replace('  ', ' '),
});
const importIn = (folder: string): CommandStep => ({
  command: `cd ${folder} && python3 -v -c "import m"`,
  keep: {
    lines: /stale for 'm'|\/m\.cpython-\d+\.pyc matches|code object from \S*\/m\.py$/,
    shows: 'the lines that decide',
  },
});

/** What the steps of an image or a CI job do to files, done with cp: there is no container here. */
const script: TranscriptScript = {
  title: 'Compiled files after a copy',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'times-kept',
      title: 'Copied with their times',
      steps: [m, compile(''), { command: 'cp -rp app kept' }, importIn('kept')],
    },
    {
      id: 'times-lost',
      title: 'Copied with the time of the copy, as a checkout makes files',
      fresh: true,
      steps: [m, compile(''), { command: 'cp -r app fresh' }, importIn('fresh')],
    },
    {
      id: 'unchecked',
      title: 'The same, compiled with unchecked hashes',
      fresh: true,
      steps: [m, compile('--invalidation-mode unchecked-hash '), { command: 'cp -r app fresh' }, importIn('fresh')],
    },
    {
      id: 'checked',
      title: 'The same, compiled with checked hashes',
      fresh: true,
      steps: [m, compile('--invalidation-mode checked-hash '), { command: 'cp -r app fresh' }, importIn('fresh')],
    },
    {
      id: 'patched',
      title: 'A source that is changed in the image, behind an unchecked hash',
      fresh: true,
      steps: [
        m,
        compile('--invalidation-mode unchecked-hash '),
        { command: "sed -i 's/hello/goodbye/' app/m.py" },
        { command: 'cd app && python3 -c "import m"' },
      ],
    },
    {
      id: 'no-bytecode',
      title: 'PYTHONDONTWRITEBYTECODE: nothing is written, and what is there is used',
      fresh: true,
      steps: [
        m,
        { command: 'cd app && PYTHONDONTWRITEBYTECODE=1 python3 -c "import m" && ls' },
        compile(''),
        {
          command: 'cd app && PYTHONDONTWRITEBYTECODE=1 python3 -v -c "import m"',
          keep: { lines: /\/m\.cpython-\d+\.pyc matches/, shows: 'the line that decides' },
        },
      ],
    },
  ],
};

export default script;
