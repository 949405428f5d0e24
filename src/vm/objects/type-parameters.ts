/** Type parameters and aliases (PEP 695 and 696). */
import type { PyObject } from './model.ts';

/** The helpers of CALL_INTRINSIC_2 for type parameters; null for what is none. */
export function typeParameterIntrinsic(_which: number, _first: PyObject, _second: PyObject): PyObject | null {
  return null;
}
