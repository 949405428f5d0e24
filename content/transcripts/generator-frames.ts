import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'A generator, looked at while it waits',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'states',
      title: 'What a generator keeps',
      steps: [
        {
          file: 'waits.py',
          mtime: 1700000000,
          text: `import inspect

def numbers(limit):
    n = 1
    while n <= limit:
        yield n
        n = n + 1

source = numbers(2)
print(inspect.getgeneratorstate(source), inspect.getgeneratorlocals(source))
for n in source:
    print(inspect.getgeneratorstate(source), inspect.getgeneratorlocals(source))
print(inspect.getgeneratorstate(source), source.gi_frame)
`,
        },
        { command: 'python3 waits.py' },
      ],
    },
    {
      id: 'once',
      title: 'It can be read once',
      steps: [
        {
          file: 'once.py',
          mtime: 1700000000,
          text: `squares = (n * n for n in (1, 2, 3))
print(list(squares), list(squares))
`,
        },
        { command: 'python3 once.py' },
      ],
    },
  ],
};

export default script;
