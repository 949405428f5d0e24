/** Which modules come with a Python: none of them is on the simulated disk. */
import type { PythonVersion } from '../pyc/types.ts';
import { STDLIB_MODULES } from './generated/stdlib-modules.ts';
import { minorOf } from './minor.ts';

/** `name`, or `name|9-12` where only those minor versions have it. */
function parsed(): ReadonlyMap<string, readonly [number, number]> {
  const spans = new Map<string, readonly [number, number]>();
  for (const text of STDLIB_MODULES.split(' ')) {
    const [name, first = '7', last = '99'] = text.split(/[|-]/);
    spans.set(name, [Number(first), Number(last)]);
  }
  return spans;
}

let spans: ReadonlyMap<string, readonly [number, number]> | null = null;

/** Whether a dotted name begins with a module of that Python's own library. */
export function isLibraryModule(python: PythonVersion, name: string): boolean {
  const span = (spans ??= parsed()).get(name.split('.')[0]);
  return span !== undefined && span[0] <= minorOf(python) && minorOf(python) <= span[1];
}
