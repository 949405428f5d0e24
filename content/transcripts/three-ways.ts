import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { CommandStep, ScriptStep, TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const m = (word: string): ScriptStep => ({ file: 'm.py', text: `print('${word}')\n`, mtime: 1750000000 });

const header: ScriptStep = {
  file: 'header.py',
  mtime: 1750000000,
  text: `import importlib.util

with open(importlib.util.cache_from_source('m.py'), 'rb') as file:
    header = file.read(16)
print('flags', header[4])
print('then ', header[8:12].hex(), header[12:16].hex())
`,
};

const compile = (mode: string): CommandStep => ({
  command: `python3 -m compileall -q -f --invalidation-mode ${mode} m.py`,
});
const show: CommandStep = { command: 'python3 header.py' };
const importM: CommandStep = { command: 'python3 -c "import m"' };
const sum: CommandStep = { command: 'sha256sum __pycache__/m.* | cut -c 1-16' };

const script: TranscriptScript = {
  title: 'Three kinds of cache files',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'kinds',
      title: 'The three headers',
      steps: [
        m('tea'),
        header,
        compile('timestamp'),
        show,
        compile('checked-hash'),
        show,
        compile('unchecked-hash'),
        show,
      ],
    },
    {
      id: 'hash',
      title: 'The hash of the source, as Python works it out',
      steps: [
        {
          command: `python3 -c "import importlib.util as u; print(u.source_hash(open('m.py', 'rb').read()).hex())"`,
        },
      ],
    },
    {
      id: 'checked',
      title: 'A checked hash, and an edit that keeps size and time',
      steps: [
        compile('checked-hash'),
        { command: `echo "print('pie')" > m.py; touch -d @1750000000 m.py` },
        importM,
        show,
      ],
    },
    {
      id: 'unchecked',
      title: 'An unchecked hash, and an edit',
      steps: [
        compile('unchecked-hash'),
        { command: `echo "print('coffee')" > m.py` },
        importM,
        { command: 'python3 --check-hash-based-pycs always -c "import m"' },
        importM,
      ],
    },
    {
      id: 'timestamp-sums',
      title: 'The same source at two times, with timestamps',
      fresh: true,
      steps: [
        m('tea'),
        { command: 'touch -d @1750000000 m.py; python3 -m py_compile m.py' },
        sum,
        { command: 'touch -d @1760000000 m.py; python3 -m py_compile m.py' },
        sum,
      ],
    },
    {
      id: 'hash-sums',
      title: 'The same source at two times, with hashes',
      fresh: true,
      steps: [
        m('tea'),
        header,
        { command: 'touch -d @1750000000 m.py' },
        { command: 'SOURCE_DATE_EPOCH=0 python3 -m py_compile m.py' },
        sum,
        { command: 'touch -d @1760000000 m.py' },
        { command: 'SOURCE_DATE_EPOCH=0 python3 -m py_compile m.py' },
        sum,
        show,
      ],
    },
  ],
};

export default script;
