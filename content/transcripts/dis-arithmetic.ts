import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'An addition, disassembled',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'add',
      title: 'Two names and their sum',
      steps: [
        { file: 'add.py', text: 'a = 3; b = 4\nc = a + b\n', mtime: 1700000000 },
        { command: 'python3 -m dis add.py' },
      ],
    },
    {
      id: 'nested',
      title: 'Brackets leave no instruction, only an order',
      steps: [
        { file: 'nested.py', text: 'a = 3; b = 4\nd = (a + b) * (a - b)\n', mtime: 1700000000 },
        { command: 'python3 -m dis nested.py' },
      ],
    },
    {
      id: 'folded',
      title: 'Without names, the compiler adds',
      steps: [{ file: 'folded.py', text: 'c = 3 + 4\n', mtime: 1700000000 }, { command: 'python3 -m dis folded.py' }],
    },
  ],
};

export default script;
