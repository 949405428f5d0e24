import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { CommandStep, ScriptStep, TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const m: ScriptStep = { file: 'm.py', text: "print('hello from m')\n", mtime: 1700000000 };

/** The recording runs as root, whom modes do not stop: this takes that right away. */
const asUser: ScriptStep = {
  file: 'as_user.sh',
  text: 'setpriv --bounding-set -dac_override --inh-caps -dac_override "$@"\n',
  mtime: 1700000000,
};
const obeying = (command: string, rest: Partial<CommandStep> = {}): CommandStep => ({
  command: `sh as_user.sh ${command}`,
  ...rest,
});

const script: TranscriptScript = {
  title: 'A folder that Python may not write to',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'silent',
      title: 'It works, and leaves nothing',
      steps: [m, asUser, { command: 'chmod 555 .' }, obeying('python3 -c "import m"'), { command: 'ls' }],
    },
    {
      id: 'verbose',
      title: 'Only -v tells',
      steps: [
        obeying('python3 -v -c "import m"', {
          keep: { lines: /could not create|hello/, shows: 'the line about the cache, and what m prints' },
        }),
      ],
    },
    {
      id: 'ahead',
      title: 'Compiled ahead by whoever may write',
      fresh: true,
      steps: [
        m,
        asUser,
        { command: 'python3 -m compileall -q .' },
        { command: 'chmod 555 . __pycache__' },
        obeying('python3 -v -c "import m"', {
          keep: {
            lines: /\/m\.cpython-\d+\.pyc matches|could not create|hello/,
            shows: 'the line about the cache, and what m prints',
          },
        }),
      ],
    },
  ],
};

export default script;
