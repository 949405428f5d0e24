/** `__future__`: what Lib/__future__.py says about each feature. */
import { dictSet } from '../objects/dict.ts';
import { PyModule, PyObject, PyType, PyDict } from '../objects/model.ts';
import { T, dict, int, list, str, tuple, None } from '../objects/types.ts';
import { minor } from '../objects/version.ts';

type Version = [number, number, number, string, number];

/** Name, version that has it optionally, version that has it always, flag of the compiler (3.7, then since 3.8.4). */
const FEATURES: [string, Version, Version | null, number, number][] = [
  ['nested_scopes', [2, 1, 0, 'beta', 1], [2, 2, 0, 'alpha', 0], 0x10, 0x10],
  ['generators', [2, 2, 0, 'alpha', 1], [2, 3, 0, 'final', 0], 0, 0],
  ['division', [2, 2, 0, 'alpha', 2], [3, 0, 0, 'alpha', 0], 0x2000, 0x20000],
  ['absolute_import', [2, 5, 0, 'alpha', 1], [3, 0, 0, 'alpha', 0], 0x4000, 0x40000],
  ['with_statement', [2, 5, 0, 'alpha', 1], [2, 6, 0, 'alpha', 0], 0x8000, 0x80000],
  ['print_function', [2, 6, 0, 'alpha', 2], [3, 0, 0, 'alpha', 0], 0x10000, 0x100000],
  ['unicode_literals', [2, 6, 0, 'alpha', 2], [3, 0, 0, 'alpha', 0], 0x20000, 0x200000],
  ['barry_as_FLUFL', [3, 1, 0, 'alpha', 2], [4, 0, 0, 'alpha', 0], 0x40000, 0x400000],
  ['generator_stop', [3, 5, 0, 'beta', 1], [3, 7, 0, 'alpha', 0], 0x80000, 0x800000],
  ['annotations', [3, 7, 0, 'beta', 1], null, 0x100000, 0x1000000],
];

/** When the annotations of PEP 563 were to become the rule: it was put off, then given up. */
const ANNOTATIONS: Record<number, Version> = {
  7: [4, 0, 0, 'alpha', 0],
  8: [3, 10, 0, 'alpha', 0],
  9: [3, 10, 0, 'alpha', 0],
  10: [3, 11, 0, 'alpha', 0],
};

/** From when on a feature is always there. */
function mandatory(name: string, version: Version | null): Version | null {
  if (name === 'annotations') return ANNOTATIONS[minor] ?? null;
  return name === 'barry_as_FLUFL' && minor === 7 ? [3, 9, 0, 'alpha', 0] : version;
}

const versionTuple = (version: Version): PyObject =>
  tuple(version.map((part) => (typeof part === 'number' ? int(part) : str(part))));

/** A new module object. */
export function makeFuture(): PyModule {
  const namespace = dict();
  const feature = new PyType(T.type, '_Feature', [T.object], 'object', true, new PyDict(T.dict));
  feature.mro = [feature, T.object];
  dictSet(feature.attributes, str('__module__'), str('__future__'));
  dictSet(namespace, str('__name__'), str('__future__'));
  dictSet(namespace, str('all_feature_names'), list(FEATURES.map(([name]) => str(name))));
  for (const [name, optional, fixed, early, late] of FEATURES) {
    const made = new PyObject(feature);
    made.dict = dict();
    dictSet(made.dict, str('optional'), versionTuple(optional));
    const since = mandatory(name, fixed);
    dictSet(made.dict, str('mandatory'), since === null ? None : versionTuple(since));
    dictSet(made.dict, str('compiler_flag'), int(minor === 7 ? early : late));
    dictSet(namespace, str(name), made);
  }
  return new PyModule(T.module, '__future__', namespace);
}
