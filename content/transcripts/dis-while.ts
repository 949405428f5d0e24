import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'A loop, disassembled',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'while',
      title: 'A loop of three lines',
      steps: [
        { file: 'halve.py', text: 'n = 40\nwhile n > 9:\n    n = n // 2\n', mtime: 1700000000 },
        { command: 'python3 -m dis halve.py' },
      ],
    },
  ],
};

export default script;
