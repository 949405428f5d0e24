import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { CommandStep, ScriptStep, TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const m: ScriptStep = { file: 'm.py', text: "word = 'tea'\n", mtime: 1750000000 };
const list: CommandStep = { command: 'ls __pycache__' };

const script: TranscriptScript = {
  title: 'Names of cache files',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'levels',
      title: 'Three levels of -O, three files',
      steps: [
        m,
        { command: 'python3 -c "import m"' },
        { command: 'python3 -O -c "import m"' },
        { command: 'python3 -OO -c "import m"' },
        list,
      ],
    },
    {
      id: 'none',
      title: 'No cache files',
      fresh: true,
      steps: [
        m,
        { command: 'python3 -B -c "import m"' },
        { command: 'PYTHONDONTWRITEBYTECODE=1 python3 -c "import m"' },
        { command: 'ls' },
      ],
    },
    {
      id: 'prefix',
      title: 'Cache files in a folder of their own',
      fresh: true,
      steps: [
        m,
        { command: 'PYTHONPYCACHEPREFIX=cache python3 -c "import m"' },
        { command: 'ls' },
        { command: 'find cache -name "m.*"' },
      ],
    },
    {
      id: 'functions',
      title: 'The two functions',
      fresh: true,
      steps: [
        {
          command: `python3 -c "from importlib.util import *; print(cache_from_source('m.py', optimization=2))"`,
        },
        {
          command: `python3 -c "from importlib.util import *; print(source_from_cache('__pycache__/m.cpython-39.opt-1.pyc'))"`,
        },
        {
          command: `python3 -c "from importlib.util import *; print(source_from_cache('m.pyc'))"`,
          keep: { lines: /^\w+Error/, shows: 'the last line' },
        },
        {
          command: `python3 -c "import sys; print(sys.implementation.cache_tag)"`,
        },
      ],
    },
  ],
};

export default script;
