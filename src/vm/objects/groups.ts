/** Exception groups: making, splitting and what `except*` does with them (Objects/exceptions.c). */
import { PyException, PyTuple } from './model.ts';
import { exceptions, isInstance } from './types.ts';

/** The exceptions in a group; null for what is none. */
export function groupMembers(exception: PyException): PyException[] | null {
  if (!isInstance(exception, exceptions.get('BaseExceptionGroup')!)) return null;
  return (exception.args[1] as PyTuple).items as PyException[];
}
