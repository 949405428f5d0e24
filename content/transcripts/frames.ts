import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'Frames and cells, looked at from Python',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'stack',
      title: 'A frame knows who called it',
      steps: [
        {
          file: 'frames.py',
          mtime: 1700000000,
          text: `import sys

def total(numbers):
    if not numbers:
        frame = sys._getframe()
        while frame:
            print(frame.f_lineno, frame.f_code.co_name, frame.f_locals.get('numbers'))
            frame = frame.f_back
        return 0
    return numbers[0] + total(numbers[1:])

print(total([5, 2]))
`,
        },
        { command: 'python3 frames.py' },
      ],
    },
    {
      id: 'cells',
      title: 'The cells of a closure',
      steps: [
        {
          file: 'cells.py',
          mtime: 1700000000,
          text: `def make_counter(count):
    def step():
        nonlocal count
        count += 1
        return count
    return step

tickets = make_counter(0)
guests = make_counter(100)
tickets()
tickets()
for step in tickets, guests:
    print(step.__code__.co_freevars, [cell.cell_contents for cell in step.__closure__])
`,
        },
        { command: 'python3 cells.py' },
      ],
    },
  ],
};

export default script;
