import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'How deep the stack is after each instruction',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'depth',
      title: 'Adding up the effects',
      steps: [
        { file: 'add.py', text: 'a = 3; b = 4\nc = a + b\n', mtime: 1700000000 },
        {
          file: 'depth.py',
          mtime: 1700000000,
          text: `import dis, sys

with open(sys.argv[1]) as file:
    code = compile(file.read(), sys.argv[1], 'exec')

depth = 0
for instruction in dis.get_instructions(code):
    effect = dis.stack_effect(instruction.opcode, instruction.arg)
    depth += effect
    operand = instruction.argrepr or ('' if instruction.arg is None else instruction.arg)
    print('%-20s %-4s %+d %s' % (instruction.opname, operand, effect, '#' * depth))

print('the most that it holds:', code.co_stacksize)
`,
        },
        { command: 'python3 depth.py add.py' },
      ],
    },
    {
      id: 'nested',
      title: 'Two results wait for the last operator',
      steps: [
        { file: 'nested.py', text: 'a = 3; b = 4\nd = (a + b) * (a - b)\n', mtime: 1700000000 },
        { command: 'python3 depth.py nested.py' },
      ],
    },
  ],
};

export default script;
