/** The families in which the reference lists opcodes, and the lessons that are about them. */
import { asyncOps } from '../../vm/ops/async.ts';
import { attributeOps } from '../../vm/ops/attributes.ts';
import { blockOps } from '../../vm/ops/blocks.ts';
import { oldCallOps } from '../../vm/ops/calls-until-3.10.ts';
import { olderCallOps } from '../../vm/ops/calls-until-3.12.ts';
import { callOps } from '../../vm/ops/calls.ts';
import { oldContainerOps } from '../../vm/ops/containers-until-3.8.ts';
import { containerOps } from '../../vm/ops/containers.ts';
import type { OpRecord } from '../../vm/ops/define.ts';
import { exceptionOps } from '../../vm/ops/exceptions.ts';
import { formatOps } from '../../vm/ops/formatting.ts';
import { functionOps } from '../../vm/ops/functions.ts';
import { generatorOps315 } from '../../vm/ops/generators-3.15.ts';
import { oldGeneratorOps } from '../../vm/ops/generators-until-3.10.ts';
import { generatorOps } from '../../vm/ops/generators.ts';
import { groupOps } from '../../vm/ops/groups.ts';
import { importOps } from '../../vm/ops/imports.ts';
import { olderJumpOps } from '../../vm/ops/jumps-until-3.12.ts';
import { jumpOps } from '../../vm/ops/jumps.ts';
import { loadOpsSince314 } from '../../vm/ops/loads-since-3.14.ts';
import { loopOpsSince314 } from '../../vm/ops/loops-since-3.14.ts';
import { nameOps315 } from '../../vm/ops/names-3.15.ts';
import { oldNameOps } from '../../vm/ops/names-until-3.10.ts';
import { olderNameOps } from '../../vm/ops/names-until-3.12.ts';
import { nameOps } from '../../vm/ops/names.ts';
import { oldOperatorOps } from '../../vm/ops/operators-until-3.10.ts';
import { operatorOps } from '../../vm/ops/operators.ts';
import { oldPatternOps } from '../../vm/ops/patterns-3.10.ts';
import { patternOps } from '../../vm/ops/patterns.ts';
import { oldStackOps } from '../../vm/ops/stack-until-3.10.ts';
import { stackOps } from '../../vm/ops/stack.ts';
import { templateOps } from '../../vm/ops/templates.ts';
import { withOpsSince314 } from '../../vm/ops/with-since-3.14.ts';
import { oldWithOps } from '../../vm/ops/with-until-3.10.ts';

export interface Family {
  id: string;
  title: string;
  /** What its opcodes have in common, in a sentence. */
  sentence: string;
  /** Numbers of the lessons to read. */
  lessons: readonly number[];
}

const family = (id: string, title: string, sentence: string, ...lessons: number[]): Family => ({
  id,
  title,
  sentence,
  lessons,
});

export const FAMILIES: readonly Family[] = [
  family('names', 'Constants and names', 'They push what a constant or a name stands for, or bind a name.', 11, 13),
  family('stack', 'The stack itself', 'They move, copy and drop entries, and look at none of them.', 11),
  family('operators', 'Operators and subscripts', 'They pop operands and push one result.', 11, 10),
  family('containers', 'Containers', 'They build tuples, lists, sets and dicts, and take them apart.', 11, 15),
  family('jumps', 'Jumps and loops', 'They decide which instruction comes next.', 12),
  family('calls', 'Calls', 'They call what lies on the stack, or end a call.', 13, 11),
  family('functions', 'Functions and classes', 'They make functions and classes while the program runs.', 13),
  family('attributes', 'Attributes', 'They read, bind and delete attributes of objects.', 13),
  family('text', 'Formatted text', 'They make what f-strings and template strings stand for.', 11),
  family('exceptions', 'Exceptions and with', 'They raise, catch and clean up.', 14),
  family('generators', 'Generators and await', 'They let a frame wait and go on.', 15),
  family('patterns', 'Patterns', 'They ask the questions of a match statement.', 12),
  family('imports', 'Imports', 'They fetch modules and what is in them.', 3),
  family('frames', 'Marks and prefixes', 'They change nothing on the stack, or are not run at all.', 10, 16),
];

const IN_FAMILY: readonly (readonly [string, readonly OpRecord[]])[] = [
  ['names', [...nameOps, ...olderNameOps, ...oldNameOps, ...nameOps315, ...loadOpsSince314]],
  ['stack', [...stackOps, ...oldStackOps]],
  ['operators', [...operatorOps, ...oldOperatorOps]],
  ['containers', [...containerOps, ...oldContainerOps]],
  ['jumps', [...jumpOps, ...olderJumpOps, ...loopOpsSince314]],
  ['calls', [...callOps, ...olderCallOps, ...oldCallOps]],
  ['functions', functionOps],
  ['attributes', attributeOps],
  ['text', [...formatOps, ...templateOps]],
  ['exceptions', [...exceptionOps, ...groupOps, ...blockOps, ...oldWithOps, ...withOpsSince314]],
  ['generators', [...generatorOps, ...oldGeneratorOps, ...generatorOps315, ...asyncOps]],
  ['patterns', [...patternOps, ...oldPatternOps]],
  ['imports', importOps],
];

/** Opcodes that belong elsewhere than the file that their record is in. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  LOAD_CONST: 'names',
  LOAD_ASSERTION_ERROR: 'exceptions',
  NOP: 'frames',
  EXTENDED_ARG: 'frames',
  RESUME: 'frames',
  NOT_TAKEN: 'frames',
  MAKE_CELL: 'names',
  END_FOR: 'jumps',
  GET_ITER: 'jumps',
  MAKE_FUNCTION: 'functions',
  RETURN_VALUE: 'calls',
  BREAK_LOOP: 'jumps',
  CONTINUE_LOOP: 'jumps',
  SETUP_LOOP: 'jumps',
  CALL_INTRINSIC_1: 'calls',
  CALL_INTRINSIC_2: 'calls',
  JUMP_IF_NOT_EXC_MATCH: 'exceptions',
  BEFORE_ASYNC_WITH: 'exceptions',
  SETUP_ASYNC_WITH: 'exceptions',
  END_ASYNC_FOR: 'generators',
  CACHE: 'frames',
  RESERVED: 'frames',
  ENTER_EXECUTOR: 'jumps',
  TRACE_RECORD: 'frames',
  INTERPRETER_EXIT: 'calls',
  EXIT_INIT_CHECK: 'calls',
  PRINT_EXPR: 'calls',
  INSTRUMENTED_LINE: 'frames',
  INSTRUMENTED_INSTRUCTION: 'frames',
};

const byName = new Map<string, string>();
for (const [id, records] of IN_FAMILY) for (const { name } of records) if (!byName.has(name)) byName.set(name, id);

/** The family of an opcode that is not a form of another one. Throws for an unknown name, so that the build stops. */
export function familyOf(name: string): Family {
  const id = ELSEWHERE[name] ?? byName.get(name);
  const found = FAMILIES.find((each) => each.id === id);
  if (!found) throw new Error(`The opcode ${name} is in no family: src/components/opcodes/families.ts.`);
  return found;
}
