/** isinstance and issubclass. */
import { callSpecial } from '../objects/attributes.ts';
import { truth } from '../objects/length.ts';
import { PyAlias, type PyObject, PyTuple, PyType, PyUnion } from '../objects/model.ts';
import { T, bool, isInstance, isSubtype, typeError } from '../objects/types.ts';
import { minor } from '../objects/version.ts';

/** `isinstance` and `issubclass`: whether one of the types fits. */
function fits(
  wanted: PyObject,
  test: (type: PyType) => boolean,
  special: (type: PyObject) => PyObject | null,
  complaint: string,
): boolean {
  if (wanted instanceof PyTuple) return wanted.items.some((one) => fits(one, test, special, complaint));
  if (wanted instanceof PyUnion) {
    if (minor < 11 && wanted.args.some((one) => one instanceof PyAlias))
      typeError(`${complaint.slice(0, complaint.indexOf('('))}() argument 2 cannot contain a parameterized generic`);
    return wanted.args.some((one) => fits(one, test, special, complaint));
  }
  if (!(wanted instanceof PyType)) {
    const answer = special(wanted);
    return answer === null ? typeError(complaint) : truth(answer);
  }
  const custom = wanted.type === T.type ? null : special(wanted);
  return custom === null ? test(wanted) : truth(custom);
}

export function isInstanceOf(object: PyObject, wanted: PyObject): boolean {
  return fits(
    wanted,
    (type) => isInstance(object, type),
    // A metaclass is not asked about an object of exactly that class.
    (type) => (object.type === type ? bool(true) : callSpecial(type, '__instancecheck__', [object])),
    minor < 10
      ? 'isinstance() arg 2 must be a type or tuple of types'
      : 'isinstance() arg 2 must be a type, a tuple of types, or a union',
  );
}

export function isSubclassOf(type: PyObject, wanted: PyObject): boolean {
  const noClass = () => typeError('issubclass() arg 1 must be a class');
  return fits(
    wanted,
    (one) => (type instanceof PyType ? isSubtype(type, one) : noClass()),
    (one) => callSpecial(one, '__subclasscheck__', [type]) ?? (type instanceof PyType ? null : noClass()),
    minor < 10
      ? 'issubclass() arg 2 must be a class or tuple of classes'
      : 'issubclass() arg 2 must be a class, a tuple of classes, or a union',
  );
}
