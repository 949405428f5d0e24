/** Where CPython itself tells of an opcode. */
import { PYTHON_VERSIONS, type PythonVersion } from '../../pyc/types.ts';
import { SAMPLE_PYTHONS } from '../../widgets/shared/generated/samples.ts';
import { atLeast } from '../../pyc/index.ts';
import type { OpcodeFacts } from './facts.ts';

export interface Source {
  href: string;
  text: string;
}

/** A file of CPython, of the exact version that the samples come from. */
export function sourceFile(python: PythonVersion, file: string): Source {
  const exact = SAMPLE_PYTHONS[python].split(' ')[0];
  return { href: `https://github.com/python/cpython/blob/v${exact}/${file}`, text: `CPython ${exact}, ${file}` };
}

/** The documentation of `dis`, and the file that says what the opcode does, both of the newest version that has it. */
export function sourcesOf({ name, kind, versions }: OpcodeFacts): Source[] {
  const { python } = versions.at(-1)!;
  const file = atLeast(python, '3.12') ? 'Python/bytecodes.c' : 'Python/ceval.c';
  const sources: Source[] = [sourceFile(python, file)];
  if (kind === 'plain' || kind === 'internal')
    sources.unshift({
      href: `https://docs.python.org/${python}/library/dis.html#opcode-${name}`,
      text: `Python ${python} documentation, dis: ${name}`,
    });
  if (kind === 'specialised')
    sources.push({ href: 'https://peps.python.org/pep-0659/', text: 'PEP 659: a specialising, adaptive interpreter' });
  if (kind === 'instrumented')
    sources.push({ href: 'https://peps.python.org/pep-0669/', text: 'PEP 669: low impact monitoring' });
  return sources;
}

/** The versions that the reference covers, as text. */
export const COVERED = `${PYTHON_VERSIONS[0]} to ${PYTHON_VERSIONS.at(-1)}`;
