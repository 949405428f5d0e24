import { hasOpcodes, loadOpcodes, readPyc, type AnyPython, type MarshalTree } from '../../pyc/index.ts';
import { codeTree, type CodeEntry } from './code-tree.ts';
import { refusalOf } from './header-fate.ts';
import { thousands } from './thousands.ts';

/** A compiled file, read and ready to be looked at. */
export interface Compiled {
  name: string;
  python: AnyPython;
  bytes: Uint8Array;
  body: MarshalTree;
  /** The module first. */
  codes: CodeEntry[];
}

export type CompiledResult = { ok: true; file: Compiled } | { ok: false; reason: string };

/** Reads a file and fetches what its Python's instructions mean. `reason` is a sentence for the reader. */
export async function openCompiled(name: string, bytes: Uint8Array): Promise<CompiledResult> {
  const { reader: python, body, code, header } = readPyc(bytes);
  const refusal = refusalOf(name, bytes, header);
  if (refusal !== null) return { ok: false, reason: refusal };
  if (!python || !body) {
    return {
      ok: false,
      reason: `${name} was written by Python ${header.origin?.since}. Files of releases of Python 2.7 and 3.0 to 3.15 are read here.`,
    };
  }
  if (!code) {
    return {
      ok: false,
      reason: body.error
        ? `${name} is damaged: at byte ${thousands(body.error.offset)} Python ${python} says ${body.error.exception}: ${body.error.message}.`
        : `${name} holds an object that is not a code object, and Python ${python} refuses to run it.`,
    };
  }
  if (hasOpcodes(python)) await loadOpcodes(python);
  return { ok: true, file: { name, python, bytes, body, codes: codeTree(code, python) } };
}
