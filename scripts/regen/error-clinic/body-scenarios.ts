/** Messages about the body: marshal, the code object, and what is in it. */
import { MARSHAL_BODIES } from '../../../src/widgets/error-clinic/bodies.ts';
import {
  ALL,
  FROM_36,
  FROM_37,
  M,
  file,
  importM,
  patch,
  run,
  since,
  sourceless,
  withBody,
  type ClinicScenario,
} from './steps.ts';

/** Writes `m.pyc` with one instruction whose opcode means nothing. */
const OPCODE = file(
  'patch_opcode.py',
  `import marshal, sys

header = open('m.pyc', 'rb').read()[:16]
code = compile('x = 1', 'm.py', 'exec')
body = marshal.dumps(code)
at = body.index(code.co_code)
body = bytearray(body)
body[at + int(sys.argv[1])] = int(sys.argv[2])
open('m.pyc', 'wb').write(header + body)
`,
);

const opcode = (at: number, number: number) => [
  ...sourceless,
  OPCODE,
  run(`python3 patch_opcode.py ${at} ${number}`),
  importM,
];

export const bodyScenarios: readonly ClinicScenario[] = [
  ...MARSHAL_BODIES.map(({ id, hex, only }): ClinicScenario => ({
    id,
    versions: only === 'from 3.6' ? FROM_36 : only === '2.7' ? ['2.7'] : ALL,
    steps: withBody(hex),
  })),
  { id: 'too-short/cut', versions: ALL, steps: [...sourceless, run('truncate -s 40 m.pyc'), importM] },
  { id: 'eof-object/cut', versions: FROM_37, steps: [...sourceless, run('truncate -s 16 m.pyc'), importM] },
  {
    id: 'too-short/with-source',
    versions: FROM_36,
    steps: [M, run('python3 -m py_compile m.py'), run('truncate -s 60 __pycache__/m.*.pyc'), importM],
  },
  {
    id: 'recursion/nested',
    versions: ALL,
    steps: [
      ...sourceless,
      file(
        'nest.py',
        `import sys

start = 16 if sys.version_info >= (3, 7) else 12 if sys.version_info >= (3, 3) else 8
header = open('m.pyc', 'rb').read()[:start]
open('m.pyc', 'wb').write(header + b'(\\1\\0\\0\\0' * 5000 + b'N')
`,
      ),
      run('python3 nest.py'),
      importM,
    ],
  },
  { id: 'code-fields/argcount', versions: FROM_37, steps: [...sourceless, patch('m.pyc', 17, '00000001'), importM] },
  { id: 'code-fields/negative', versions: FROM_37, steps: [...sourceless, patch('m.pyc', 17, 'ffffffff'), importM] },
  {
    id: 'bad-code-run/none',
    versions: ALL,
    steps: [...withBody('4e').slice(0, -1), run('python3 m.pyc')],
  },
  {
    id: 'code-disallowed/loads',
    versions: since('3.13'),
    steps: [
      ...sourceless,
      run(`python3 -c "import marshal; marshal.loads(open('m.pyc', 'rb').read()[16:], allow_code=False)"`),
    ],
  },
  {
    id: 'code-disallowed/dumps',
    versions: since('3.13'),
    steps: [run(`python3 -c "import marshal; marshal.dumps(compile('', '', 'exec'), allow_code=False)"`)],
  },
  { id: 'unmarshallable/object', versions: ALL, steps: [run('python3 -c "import marshal; marshal.dumps(object())"')] },
  {
    id: 'unmarshallable/deep',
    versions: ALL,
    steps: [
      file('deep.py', 'import marshal\n\nx = []\nfor _ in range(5000):\n    x = [x]\nmarshal.dumps(x)\n'),
      run('python3 deep.py'),
    ],
  },
  {
    id: 'unknown-opcode/patched',
    versions: ['3.7', '3.8', '3.9', '3.10'],
    steps: opcode(0, 255),
    keep: /opcode/,
  },
  { id: 'unknown-opcode/patched-3.11', versions: ['3.11'], steps: opcode(2, 252), keep: /opcode/ },
  { id: 'unknown-opcode/patched-3.12', versions: ['3.12'], steps: opcode(2, 233), keep: /opcode/ },
  { id: 'unknown-opcode/patched-3.13', versions: ['3.13', '3.14'], steps: opcode(2, 233), keep: /opcode/ },
  { id: 'unknown-opcode/patched-3.15', versions: ['3.15'], steps: opcode(4, 225), keep: /opcode/ },
];
