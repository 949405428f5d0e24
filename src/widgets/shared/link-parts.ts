/** Links of many parts, each with a reader of its own: one part that cannot be read makes the whole link broken. */
import { broken, type BrokenLink } from './url-state.ts';

class LinkProblem extends Error {}

/** Ends the reading of a link; `detail` is a clause, as `broken` has it. */
export function fail(detail: string): never {
  throw new LinkProblem(detail);
}

/** What is done with a value, by the name of its part. */
export type PartReaders = Readonly<Record<string, (text: string) => void>>;

/** Hands each value to the reader of its name. The readers keep what they read, or `fail`; null where all went well. */
export function readParts(values: URLSearchParams, readers: PartReaders): BrokenLink | null {
  try {
    for (const [name, text] of values)
      (Object.hasOwn(readers, name) ? readers[name] : fail(`it has a part “${name}” that this page does not know`))(
        text,
      );
    return null;
  } catch (problem) {
    if (!(problem instanceof LinkProblem)) throw problem;
    return broken(problem.message);
  }
}

/** A list of changed bytes, `4:01,8:ff`, by offset; an offset has up to `digits` digits. `example` is told where it is none. */
export function readEdits(text: string, digits: number, example: string): Record<number, number> {
  const edit = new RegExp(`^(\\d{1,${digits}}):([0-9a-f]{2})$`, 'i');
  const edits: Record<number, number> = {};
  for (const part of text.split(',')) {
    const match = edit.exec(part) ?? fail(`“${part}” is not an edit such as ${example}`);
    edits[Number(match[1])] = parseInt(match[2], 16);
  }
  return edits;
}
