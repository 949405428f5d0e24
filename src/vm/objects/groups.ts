/** Exception groups: making, splitting and what `except*` does with them (Objects/exceptions.c). */
import { getAttribute, tryGetAttribute, typeLookup } from './attributes.ts';
import { PyException, PyList, PyStr, PyTuple, PyType, type PyObject } from './model.ts';
import { equal } from './compare.ts';
import { toArray } from './iterate.ts';
import { truth } from './length.ts';
import { call } from './runtime.ts';
import { None, exceptions, isInstance, isSubtype, list, str, tuple, typeError, valueError } from './types.ts';
import { minor } from './version.ts';

const baseGroup = (): PyType => exceptions.get('BaseExceptionGroup')!;

const isGroup = (object: PyObject): boolean => isInstance(object, baseGroup());

/** The exceptions in a group; null for what is none. */
export function groupMembers(exception: PyException): PyException[] | null {
  if (!isGroup(exception)) return null;
  return (exception.fields!.get('exceptions') as PyTuple).items as PyException[];
}

/** `BaseExceptionGroup.__new__`. */
export function newGroup(type: PyType, args: PyObject[]): PyException {
  if (args.length !== 2)
    return typeError(`BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`);
  const [message, given] = args;
  if (!(message instanceof PyStr)) return typeError(`argument 1 must be str, not ${message.type.name}`);
  const isSequence =
    given instanceof PyList || given instanceof PyTuple || typeLookup(given.type, '__getitem__') !== null;
  if (!isSequence) return typeError('second argument (exceptions) must be a sequence');
  const members = toArray(given);
  if (members.length === 0) return valueError('second argument (exceptions) must be a non-empty sequence');
  const plain = exceptions.get('Exception')!;
  members.forEach((one, n) => {
    if (!(one instanceof PyException)) valueError(`Item ${n} of second argument (exceptions) is not an exception`);
  });
  const nestsBase = members.some((one) => !isInstance(one, plain));
  if (type === baseGroup() && !nestsBase) type = exceptions.get('ExceptionGroup')!;
  else if (type === exceptions.get('ExceptionGroup') && nestsBase)
    return typeError('Cannot nest BaseExceptions in an ExceptionGroup');
  else if (type !== baseGroup() && nestsBase && isSubtype(type, plain))
    return typeError(`Cannot nest BaseExceptions in '${type.name}'`);
  const group = new PyException(type, args);
  group.fields = new Map<string, PyObject>([
    ['message', message],
    ['exceptions', tuple(members)],
  ]);
  return group;
}

const makeGroup = (members: PyObject): PyException => call(baseGroup(), [str(''), members]) as PyException;

/** A group of some of another's exceptions, with what is known of the other (exceptiongroup_subset). */
function subset(group: PyException, members: PyException[]): PyException | null {
  if (members.length === 0) return null;
  const made = call(getAttribute(group, 'derive'), [list(members)]);
  if (!isGroup(made)) return typeError('derive must return an instance of BaseExceptionGroup');
  const derived = made as PyException;
  derived.traceback = group.traceback;
  derived.context = group.context;
  derived.cause = group.cause;
  derived.suppressContext = group.suppressContext;
  const notes = tryGetAttribute(group, '__notes__');
  if (notes instanceof PyList) {
    for (const note of notes.items) call(getAttribute(derived, 'add_note'), [note]);
  }
  return derived;
}

type Matcher = (exception: PyException) => boolean;
type Split = [match: PyException | null, rest: PyException | null];

function splitBy(exception: PyException, matches: Matcher, wantsRest: boolean): Split {
  if (matches(exception)) return [exception, null];
  const members = groupMembers(exception);
  if (members === null) return [null, exception];
  const parts = members.map((one) => splitBy(one, matches, wantsRest));
  const present = (side: 0 | 1) => parts.flatMap((part) => part[side] ?? []);
  return [subset(exception, present(0)), wantsRest ? subset(exception, present(1)) : null];
}

function isExceptionClass(object: PyObject): boolean {
  return object instanceof PyType && isSubtype(object, exceptions.get('BaseException')!);
}

function matcher(condition: PyObject): Matcher {
  if (isExceptionClass(condition)) return (one) => isInstance(one, condition as PyType);
  if (condition instanceof PyTuple && condition.items.length > 0 && condition.items.every(isExceptionClass))
    return (one) => condition.items.some((type) => isInstance(one, type as PyType));
  const isCallable = typeLookup(condition.type, '__call__') !== null;
  if (isCallable && !(minor >= 13 && condition instanceof PyType)) return (one) => truth(call(condition, [one]));
  return typeError(
    minor >= 13
      ? 'expected an exception type, a tuple of exception types, or a callable (other than a class)'
      : 'expected a function, exception type or tuple of exception types',
  );
}

/** `group.split(condition)` and `group.subgroup(condition)`. */
export function splitGroup(group: PyException, condition: PyObject, wantsRest = true): Split {
  return splitBy(group, matcher(condition), wantsRest);
}

/** `group.derive(members)`. */
export const deriveGroup = (group: PyException, members: PyObject): PyObject =>
  call(baseGroup(), [group.fields!.get('message')!, members]);

/** What `except* wanted` makes of an exception: the part that it handles, and the rest. */
export function matchStar(exception: PyObject, wanted: PyObject): [match: PyObject, rest: PyObject] {
  if (exception === None) return [None, None];
  const types = wanted instanceof PyTuple ? wanted.items : [wanted];
  if (types.some((type) => isInstance(exception, type as PyType))) {
    if (isGroup(exception)) return [exception, None];
    return [makeGroup(tuple([exception])), None];
  }
  if (!isGroup(exception)) return [None, exception];
  const pair = call(getAttribute(exception, 'split'), [wanted]);
  if (!(pair instanceof PyTuple))
    return typeError(`${exception.type.name}.split must return a tuple, not ${pair.type.name}`);
  if (pair.items.length < 2)
    return typeError(`${exception.type.name}.split must return a 2-tuple, got tuple of size ${pair.items.length}`);
  return [pair.items[0], pair.items[1]];
}

function sameMetadata(a: PyException, b: PyException): boolean {
  const notes = (one: PyException) => tryGetAttribute(one, '__notes__');
  const [x, y] = [notes(a), notes(b)];
  const sameNotes = x === y || (minor >= 11 && x !== null && y !== null && equal(x, y));
  return sameNotes && a.traceback === b.traceback && a.cause === b.cause && a.context === b.context;
}

function leaves(exception: PyException): PyException[] {
  return groupMembers(exception)?.flatMap(leaves) ?? [exception];
}

/** What is raised after all `except*` clauses: new exceptions, and what nobody handled as one group of the old shape. */
export function reraiseStar(original: PyException, results: PyList): PyObject {
  const given = results.items.filter((one) => one !== None) as PyException[];
  if (given.length === 0) return None;
  if (!isGroup(original)) return given[0];
  const reraised = given.filter((one) => isGroup(one) && sameMetadata(one, original));
  const raised = given.filter((one) => !reraised.includes(one));
  const kept = new Set(reraised.flatMap(leaves));
  const [rest] = splitBy(original, (one) => kept.has(one), false);
  if (raised.length === 0) return rest ?? None;
  if (rest !== null) raised.push(rest);
  return raised.length > 1 ? makeGroup(list(raised)) : raised[0];
}

/** Raises TypeError for what `except*` cannot catch. */
export function checkStarTypes(wanted: PyObject): void {
  for (const type of wanted instanceof PyTuple ? wanted.items : [wanted]) {
    if (!isExceptionClass(type)) typeError('catching classes that do not inherit from BaseException is not allowed');
    if (isSubtype(type as PyType, baseGroup()))
      typeError('catching ExceptionGroup with except* is not allowed. Use except instead.');
  }
}
