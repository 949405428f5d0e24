/** What Python makes of the body, with CPython's own words where it raises. */
import { loadedFrom } from '../../importlib/loaded.ts';
import { nonCodeError } from '../../importlib/non-code.ts';
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import { atLeast } from '../../pyc/versions/compare.ts';
import { thousands } from '../shared/thousands.ts';
import { bodyOf, isPristine } from './document.ts';
import type { TreeDocument, TreeFile } from './document.ts';

export interface Outcome {
  tone: 'good' | 'changed' | 'bad';
  /** In one sentence. */
  sentence: string;
  /** `EOFError: marshal data too short`; null where nothing is raised. */
  exception: string | null;
  /** The byte at which reading stopped; null where all was read. */
  stoppedAt: number | null;
  /** What was read up to there, and what follows from it: a sentence each. */
  more: string[];
}

const count = (number: number, one: string) => `${thousands(number)} ${one}${number === 1 ? '' : 's'}`;

/** Path of the cache file as a message shows it. Folders of their own came with 3.2 (PEP 3147). */
function pycPath({ module, python }: TreeFile): string {
  return atLeast(python, '3.2') ? `__pycache__/${module}.cpython-${python.replace('.', '')}.pyc` : `${module}.pyc`;
}

/** What is raised for a body that is no code object: by `importlib` from 3.3 on, before by Python/import.c. */
function nonCode({ file }: TreeDocument) {
  const path = pycPath(file);
  return atLeast(file.python, '3.3')
    ? nonCodeError(path)
    : { exception: 'ImportError', message: `Non-code object in ${path}` };
}

/** What importing the file ends in, with its source there; a header that is not rejected is taken to match that. */
export function outcomeOf(document: TreeDocument, tree: MarshalTree): Outcome {
  const { file } = document;
  if (file.rejected)
    return {
      tone: 'changed',
      sentence: `Python ${file.python}: import ${file.module} does not take this file.`,
      exception: null,
      stoppedAt: tree.error?.offset ?? null,
      more: [file.rejected],
    };
  const loaded = loadedFrom(tree);
  if ('type' in loaded && loaded.type === 'code') return read(document, tree);
  const { exception, message } = 'error' in loaded ? loaded.error : nonCode(document);
  const source = `${file.module}.py`;
  const kept = tree.count - tree.unfinished.length;
  const more = [
    tree.error
      ? `${count(kept, 'object')} ${kept === 1 ? 'was' : 'were'} complete by then; ${tree.unfinished.length === 0 ? 'nothing' : `${tree.unfinished.length} more`} had only been begun. All of it is thrown away.`
      : 'The body could be read; but what it holds is no code object, and only that can be run.',
    `Python does not compile ${source} instead: that is decided by the header alone, and the header matched. What is raised while the body is read ends the import, with ${source} right beside it.`,
  ];
  return {
    tone: 'bad',
    sentence: `Python ${file.python}: import ${file.module} fails.`,
    exception: message ? `${exception}: ${message}` : exception,
    stoppedAt: tree.error?.offset ?? null,
    more,
  };
}

function read(document: TreeDocument, tree: MarshalTree): Outcome {
  const left = tree.bytes.length - tree.end;
  const rest = left > 0 ? [`${count(left, 'byte')} behind the object: marshal does not look at them.`] : [];
  const changed = !isPristine(document);
  return {
    tone: changed ? 'changed' : 'good',
    sentence: changed
      ? `Python ${document.file.python} reads the changed body without complaint, and would run it.`
      : `${count(tree.count, 'object')} in ${count(tree.end - bodyOf(document.file), 'byte')}, read by Python ${document.file.python}’s rules.`,
    exception: null,
    stoppedAt: null,
    more: changed
      ? ['Nothing in the file tells that its body was changed: there is no checksum over it.', ...rest]
      : rest,
  };
}
