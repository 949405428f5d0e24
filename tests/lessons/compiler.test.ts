/** What lessons 2 and 16 say about the compiler, held against the samples that real Pythons compiled. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { codeObjects, disassemble, loadOpcodes, readPyc, type CodeObject } from '../../src/pyc/index.ts';
import { PYTHON_VERSIONS, type PythonVersion } from '../../src/pyc/types.ts';
import { specializedAt } from '../../src/vm/specialize/index.ts';
import { recordTrace, stepInstruction } from '../../src/vm/index.ts';
import { runOn, transcriptPart, type Transcript, type TranscriptCommand } from '../../src/components/transcript.ts';

beforeAll(() => Promise.all(PYTHON_VERSIONS.map((python) => loadOpcodes(python))));

function code(sample: string, python: PythonVersion, name = '<module>'): CodeObject {
  const file = `public/samples/__pycache__/${sample}.cpython-${python.replace('.', '')}.pyc`;
  return codeObjects(readPyc(new Uint8Array(readFileSync(file))).code!).find((each) => each.name === name)!;
}

const opnames = (each: CodeObject) => disassemble(each).map(({ opname }) => opname);
const ints = (each: CodeObject) => each.consts.flatMap((one) => (one.type === 'int' ? [Number(one.value)] : []));
const recorded = (name: string) =>
  JSON.parse(readFileSync(`content/transcripts/generated/${name}.json`, 'utf8')) as Transcript;
const outputs = (name: string, part: string, python: string) =>
  transcriptPart(recorded(name), part)
    .steps.filter((step): step is TranscriptCommand => step.kind === 'command')
    .map((step) => runOn(step, python)?.output ?? '');

describe.each(PYTHON_VERSIONS)('on %s', (python) => {
  it('seconds has the product among its constants, and no factor of it', () => {
    const constants = ints(code('folded', python, 'seconds'));
    expect(constants).toContain(86400);
    expect(constants).not.toContain(24);
    expect(constants).not.toContain(60);
    const multiplies = opnames(code('folded', python, 'seconds')).filter((name) => /BINARY/.test(name));
    expect(multiplies).toHaveLength(1);
  });

  it('what is left over among the constants is where the lesson says so', () => {
    const more = code('folded', python, 'seconds').consts.some(
      (one) => (one.type === 'int' && one.value === 0n) || (one.type === 'str' && one.value === 'never'),
    );
    expect(more).toBe(['3.10', '3.11', '3.14', '3.15'].includes(python));
  });

  it('the list of vowels is a tuple, and the line one text', () => {
    expect(code('folded', python, 'is_vowel').consts.map(({ type }) => type)).toContain('tuple');
    expect(opnames(code('folded', python, 'is_vowel')).join()).not.toContain('BUILD_LIST');
    expect(opnames(code('folded', python, 'line')).join()).not.toContain('BINARY');
  });

  it('only 3.7 has bytecode for what follows the return, and none asks whether True is true', () => {
    const names = opnames(code('folded', python, 'forever'));
    expect(names.includes('LOAD_GLOBAL')).toBe(python === '3.7');
    expect(names.join()).not.toMatch(/JUMP_IF|TO_BOOL/);
    if (python === '3.13') expect(names).toContain('NOP');
  });

  it('two locals are pushed by one instruction of the file since 3.13', () => {
    const pair = opnames(code('area', python, 'area')).find((name) => /LOAD_FAST\w*LOAD_FAST/.test(name)) ?? null;
    const expected = { '3.13': 'LOAD_FAST_LOAD_FAST', '3.14': 'LOAD_FAST_BORROW_LOAD_FAST_BORROW' };
    expect(pair).toBe(python === '3.15' ? expected['3.14'] : (expected[python as '3.13'] ?? null));
  });

  it('-O and -OO leave out what the lesson says', () => {
    const [plain, o, oo] = outputs('compiler-work', 'options', python);
    expect(plain).toContain('assertions are checked');
    expect(o).toMatch(/assertions are gone\n5 Return/);
    expect(oo).toMatch(/assertions are gone\n5 None/);
  });

  it('a mistake in the last line keeps the first one from running, and a missing name does not', () => {
    expect(outputs('compile-steps', 'whole-file', python)[0]).not.toContain('first line\n');
    const [no, yes] = outputs('compile-steps', 'names', python);
    expect(no).toContain('last line');
    expect(yes).toMatch(/first line[\s\S]*NameError/);
  });

  it('four instructions belong to c = a + b', () => {
    const rows = disassemble(code('arithmetic', python)).filter(({ position }) => position.line === 4);
    expect(rows).toHaveLength(4);
  });
});

it('the multiplication of line 4 would become one of integers on 3.13', () => {
  const trace = recordTrace(code('folded', '3.13'), {});
  const at = Array.from({ length: trace.steps }, (_, n) => n).find((n) => {
    const instruction = stepInstruction(trace, n)!;
    return instruction.opname === 'BINARY_OP' && instruction.position.line === 4;
  })!;
  expect(specializedAt(trace, at)?.opname).toBe('BINARY_OP_MULTIPLY_INT');
  const lesson = readFileSync('content/lessons/16-what-the-compiler-has-done.mdx', 'utf8');
  expect(lesson).toContain(`#2.sample=folded&python=3.13&step=${at + 1}&open=forms`);
});
