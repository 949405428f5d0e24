/** `compile` of a Python, over what that Python really compiled (`generated/bodies`). */
import { Lacks, type Compile, type CompileError } from '../../importlib/index.ts';
import { withFilename } from '../../pyc/edit/filename.ts';
import type { PythonVersion } from '../../pyc/types.ts';

/** `marshal.dumps` of a code object in base64, or what is raised; 0: as at the level before. */
export type StoredBody = string | CompileError;

/** A text, and what becomes of it at the levels 0, 1 and 2. */
export type StoredRow = readonly [text: string, StoredBody, StoredBody | 0, StoredBody | 0];

/** Under this file name the texts were compiled. */
const STORED_NAME = '<string>';

const LOADERS: Readonly<Record<PythonVersion, () => Promise<{ ROWS: readonly StoredRow[] }>>> = {
  '3.7': () => import('./generated/bodies/3.7.ts'),
  '3.8': () => import('./generated/bodies/3.8.ts'),
  '3.9': () => import('./generated/bodies/3.9.ts'),
  '3.10': () => import('./generated/bodies/3.10.ts'),
  '3.11': () => import('./generated/bodies/3.11.ts'),
  '3.12': () => import('./generated/bodies/3.12.ts'),
  '3.13': () => import('./generated/bodies/3.13.ts'),
  '3.14': () => import('./generated/bodies/3.14.ts'),
  '3.15': () => import('./generated/bodies/3.15.ts'),
};

/** What that Python compiled. Rejects where its file cannot be had. */
export async function loadRows(python: PythonVersion): Promise<readonly StoredRow[]> {
  return (await LOADERS[python]()).ROWS;
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** `compile` of one Python; lacks every text that is none of the lab's programs. */
export function compileFrom(rows: readonly StoredRow[], python: PythonVersion): Compile {
  return (source, filename, optimize) => {
    const text = new TextDecoder().decode(source);
    const row = rows.find(([stored]) => stored === text);
    if (!row) throw new Lacks(`the compiled form of ${filename}, whose text is none of its own programs`);
    const bodies = row.slice(1) as (StoredBody | 0)[];
    const body = bodies.slice(0, optimize + 1).findLast((one) => one !== 0) as StoredBody;
    if (typeof body === 'string') return { marshalled: withFilename(bytesOf(body), python, filename) };
    return { ...body, text: body.text.replaceAll(`File "${STORED_NAME}"`, `File "${filename}"`) };
  };
}
