import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'try, disassembled, and what nobody catches',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'try',
      title: 'One try with one except',
      steps: [
        { file: 'guess.py', text: 'try:\n    n = int("x")\nexcept ValueError:\n    n = 0\n', mtime: 1700000000 },
        { command: 'python3 -m dis guess.py' },
      ],
    },
    {
      id: 'uncaught',
      title: 'Two frames are left, one after the other',
      steps: [
        {
          file: 'uncaught.py',
          mtime: 1700000000,
          text: `def number(text):
    try:
        return int(text)
    finally:
        print('read', text)

print(number('x'))
`,
        },
        { command: 'python3 uncaught.py' },
      ],
    },
  ],
};

export default script;
