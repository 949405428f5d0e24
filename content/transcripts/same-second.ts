import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { CommandStep, TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const importM: CommandStep = { command: 'python3 -c "import m"' };

/** What follows then fits into one second, on a busy machine too. */
const waitForASecond: CommandStep = { command: 'python3 -c "import time; time.sleep(-time.time() % 1)"' };

const saveTwice = (first: string, second: string): CommandStep => ({
  command: [first, second].map((word) => `echo "print('${word}')" > m.py && python3 -c "import m"`).join(' &&\n  '),
});

const script: TranscriptScript = {
  title: 'An edit within the same second',
  versions: PYTHON_VERSIONS,
  parts: [
    { id: 'wait', title: 'Until a second begins', steps: [waitForASecond] },
    {
      id: 'trap',
      title: 'Saved, imported, saved again, imported again',
      steps: [saveTwice('tea', 'pie'), { command: 'cat m.py' }],
    },
    { id: 'where', title: 'Where the old word still is', steps: [{ command: 'grep -rl tea .' }] },
    {
      id: 'touch',
      title: 'A second later, the file gets a new time',
      steps: [{ command: 'sleep 1; touch m.py' }, importM],
    },
    { id: 'wait-again', title: 'Until a second begins', fresh: true, steps: [waitForASecond] },
    { id: 'longer', title: 'The same with a longer word', steps: [saveTwice('tea', 'coffee')] },
    {
      id: 'running',
      title: 'One program, still running',
      fresh: true,
      steps: [
        { file: 'm.py', text: "print('tea')\n", mtime: 1750000000 },
        {
          file: 'twice.py',
          text: `import m

with open('m.py', 'w') as file:
    file.write("print('coffee')\\n")

import m
`,
          mtime: 1750000000,
        },
        { command: 'python3 twice.py' },
        importM,
      ],
    },
    {
      id: 'own',
      title: 'Both clocks, read by a program',
      fresh: true,
      steps: [
        { file: 'm.py', text: "print('tea')\n", mtime: 1750000000 },
        {
          file: 'clocks.py',
          text: `import importlib.util, os, struct

with open(importlib.util.cache_from_source('m.py'), 'rb') as file:
    mtime, size = struct.unpack('<II', file.read(16)[8:])
print('cache file ', mtime, size)

facts = os.stat('m.py')
print('file system', facts.st_mtime, facts.st_size)
`,
          mtime: 1750000000,
        },
        importM,
        { command: 'python3 clocks.py' },
        { command: `echo "print('pie')" > m.py; touch -d @1750000000.8 m.py` },
        { command: 'python3 clocks.py' },
        importM,
        { command: 'touch -d @1750000001 m.py' },
        importM,
        { command: 'python3 clocks.py' },
      ],
    },
  ],
};

export default script;
