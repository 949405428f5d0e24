/** What `raise` does with its operands. */
import { instantiate } from './classes.ts';
import { PyException, PyType, Raised, type PyObject, PyList, PyStr } from './model.ts';
import { None, exceptions, isSubtype, typeError, dict, list, str, unsupported } from './types.ts';
import { dictGetStr, dictSet } from './dict.ts';
import { splice } from './list-items.ts';
import { repr } from './repr.ts';

function instance(value: PyObject): PyException | null {
  if (value instanceof PyException) return value;
  if (!(value instanceof PyType) || !isSubtype(value, exceptions.get('BaseException')!)) return null;
  const made = instantiate(value, [], null);
  // The interpreter calls such a class again, with what it made.
  if (made instanceof PyException && !isSubtype(made.type, value))
    return unsupported('raising a class of exceptions that makes an exception of another class');
  if (made instanceof PyException) return made;
  return typeError(`calling ${repr(value)} should have returned an instance of BaseException, not ${repr(made.type)}`);
}

/** `raise value from cause`; null is no `from`. */
export function raisedFrom(value: PyObject, cause: PyObject | null): Raised {
  const exception = instance(value);
  if (exception === null) return typeError('exceptions must derive from BaseException');
  if (cause !== null) {
    const made = cause === None ? None : instance(cause);
    if (made === null) return typeError('exception causes must derive from BaseException');
    exception.cause = made === None ? null : made;
    exception.suppressContext = true;
  }
  return new Raised(exception);
}

/** `exception.add_note(note)`. */
export function addNote(exception: PyException, note: PyStr): void {
  exception.dict ??= dict();
  const notes = dictGetStr(exception.dict, '__notes__');
  if (notes === null) dictSet(exception.dict, str('__notes__'), list([note]));
  else if (notes instanceof PyList) splice(notes, notes.items.length, 0, [note]);
  else typeError('Cannot add note: __notes__ is not a list');
}
