import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'The caches behind instructions',
  versions: PYTHON_VERSIONS.slice(PYTHON_VERSIONS.indexOf('3.11')),
  parts: [
    {
      id: 'caches',
      title: 'dis leaves them out, unless it is asked',
      steps: [{ command: `python3 -c "import dis; dis.dis('a + b', show_caches=True)"` }],
    },
  ],
};

export default script;
