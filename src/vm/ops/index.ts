/** All op records, and how to find the one for an opcode of a version. */
import type { AnyPython } from '../../pyc/types.ts';
import { unsupported } from '../objects/types.ts';
import { asyncOps } from './async.ts';
import { attributeOps } from './attributes.ts';
import { blockOps } from './blocks.ts';
import { oldCallOps } from './calls-until-3.10.ts';
import { oldContainerOps } from './containers-until-3.8.ts';
import { oldGeneratorOps } from './generators-until-3.10.ts';
import { oldNameOps } from './names-until-3.10.ts';
import { oldOperatorOps } from './operators-until-3.10.ts';
import { oldPatternOps } from './patterns-3.10.ts';
import { oldStackOps } from './stack-until-3.10.ts';
import { oldWithOps } from './with-until-3.10.ts';
import { olderCallOps } from './calls-until-3.12.ts';
import { callOps } from './calls.ts';
import { containerOps } from './containers.ts';
import type { OpRecord } from './define.ts';
import { exceptionOps } from './exceptions.ts';
import { formatOps } from './formatting.ts';
import { functionOps } from './functions.ts';
import { generatorOps } from './generators.ts';
import { groupOps } from './groups.ts';
import { importOps } from './imports.ts';
import { olderJumpOps } from './jumps-until-3.12.ts';
import { generatorOps315 } from './generators-3.15.ts';
import { jumpOps } from './jumps.ts';
import { loadOpsSince314 } from './loads-since-3.14.ts';
import { loopOpsSince314 } from './loops-since-3.14.ts';
import { templateOps } from './templates.ts';
import { withOpsSince314 } from './with-since-3.14.ts';
import { olderNameOps } from './names-until-3.12.ts';
import { nameOps } from './names.ts';
import { nameOps315 } from './names-3.15.ts';
import { operatorOps } from './operators.ts';
import { patternOps } from './patterns.ts';
import { stackOps } from './stack.ts';

/** Every op record, by family. */
export const opRecords: readonly OpRecord[] = [
  ...stackOps,
  ...nameOps,
  ...olderNameOps,
  ...operatorOps,
  ...containerOps,
  ...jumpOps,
  ...olderJumpOps,
  ...callOps,
  ...olderCallOps,
  ...functionOps,
  ...attributeOps,
  ...formatOps,
  ...exceptionOps,
  ...generatorOps,
  ...asyncOps,
  ...groupOps,
  ...patternOps,
  ...importOps,
  ...oldStackOps,
  ...oldNameOps,
  ...oldOperatorOps,
  ...oldContainerOps,
  ...oldCallOps,
  ...blockOps,
  ...oldWithOps,
  ...oldGeneratorOps,
  ...oldPatternOps,
  ...nameOps315,
  ...loadOpsSince314,
  ...loopOpsSince314,
  ...templateOps,
  ...withOpsSince314,
  ...generatorOps315,
];

const byVersion = new Map<AnyPython, Map<string, OpRecord>>();
for (const record of opRecords)
  for (const version of record.versions) {
    const records = byVersion.get(version) ?? new Map<string, OpRecord>();
    byVersion.set(version, records.set(record.name, record));
  }

/** The record of an opcode in a version; null where this simulator does not have it. */
export function findOp(python: AnyPython, name: string): OpRecord | null {
  return byVersion.get(python)?.get(name) ?? null;
}

/** Like `findOp`, with a record that ends the run where there is none. */
export function opRecord(python: AnyPython, name: string): OpRecord {
  return (
    findOp(python, name) ?? {
      name,
      versions: [],
      summary: 'This simulator does not have this opcode.',
      pops: () => 0,
      pushes: () => 0,
      run: () => unsupported(`the opcode ${name} of Python ${python}`),
      explain: () => [{ kind: 'text', text: `This simulator does not have ${name}.` }],
    }
  );
}
