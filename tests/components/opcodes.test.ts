import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { OPCODES, asksOperands, formsOf, pythonsOf, spanOf, worksForNext } from '../../src/components/opcodes/facts.ts';
import { changesOf } from '../../src/components/opcodes/changes.ts';
import { exampleOf } from '../../src/components/opcodes/runs.ts';
import { examplesOf } from '../../src/components/opcodes/example.ts';
import { EVERYTHING, lineFor, matches, readFilter, writeFilter } from '../../src/components/opcodes/filter.ts';
import { operandWords } from '../../src/components/opcodes/operands.ts';
import {
  FORM_WORDS,
  NOTES,
  UNSEEN,
  plain,
  sayingsOf,
  sectionsOf,
  wordsOf,
} from '../../src/components/opcodes/words.ts';
import { REFERENCE_PROGRAMS, programSource } from '../../src/components/reference-programs.ts';
import { opcodeTable } from '../../src/pyc/index.ts';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { stepInstruction } from '../../src/vm/index.ts';
import { findOp } from '../../src/vm/ops/index.ts';
import { specializedAt } from '../../src/vm/specialize/index.ts';
import { SAMPLES } from '../../src/widgets/shared/generated/samples.ts';
import { readLink } from '../../src/widgets/stepper/url.ts';
import { versionsOf } from '../../scripts/regen/programs.ts';

const all = [...OPCODES.values()];

describe('the reference', () => {
  test('has every name of every version’s table, specialised and instrumented ones too', () => {
    for (const python of PYTHON_VERSIONS) {
      const { byName, specializations } = opcodeTable(python);
      const names = [...Object.keys(byName), ...Object.values(specializations).flatMap(Object.keys)];
      const missing = names.filter((name) => !pythonsOf(OPCODES.get(name)!).includes(python));
      expect(missing, python).toEqual([]);
    }
  });

  test('has words of its own for each of them', () => {
    for (const opcode of all) {
      const words = plain(wordsOf(opcode));
      expect(words, opcode.name).toMatch(/^\S.{9,}\.$|^\S.{9,}\?$/s);
      expect(words).not.toContain('does not have this opcode');
    }
  });

  test('has no words for names that no table has, and none twice', () => {
    for (const name of [...FORM_WORDS.keys(), ...NOTES.keys(), ...UNSEEN.keys()])
      expect(OPCODES.has(name), name).toBe(true);
    expect(() => sectionsOf('## A\nx\n## A\ny\n')).toThrow('two sections A');
  });

  test('says what each operand is, and no number stands for itself unexplained', () => {
    for (const { name, kind, versions } of all.filter(({ kind }) => kind === 'plain'))
      for (const facts of versions)
        expect(operandWords(name, facts), `${kind} ${name} ${facts.python}`).not.toContain('stands for itself');
  });

  test('tells the differences between versions', () => {
    expect(changesOf(OPCODES.get('BINARY_SUBSCR')!).at(-1)).toEqual({ python: '3.14', text: 'It is gone.' });
    expect(OPCODES.get('END_FOR')!.meanings.map(({ pythons }) => spanOf(pythons))).toEqual(['3.12', '3.13 to 3.15']);
    expect(formsOf('TO_BOOL').map(({ name }) => name)).toContain('TO_BOOL_INT');
  });
});

test('forms that do not ask for operands, and forms that do two instructions, are told apart', () => {
  const named = (holds: (opcode: (typeof all)[number]) => boolean) => all.filter(holds).map(({ name }) => name);
  const plainForms = named((each) => each.kind === 'specialised' && !asksOperands(each));
  for (const name of [
    'RESUME_CHECK',
    'JUMP_BACKWARD_JIT',
    'LOAD_FAST__LOAD_FAST',
    'CALL_ADAPTIVE',
    'LOAD_CONST_MORTAL',
  ])
    expect(plainForms).toContain(name);
  for (const name of ['BINARY_OP_ADD_INT', 'FOR_ITER_LIST', 'LOAD_ATTR_SLOT', 'RESUME', 'INSTRUMENTED_CALL'])
    expect(plainForms).not.toContain(name);
  const two = named(worksForNext);
  expect(two).toContain('COMPARE_OP_INT_JUMP');
  expect(two).toContain('STORE_FAST__LOAD_FAST');
  // These names are of plain opcodes that two old ones became, and of plain comparisons.
  for (const name of ['COMPARE_OP_INT', 'STORE_FAST_LOAD_FAST', 'POP_JUMP_IF_TRUE']) expect(two).not.toContain(name);
});

describe('the examples', () => {
  test('are there for every opcode that a version’s compiler emits', async () => {
    for (const python of PYTHON_VERSIONS) {
      const { opcodes } = JSON.parse(readFileSync(`tests/goldens/compiled-opcodes/${python}.json`, 'utf8')) as {
        opcodes: Record<string, number>;
      };
      const without: string[] = [];
      for (const name of Object.keys(opcodes))
        if (name !== 'CACHE' && (await exampleOf(name, python)) === null) without.push(name);
      expect(without, python).toEqual([]);
    }
  });

  test('are there for every opcode of every version, or the page says why not', async () => {
    const without: string[] = [];
    for (const opcode of all)
      for (const python of pythonsOf(opcode))
        if ((await exampleOf(opcode.name, python)) === null) without.push(`${opcode.name} ${python}`);
    const names = new Set(without.map((each) => each.split(' ')[0]));
    expect([...UNSEEN.keys()].sort()).toEqual([...names].sort());
    expect(without.filter((each) => /^(NOP|ENTER_EXECUTOR)/.test(each))).toEqual([
      'ENTER_EXECUTOR 3.13',
      'NOP 3.7',
      'NOP 3.8',
      'NOP 3.9',
    ]);
    // What the words say of NOP: these compilers emit none.
    for (const python of ['3.7', '3.8', '3.9'])
      expect(readFileSync(`tests/goldens/compiled-opcodes/${python}.json`, 'utf8')).not.toContain('"NOP"');
  });

  test('of a form are what a real interpreter had in memory, and the page says which one and when', async () => {
    for (const opcode of all.filter(({ kind, name }) => kind !== 'plain' && !UNSEEN.has(name)))
      for (const { pythons, recorded, rows } of await examplesOf(opcode)) {
        expect(rows.find(({ here }) => here)?.live, opcode.name).toBe(opcode.name);
        for (const python of pythons) {
          const words = recorded[python]!.map(({ text }) => text).join('');
          expect(words).toMatch(
            new RegExp(
              `^Recorded: CPython ${python.replace('.', '\\.')}\\.\\d+ had ${opcode.name} here in memory ` +
                '(while a tool listened to the event [A-Z_]+|after the program had run (once|twice|\\d+ times) in one process)',
            ),
          );
        }
      }
  });

  test('of what no step runs lead to the step where it has its effect', async () => {
    for (const [name, label] of [
      ['EXTENDED_ARG', 'Step the instruction that it widens'],
      ['END_FOR', 'Step the FOR_ITER that passes over it'],
    ])
      for (const { pythons, links, unstepped } of await examplesOf(OPCODES.get(name)!)) {
        expect(unstepped, name).toBeTruthy();
        for (const python of pythons) expect(links[python], `${name} ${python}`).toMatchObject([{ label }]);
      }
  });

  test('show both ways of a conditional jump', async () => {
    for (const name of [
      'POP_JUMP_IF_FALSE',
      'POP_JUMP_IF_TRUE',
      'FOR_ITER',
      'JUMP_IF_FALSE_OR_POP',
      'SEND',
      'POP_JUMP_IF_NONE',
    ])
      for (const { pythons, links, after, said } of await examplesOf(OPCODES.get(name)!)) {
        expect(after.length, `${name} ${pythons.join()}`).toBe(2);
        expect(said).toHaveLength(2);
        expect(links[pythons[0]]).toHaveLength(2);
      }
  });

  test('link to the very step', async () => {
    const names = [...SAMPLES, ...REFERENCE_PROGRAMS].map(({ name }) => name);
    let links = 0;
    for (const opcode of all)
      for (const example of await examplesOf(opcode))
        for (const python of example.pythons)
          for (const { fragment } of example.links[python]!) {
            const { state, notes, broken } = readLink(fragment, '', names);
            expect(notes).toEqual([]);
            expect(broken).toBeUndefined();
            expect(state.python).toBe(python);
            const { best, other } = (await exampleOf(opcode.name, python))!;
            const at = (state.step as number) - 1;
            const { run } = [best, ...(other ? [other] : [])].find(
              (each) => each.run.name === state.sample && (each.state ?? each.near) === at,
            )!;
            const here = stepInstruction(run.trace, at)!.opname;
            // A form is not in the file, so the step is of what it was written over; a prefix is a part of another step.
            const ran = opcode.kind === 'plain' ? opcode.name : (opcode.base ?? 'JUMP_BACKWARD');
            const any =
              best.state === null || opcode.name === 'INSTRUMENTED_LINE' || opcode.name === 'INSTRUMENTED_INSTRUCTION';
            if (!any) expect(here, `${opcode.name} ${python}`).toBe(ran);
            if (state.open?.includes('forms')) expect(specializedAt(run.trace, at)!.opname).toBe(opcode.name);
            links++;
          }
    expect(links).toBeGreaterThan(1500);
  });

  test('are drawn with what the instruction takes and leaves', async () => {
    const [example] = (await examplesOf(OPCODES.get('BINARY_OP')!)).filter(({ pythons }) => pythons.includes('3.13'));
    expect(example.before!.entries).toEqual([
      { text: '4', mark: 'popped' },
      { text: '3', mark: 'popped' },
    ]);
    expect(example.after.map(({ entries }) => entries)).toEqual([[{ text: '7', mark: 'pushed' }]]);
    expect(example.rows.find(({ here }) => here)).toMatchObject({ opname: 'BINARY_OP', arg: '0', meaning: '+' });
    expect(
      example.source
        .find(({ here }) => here)!
        .tokens.map(([, text]) => text)
        .join(''),
    ).toBe('c = a + b');
  });
});

test('the programs are for the versions that their first line says', () => {
  for (const { name, versions, watch } of REFERENCE_PROGRAMS) {
    expect([...versions], name).toEqual([...versionsOf(readFileSync(`public/${programSource(name)}`, 'utf8'))]);
    expect(watch).toMatch(/^[^\n]{20,140}\.$/);
    expect(SAMPLES.map((sample) => sample.name)).not.toContain(name);
  }
});

test('the list says of an opcode in a version what its own page says of it there', () => {
  let changed = 0;
  for (const opcode of all) {
    const sayings = sayingsOf(opcode);
    const lines = sayings.map(({ words, pythons }) => ({ text: words, pythons: pythons.join(' ') }));
    const row = { name: opcode.name, lines, family: '', pythons: '', form: false };
    expect(sayings.flatMap(({ pythons }) => pythons).sort(), opcode.name).toEqual(pythonsOf(opcode).sort());
    for (const python of pythonsOf(opcode)) {
      const said = FORM_WORDS.get(opcode.name) ?? findOp(python, opcode.name)?.summary;
      expect(lines[lineFor(python, row)].text, `${opcode.name} ${python}`).toBe(said);
      if (said !== wordsOf(opcode)) changed++;
    }
  }
  expect(changed).toBeGreaterThan(150);
});

describe('the filter', () => {
  const row = {
    name: 'LOAD_FAST',
    lines: [{ text: 'Push the value of a local variable.', pythons: '' }],
    family: 'names',
    pythons: '3.7 3.8',
    form: false,
  };

  test('asks for words, family, version and kind', () => {
    expect(matches(EVERYTHING, row)).toBe(true);
    expect(matches({ ...EVERYTHING, text: 'LOAD_FAST' }, row)).toBe(true);
    expect(matches({ ...EVERYTHING, text: 'local push' }, row)).toBe(true);
    expect(matches({ ...EVERYTHING, text: 'global' }, row)).toBe(false);
    expect(matches({ ...EVERYTHING, family: 'calls' }, row)).toBe(false);
    expect(matches({ ...EVERYTHING, python: '3.8' }, row)).toBe(true);
    expect(matches({ ...EVERYTHING, python: '3.9' }, row)).toBe(false);
    expect(matches(EVERYTHING, { ...row, form: true })).toBe(false);
    expect(matches({ ...EVERYTHING, forms: true }, { ...row, form: true })).toBe(true);
  });

  test('asks for words in the sentence of the version that is asked for, or of the newest', () => {
    const changed = {
      ...row,
      pythons: '3.11 3.12 3.13',
      lines: [
        { text: 'Raise UnboundLocalError.', pythons: '3.11' },
        { text: 'Certainly bound.', pythons: '3.12 3.13' },
      ],
    };
    expect(['', '3.11', '3.12', '3.13'].map((python) => lineFor(python, changed))).toEqual([1, 0, 1, 1]);
    const listed = (text: string, python: string) => matches({ ...EVERYTHING, text, python }, changed);
    expect(listed('unboundlocalerror', '3.11')).toBe(true);
    expect(listed('unboundlocalerror', '3.12')).toBe(false);
    expect(listed('unboundlocalerror', '')).toBe(false);
    expect(listed('fast bound', '')).toBe(true);
  });

  test('comes back from its link, and a broken link says so', () => {
    const filter = { text: 'jump if', family: 'jumps', python: '3.11', forms: true };
    expect(readFilter(writeFilter(filter), ['jumps'])).toEqual({ filter, note: null });
    expect(writeFilter(EVERYTHING)).toBe('');
    expect(readFilter('#main', ['jumps'])).toEqual({ filter: null, note: null });
    expect(readFilter('#9.q=x', ['jumps']).note).toContain('format 9');
    expect(readFilter('#1.family=birds&python=4.0', ['jumps'])).toEqual({
      filter: EVERYTHING,
      note: expect.stringContaining('“birds” and Python “4.0”') as unknown,
    });
  });
});
