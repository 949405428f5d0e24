import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'What the interactive prompt compiles',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'prompt',
      title: 'The same line as a module, and as typed at the prompt',
      steps: [
        { command: `python3 -c "import dis; dis.dis(compile('6 * n', '<stdin>', 'exec'))"` },
        { command: `python3 -c "import dis; dis.dis(compile('6 * n', '<stdin>', 'single'))"` },
      ],
    },
  ],
};

export default script;
