import { strRepr } from '../pyc/repr/str.ts';
import type { PythonException } from './types.ts';

/** What `_compile_bytecode` raises for a body that holds something other than a code object. */
export function nonCodeError(bytecodePath: string): PythonException {
  return { exception: 'ImportError', message: `Non-code object in ${strRepr(bytecodePath)}` };
}
