import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { disassemble, disText, loadOpcodes, readPyc } from '../../../src/pyc/index.ts';
import type { PythonVersion } from '../../../src/pyc/types.ts';
import {
  addFile,
  atByte,
  disView,
  newSession,
  spansAt,
  type Session,
} from '../../../src/widgets/disassembly/engine.ts';
import { goalOf } from '../../../src/widgets/disassembly/goals.ts';
import { listingView, rowsOf } from '../../../src/widgets/disassembly/listing.ts';
import type { GridCell, RowView } from '../../../src/widgets/disassembly/model.ts';
import { listingFor, rowsFor } from '../../../src/widgets/disassembly/session.ts';
import { initialState, type DisState } from '../../../src/widgets/disassembly/state.ts';
import { plain } from '../../../src/widgets/shared/say.ts';
import { PYTHON_VERSIONS, pycBytes, SAMPLE_NAMES, sourceOf } from '../compiled-samples.ts';

async function sessionOf(name: string, ...pythons: PythonVersion[]): Promise<Session> {
  const session = newSession(name, sourceOf(name));
  for (const python of pythons) expect(await addFile(session, name, pycBytes(name, python))).toBeNull();
  return session;
}

const words = (row: RowView) =>
  [row.line, row.label, row.opname, row.arg, row.operand && `(${row.operand})`].filter(Boolean).join(' ');

beforeAll(async () => {
  await Promise.all(PYTHON_VERSIONS.map((python) => loadOpcodes(python)));
});

describe.each(PYTHON_VERSIONS)('on Python %s', (python) => {
  test.each(SAMPLE_NAMES)('the listing of %s says what dis prints', async (name) => {
    const session = await sessionOf(name, python);
    const printed = disText(readPyc(pycBytes(name, python)).code!)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('Disassembly of'))
      .map((line) => line.trim().replace(/\s+/g, ' '));
    const shown = session.files.get(python)!.codes.flatMap(({ key }) => {
      const { listing } = disView(session, initialState(python, key));
      const rows = listing!.rows.map((row) =>
        [row.line, row.label, listing!.cells.includes('offset') ? row.offset : '', row.opname, row.arg]
          .concat(row.operand ? [`(${row.operand})`] : [])
          .filter((text) => text !== '')
          .join(' ')
          .replace(/\s+/g, ' '),
      );
      const handlers = listing!.handlers.map(({ text }) => text);
      return handlers.length > 0 ? [...rows, 'ExceptionTable:', ...handlers] : rows;
    });
    expect(shown).toEqual(printed);
  });

  test('every cell of every sample can be explained', async () => {
    for (const name of SAMPLE_NAMES) {
      const session = await sessionOf(name, python);
      for (const { key } of session.files.get(python)!.codes)
        for (const { offset } of listingFor(session, python, key)!.instructions) {
          const { inspected } = disView(session, {
            ...initialState(python, key),
            spot: { python, offset, cell: 'line' },
          });
          for (const part of inspected!.parts) {
            expect(plain(part.said)).toMatch(/^\S.*[.]\s*$/);
            expect(plain(part.said)).not.toMatch(/undefined|NaN|null|\?/);
          }
        }
    }
  });
});

const explained = (session: Session, state: DisState) =>
  plain(disView(session, state).inspected!.parts.find(({ cell }) => cell === 'operand')!.said);

function spotOf(session: Session, python: PythonVersion, key: string, opname: string, argrepr: string): DisState {
  const found = listingFor(session, python, key)!.instructions.find(
    (each) => each.opname === opname && each.argrepr === argrepr,
  )!;
  return { ...initialState(python, key), spot: { python, offset: found.offset, cell: 'operand' } };
}

describe('what an operand means', () => {
  test('0 in BINARY_OP means +', async () => {
    const session = await sessionOf('arithmetic', '3.13');
    expect(explained(session, spotOf(session, '3.13', '<module>', 'BINARY_OP', '+'))).toBe(
      '0 in BINARY_OP means +. It is an index into a list of operators: 0 is +, 1 is &, 2 is //. CPython calls this one NB_ADD.',
    );
  });

  test('a constant is said with its bytes, and those bytes are the constant', async () => {
    const session = await sessionOf('errors', '3.13');
    const said = explained(session, spotOf(session, '3.13', 'divide', 'LOAD_CONST', "'caught:'"));
    const [, start, end] = /bytes (\d+) to (\d+) of the file/.exec(said)!;
    const bytes = pycBytes('errors', '3.13').subarray(Number(start), Number(end) + 1);
    expect(new TextDecoder().decode(bytes)).toContain('caught:');
  });

  test('a global keeps a flag below its index', async () => {
    const session = await sessionOf('errors', '3.13');
    const said = explained(session, spotOf(session, '3.13', 'divide', 'LOAD_GLOBAL', 'print + NULL'));
    expect(said).toContain('1 is index 0 and the flag 1: 1 >> 1 gives the index, and co_names[0] is print');
    expect(said).toContain('push NULL too');
  });

  test('a jump counts bytes up to 3.9, then code units, and absolute ones from the start', async () => {
    const old = await sessionOf('branch', '3.9');
    const relative = listingFor(old, '3.9', '<module>')!.instructions.find(({ opname }) => opname === 'FOR_ITER')!;
    expect(
      explained(old, {
        ...initialState('3.9', '<module>'),
        spot: { python: '3.9', offset: relative.offset, cell: 'arg' },
      }),
    ).toBe(
      `${relative.arg} means ${relative.arg} bytes on, counted from the next instruction: offset ${relative.jumpTarget}.`,
    );
    const session = await sessionOf('branch', '3.13');
    const jump = listingFor(session, '3.13', '<module>')!.instructions.find(({ opname }) => opname === 'FOR_ITER')!;
    expect(
      explained(session, {
        ...initialState('3.13', '<module>'),
        spot: { python: '3.13', offset: jump.offset, cell: 'arg' },
      }),
    ).toContain(`${jump.arg} code units of 2 bytes on, counted from behind the inline caches`);
  });
});

describe('what is linked', () => {
  test('the bytes of an instruction in the file: opcode, operand, and the parts of its cache', async () => {
    const session = await sessionOf('errors', '3.13');
    const { inspected } = disView(session, spotOf(session, '3.13', 'divide', 'LOAD_GLOBAL', 'print + NULL'));
    expect(inspected!.bytes.map(({ kind }) => kind)).toEqual(['opcode', 'operand', 'cache', 'cache', 'cache', 'cache']);
    const { opcode } = listingFor(session, '3.13', 'divide')!.instructions.find(
      ({ opname }) => opname === 'LOAD_GLOBAL',
    )!;
    expect(pycBytes('errors', '3.13')[inspected!.bytes[0].start]).toBe(opcode);
    // From a byte back to its instruction, caches and operand included.
    const spot = inspected!.spot.offset;
    for (const { start } of inspected!.bytes.slice(0, 2))
      expect(atByte(session, '3.13', start)).toEqual({ key: 'divide', offset: spot });
    expect(atByte(session, '3.13', 3)).toBeNull();
  });

  test('the exact columns of the source', async () => {
    const session = await sessionOf('errors', '3.13');
    const { spot } = spotOf(session, '3.13', 'divide', 'BINARY_OP', '/');
    const [span] = spansAt(session, '3.13', 'divide', spot!.offset);
    expect(sourceOf('errors').text.split('\n')[span.line - 1].slice(span.start, span.end)).toBe('a / b');
  });

  test('a code object that is loaded can be opened', async () => {
    const session = await sessionOf('shapes', '3.13');
    const load = listingFor(session, '3.13', '<module>')!.instructions.find(({ argrepr }) =>
      argrepr.startsWith('<code'),
    )!;
    const state = {
      ...initialState('3.13', '<module>'),
      spot: { python: '3.13', offset: load.offset, cell: 'operand' },
    } as const;
    const { inspected, codes } = disView(session, { ...state });
    expect(codes.map(({ key }) => key)).toContain(inspected!.opens);
  });
});

describe('folding', () => {
  test('each unit of a cache has a row of its own, and the jumps still end where they did', async () => {
    const session = await sessionOf('branch', '3.13');
    const state = initialState('3.13', '<module>');
    const folded = rowsFor(session, '3.13', state)!;
    const open = rowsFor(session, '3.13', { ...state, caches: true })!;
    expect(open.instruction.length - folded.instruction.length).toBe(folded.listing.caches);
    const ends = (rows: typeof open) => rows.arcs.map(({ from, to }) => [rows.instruction[from], rows.instruction[to]]);
    expect(ends(open)).toEqual(ends(folded));
    const view = listingView(open, { from: 0, to: Infinity });
    expect(view.rows.filter(({ kind }) => kind === 'cache')[0].operand).toBe('counter: 0');
  });

  test('a folded EXTENDED_ARG hands line and label to what it widens', async () => {
    const session = await sessionOf('errors', '3.13');
    const { code, ...entry } = session.files.get('3.13')!.codes[0];
    // EXTENDED_ARG 1, LOAD_CONST 0, RETURN_VALUE, all of line 3 (an entry without columns: three units, two lines on).
    const { extendedArg, byName } = await loadOpcodes('3.13');
    const bytes = Uint8Array.of(extendedArg, 1, byName.LOAD_CONST.number, 0, byName.RETURN_VALUE.number, 0);
    session.files.get('3.13')!.codes[0] = {
      ...entry,
      code: { ...code, code: bytes, linetable: Uint8Array.of(0xea, 4) },
    };
    const listing = listingFor(session, '3.13', '<module>')!;
    const all = listingView(rowsOf(listing, { caches: false, prefixes: true }), { from: 0, to: 9 }).rows;
    expect(all.map(({ opname, arg }) => `${opname} ${arg}`)).toEqual([
      'EXTENDED_ARG 1',
      'LOAD_CONST 256',
      'RETURN_VALUE ',
    ]);
    const folded = listingView(rowsOf(listing, { caches: false, prefixes: false }), { from: 0, to: 9 }).rows;
    expect(folded.map(words)).toEqual([expect.stringMatching(/^3 LOAD_CONST 256/), 'RETURN_VALUE']);
  });
});

describe('comparing', () => {
  const has = (cell: GridCell | { gone: boolean }): cell is GridCell => 'row' in cell;
  const marks = async (name: string, key: string, ...pythons: PythonVersion[]) => {
    const session = await sessionOf(name, ...pythons);
    const { grid } = disView(session, { ...initialState(pythons[0], key), pythons });
    const lines = grid!.rows.flatMap((row) => (row.kind === 'instructions' ? [row.cells] : []));
    return { session, grid: grid!, lines };
  };

  test.each(SAMPLE_NAMES)(
    'nothing of %s is lost, and instructions beside one another are of one line',
    async (name) => {
      const { session, lines } = await marks(name, '<module>', '3.8', '3.11', '3.13', '3.15');
      (['3.8', '3.11', '3.13', '3.15'] as const).forEach((python, column) => {
        const listing = listingFor(session, python, '<module>')!;
        const shown = lines.flatMap((cells) => (has(cells[column]) ? [cells[column].row.offset] : []));
        const plainOnes = listing.instructions.filter(({ opcode }) => opcode !== listing.table.extendedArg);
        expect(shown).toEqual(plainOnes.map(({ offset }) => offset));
      });
      for (const cells of lines) expect(new Set(cells.filter(has).map(({ row }) => row.sourceLine)).size).toBe(1);
    },
  );

  test('what is new, gone, or goes by another name is marked', async () => {
    const { lines, grid } = await marks('errors', 'divide', '3.8', '3.11');
    const marked = (opname: string) =>
      lines.map((cells) => cells[1]).find((cell) => has(cell) && cell.row.opname === opname);
    expect(marked('RESUME')).toMatchObject({ mark: 'new' });
    expect(marked('BINARY_OP')).toMatchObject({ mark: 'renamed', note: 'was BINARY_TRUE_DIVIDE' });
    const gone = lines.filter(([left, right]) => has(left) && !has(right) && right.gone);
    expect(gone.map(([left]) => has(left) && left.row.opname)).toContain('SETUP_FINALLY');
    expect(grid.differences[1]!.gone).toBe(gone.length);
  });

  test('a Python beside itself has no difference', async () => {
    const session = await sessionOf('fib', '3.13');
    session.files.set('3.14', session.files.get('3.13')!);
    const { grid } = disView(session, { ...initialState('3.13', 'fib'), pythons: ['3.13', '3.14'] });
    expect(grid!.differences[1]).toEqual({ new: 0, gone: 0, renamed: 0, changed: 0 });
  });

  test('a comprehension that has no code object of its own since 3.12 is said to be gone, not an error', async () => {
    const { grid } = await marks('squares', '<listcomp>', '3.11', '3.12');
    expect(grid.missing).toEqual([null, expect.stringContaining('PEP 709')]);
  });
});

test.each([
  ['3.6', 'public/samples/older/__pycache__/fib.cpython-36.pyc'],
  ['2.7', 'public/samples/older/fib.pyc'],
] as const)(
  'a file of Python %s is listed as dis prints it, and every byte of its code leads there',
  async (python, path) => {
    const bytes = new Uint8Array(readFileSync(path));
    const session = newSession('mine', null);
    expect(await addFile(session, 'mine', bytes)).toBeNull();
    const { listing } = disView(session, initialState(python, 'fib'));
    const instructions = disassemble(session.files.get(python)!.codes[1].code);
    expect(listing!.rows.map(({ offset, opname }) => [offset, opname])).toEqual(
      instructions.map(({ offset, opname }) => [offset, opname]),
    );
    const { codeRange } = session.files.get(python)!.codes[1].code;
    for (let byte = codeRange.start; byte < codeRange.end; byte++) {
      const found = atByte(session, python, byte)!;
      const { inspected } = disView(session, {
        ...initialState(python, 'fib'),
        spot: { python, offset: found.offset, cell: 'opname' },
      });
      expect(inspected!.bytes.some(({ start, end }) => start <= byte && byte < end)).toBe(true);
    }
  },
);

test('a file of a Python without an opcode table has no listing, and a sentence says why', async () => {
  const code =
    '6300000000000000000000000001000000400000007302000000535328010000004e2801000000750100000078280000000028000000002800000000750100000066750100000066010000007300000000';
  const session = newSession('old.pyc', null);
  const bytes = Uint8Array.from(Buffer.from(`9e0c0d0a0000000000000000${code}`, 'hex'));
  expect(await addFile(session, 'old.pyc', bytes)).toBeNull();
  const view = disView(session, initialState('3.3', 'f'));
  expect([view.listing, view.missing]).toEqual([null, expect.stringContaining('Python 3.3 has no opcode table here')]);
});

test('the goal of unfolding caches counts where several Pythons are compared too', async () => {
  const session = await sessionOf('fib', '3.8', '3.12');
  const state = { ...initialState('3.12', 'fib'), pythons: ['3.8', '3.12'] as PythonVersion[] };
  const reached = (caches: boolean) => {
    const now = { ...state, caches };
    return goalOf('opened-caches')({ state: now, view: disView(session, now) });
  };
  expect([reached(false), reached(true)]).toEqual([false, true]);
});
