import { loadOpcodes, readHeader, readPyc, type PythonVersion } from '../../pyc/index.ts';
import { PYTHON_VERSIONS } from '../../pyc/types.ts';
import { recordTrace, withParts, type Trace } from '../../vm/index.ts';
import { problemOf } from '../shared/header-problem.ts';
import { thousands } from '../shared/thousands.ts';

/** After so many steps a recording stops. */
const STEP_LIMIT = 100_000;

/** What has been recorded of a compiled file, or a sentence that says why nothing could be. */
export type Run = { ok: true; trace: Trace } | { ok: false; reason: string };

/** The Pythons whose programs run here; what a page says of them. */
const STEPPED = `The stepper runs files of Python ${PYTHON_VERSIONS[0]} to ${PYTHON_VERSIONS[PYTHON_VERSIONS.length - 1]}.`;

/** The Python that wrote a file, or a sentence where its programs cannot be run. */
function pythonOf(name: string, bytes: Uint8Array): { python: PythonVersion } | { problem: string } {
  const header = readHeader(bytes);
  const { origin } = header;
  if (origin === null) return { problem: problemOf(name, bytes, header)! };
  const python = PYTHON_VERSIONS.find((version) => version === origin.minor);
  if (python && origin.released) return { python };
  const which = python ? `a version of Python ${python} before its release` : `Python ${origin.minor}`;
  return {
    problem: `${name} was compiled by ${which} (magic number ${origin.number}, in use since ${origin.since}). ${STEPPED}`,
  };
}

const SENSELESS =
  'holds instructions that cannot be run in this order. No compiler writes them; CPython itself would crash.';

/** Reads and runs a compiled file. What is wrong with it comes back as a sentence. */
export async function runPyc(name: string, bytes: Uint8Array, progress?: (steps: number) => void): Promise<Run> {
  const refused = (what: string): Run => ({ ok: false, reason: `${name} ${what}` });
  const written = pythonOf(name, bytes);
  if ('problem' in written) return { ok: false, reason: written.problem };
  const { python } = written;
  await loadOpcodes(python);
  const file = readPyc(bytes);
  if (file.error)
    return refused(
      `is damaged at byte ${thousands(file.error.offset)}. Python ${python} stops there too: ${file.error.exception}: ${file.error.message}.`,
    );
  if (file.code === null) return refused('holds no code object, so there is nothing to run.');
  try {
    const { code } = file;
    const trace = await withParts(python, () => recordTrace(code, { limit: STEP_LIMIT, progress }));
    return isSound(trace) ? { ok: true, trace } : refused(SENSELESS);
  } catch (error) {
    // Only what no compiler writes leads here: an instruction that finds nothing on the stack, or a name that is none.
    if (error instanceof TypeError || error instanceof RangeError) return refused(SENSELESS);
    throw error;
  }
}

/** Whether everything that the trace points at is there. */
function isSound({ values, stack, locals, heap }: Trace): boolean {
  const known = (index: number) => index < 0 || values[index] !== undefined;
  return (
    stack.value.every(known) &&
    locals.every(known) &&
    heap.every(({ log }) => {
      for (let at = 0; at < log.length; at += 4 + log[at + 3])
        for (let n = 0; n < log[at + 3]; n++) if (!known(log[at + 4 + n])) return false;
      return true;
    })
  );
}

/** The memory of a trace that can be handed over instead of copied. */
export function transferable({ columns, stack, locals }: Trace): ArrayBuffer[] {
  const arrays = [...Object.values(columns), ...Object.values(stack), locals];
  return [...new Set(arrays.map((each) => each.buffer as ArrayBuffer))];
}
