import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'Calls, disassembled',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'print',
      title: 'print(a + 1)',
      steps: [
        { file: 'call.py', text: 'a = 3\nprint(a + 1)\n', mtime: 1700000000 },
        { command: 'python3 -m dis call.py' },
      ],
    },
    {
      id: 'method',
      title: 'A method call: self where a plain call has NULL',
      steps: [
        { file: 'method.py', text: 'word = "spam"\nword.upper()\n', mtime: 1700000000 },
        { command: 'python3 -m dis method.py' },
      ],
    },
  ],
};

export default script;
