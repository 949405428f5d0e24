import { PYTHON_VERSIONS, type PythonVersion } from '../pyc/types.ts';
import { versionsFor } from './versions.ts';

/** A program of the opcode reference: `public/programs/NAME.py`, with instructions that the samples do not have. */
export interface ReferenceProgram {
  name: string;
  /** One line, as a list of programs shows it. */
  title: string;
  /** One line: what to look for in its steps. */
  watch: string;
  /** The versions whose syntax it is, as the first line of the source says. */
  versions: readonly PythonVersion[];
  /** Seconds since 1970: the mtime of the source when it is compiled. */
  mtime: number;
}

type Entry = [name: string, title: string, watch: string, since?: PythonVersion];

const ENTRIES: readonly Entry[] = [
  ['operators', 'Every operator', 'Each operator takes its operands from the stack and leaves one result.'],
  [
    'containers',
    'Building and taking apart',
    'Items wait on the stack until one instruction makes a list, set or dict.',
  ],
  ['names', 'Names bound and deleted', 'Where a name is kept decides which instruction binds or deletes it.'],
  [
    'decisions',
    'Tests and None',
    'and, or, not and chained comparisons are jumps; tests for None have jumps of their own.',
  ],
  ['calls', 'Stars in calls', 'Unpacked arguments are collected in a tuple and a dict before the call.'],
  ['imports', 'Imports', 'A level and a tuple of names are pushed; the import replaces them by the module.'],
  ['cleanup', 'finally in loops, raise from, assert', 'break, continue and return have to pass through every finally.'],
  ['waiting', 'async, await and yield from', 'An await is a loop: send a value, hand on what comes, until the end.'],
  ['matching', 'Patterns', 'Each pattern asks one question, and takes the subject apart after a yes.', '3.10'],
  [
    'forms',
    'Operands with forms of their own',
    'What each operand is decides which form a busy interpreter would use.',
  ],
  ['groups', 'except*', 'A group is split: what a clause takes, and what is left for the next one.', '3.11'],
  [
    'generics',
    'Type parameters',
    'Type parameters are made in a hidden function around the one that has them.',
    '3.12',
  ],
  ['templates', 'Template strings', 'Text and values stay apart: a template keeps both.', '3.14'],
  [
    'access',
    'Attributes of every kind',
    'Where an attribute is found decides which form a busy interpreter would use.',
  ],
  ['annotated', 'Annotations kept as text', 'A future import keeps annotations as text, in a dict of the module.'],
];

export const REFERENCE_PROGRAMS: readonly ReferenceProgram[] = ENTRIES.map(([name, title, watch, since], n) => ({
  name,
  title,
  watch,
  versions: since ? versionsFor({ since }) : PYTHON_VERSIONS,
  mtime: 1_800_000_000 + n,
}));

/** The compiled file of one of these programs, relative to `public/`. */
export function programPath(name: string, python: PythonVersion): string {
  return `programs/__pycache__/${name}.cpython-${python.replace('.', '')}.pyc`;
}

/** Its source, relative to `public/`. */
export function programSource(name: string): string {
  return `programs/${name}.py`;
}
