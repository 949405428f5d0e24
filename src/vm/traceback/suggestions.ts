/** `Did you mean: …?`: what tracebacks add to the message of a NameError or AttributeError, since 3.10. */
import { BUILTIN_ORDER, STDLIB_MODULES } from '../generated/suggestion-names.ts';
import { tryGetAttribute, typeLookup } from '../objects/attributes.ts';
import { dirNames } from '../objects/dir.ts';
import { boundVariables, entriesOf } from '../objects/frames.ts';
import { isBuiltinName } from '../objects/lacking.ts';
import { PyDict, PyException, PyModule, PyStr, PyType, Raised, type PyObject } from '../objects/model.ts';
import { T, exceptions, isInstance } from '../objects/types.ts';
import { runtime } from '../objects/runtime.ts';
import { minor } from '../objects/version.ts';
import type { Frame } from '../frame.ts';
import { nearest } from './levenshtein.ts';

/** Method names of other languages (_CROSS_LANGUAGE_HINTS of 3.15's Lib/traceback.py). */
const USE_SET = "Did you mean to use a 'set' object?";
const USE_LIST = "Did you mean to use a 'list' object?";
const USE_INT = "Did you mean to use an 'int' object? Bitwise operators are not supported by 'float'.";
const HINTS: Record<string, [PyType, string][]> = {
  push: [[T.list, "Did you mean '.append'?"]],
  concat: [[T.list, "Did you mean '.extend'?"]],
  addAll: [[T.list, "Did you mean '.extend'?"]],
  contains: [[T.list, "Use 'x in list'."]],
  add: [
    [T.list, USE_SET],
    [T.frozenset, USE_SET],
  ],
  toUpperCase: [[T.str, "Did you mean '.upper'?"]],
  toLowerCase: [[T.str, "Did you mean '.lower'?"]],
  trimStart: [[T.str, "Did you mean '.lstrip'?"]],
  trimEnd: [[T.str, "Did you mean '.rstrip'?"]],
  keySet: [[T.dict, "Did you mean '.keys'?"]],
  entrySet: [[T.dict, "Did you mean '.items'?"]],
  entries: [[T.dict, "Did you mean '.items'?"]],
  putAll: [[T.dict, "Did you mean '.update'?"]],
  put: [[T.dict, 'Use d[k] = v.']],
  append: [[T.tuple, USE_LIST]],
  extend: [[T.tuple, USE_LIST]],
  insert: [[T.tuple, USE_LIST]],
  remove: [
    [T.tuple, USE_LIST],
    [T.frozenset, USE_SET],
  ],
  discard: [[T.frozenset, USE_SET]],
  update: [[T.frozenset, USE_SET]],
  __or__: [[T.float, USE_INT]],
  __and__: [[T.float, USE_INT]],
  __xor__: [[T.float, USE_INT]],
  __lshift__: [[T.float, USE_INT]],
  __rshift__: [[T.float, USE_INT]],
};

/** What the program's own code that is asked for a suggestion raises is dropped. */
function quietly<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Raised) return null;
    throw error;
  }
}

function localsOf(frame: Frame): Map<string, PyObject> {
  if (frame.locals === null) return new Map(boundVariables(frame));
  const names = new Map<string, PyObject>();
  frame.locals.keys.forEach((key, n) => {
    if (key instanceof PyStr) names.set(key.s, frame.locals!.values[n]);
  });
  return names;
}

const keys = (dict: PyDict): string[] => dict.keys.flatMap((key) => (key instanceof PyStr ? [key.s] : []));

const builtinNames = (): string[] => BUILTIN_ORDER.split(' ').filter((name) => isBuiltinName(name, minor));

function nameSuggestion(wrong: string, frame: Frame): string | null {
  const locals = localsOf(frame);
  const self = locals.get('self');
  if (minor >= 12 && self && quietly(() => tryGetAttribute(self, wrong)) !== null) return `self.${wrong}`;
  if (minor >= 13) return nearest([...locals.keys(), ...keys(frame.globals), ...builtinNames()], wrong);
  const { varnames } = frame.prepared.code;
  return nearest(varnames, wrong) ?? nearest(keys(frame.globals), wrong) ?? nearest(builtinNames(), wrong);
}

function attributeSuggestion(object: PyObject, wrong: string, frame: Frame | null): string | null {
  let names = quietly(() => dirNames(object));
  if (names === null) return null;
  if (minor >= 13 && !wrong.startsWith('_') && (frame === null || localsOf(frame).get('self') !== object))
    names = names.filter((name) => !name.startsWith('_'));
  return nearest(names, wrong) ?? (minor >= 15 ? nestedSuggestion(object, wrong, names) : null);
}

/** 3.15: an attribute of one of the first twenty attributes. */
function nestedSuggestion(object: PyObject, wrong: string, names: readonly string[]): string | null {
  for (const name of names.filter((one) => !one.startsWith('_')).slice(0, 20)) {
    const onClass = typeLookup(object.type, name);
    if (onClass !== null && typeLookup(onClass.type, '__get__') !== null) continue;
    const value = quietly(() => tryGetAttribute(object, name));
    if (value === null) continue;
    const own = value instanceof PyType ? value.mro.some((type) => keys(type.attributes).includes(wrong)) : false;
    const inDict = value.dict !== null && keys(value.dict).includes(wrong);
    if (own || inDict || (!(value instanceof PyModule) && typeLookup(value.type, wrong) !== null))
      return `${name}.${wrong}`;
  }
  return null;
}

const NO_SITE =
  '. Site initialization is disabled, did you forget to add the site-packages directory to sys.path or to enable your virtual environment?';

/**
 * Since 3.12 (`offer_suggestions_for_import_error` of Python/suggestions.c). 3.13, which asks Lib/traceback.py, imports
 * the module for it, again where that failed: what it prints is printed again.
 */
function importSuggestion({ fields }: PyException, module: string): string {
  const from = fields!.get('name_from');
  if (!(from instanceof PyStr)) return '';
  let names = quietly(() => {
    const found = minor >= 13 ? runtime().importModule(module) : runtime().loadedModule(module);
    return found && dirNames(found);
  });
  if (names === null) return '';
  if (minor >= 13 && !from.s.startsWith('_')) names = names.filter((name) => !name.startsWith('_'));
  const found = nearest(names, from.s);
  return found === null ? '' : `. Did you mean: '${found}'?`;
}

function inStandardLibrary(name: string): boolean {
  for (const entry of STDLIB_MODULES.split(' ')) {
    const [module, versions] = entry.split('|');
    if (module !== name) continue;
    const [from, to] = versions ? versions.split('-').map(Number) : [12, 99];
    return from <= minor && minor <= to;
  }
  return false;
}

/** What is printed behind the message of an exception, or nothing. */
export function suggestion(exception: PyException): string {
  if (minor < 10) return '';
  const is = (name: string) =>
    minor < 13 ? exception.type === exceptions.get(name) : isInstance(exception, exceptions.get(name)!);
  const wrong = exception.fields?.get('name');
  if (!(wrong instanceof PyStr)) return '';
  if (minor >= 15 && isInstance(exception, exceptions.get('ModuleNotFoundError')!))
    return runtime().noSite && !inStandardLibrary(wrong.s) ? NO_SITE : '';
  if (minor >= 12 && isInstance(exception, exceptions.get('ImportError')!)) return importSuggestion(exception, wrong.s);
  const frame = entriesOf(exception.traceback).at(-1)?.frame ?? null;
  if (is('AttributeError')) {
    const object = exception.fields!.get('obj');
    if (!object) return '';
    if (minor >= 15 && Object.hasOwn(HINTS, wrong.s)) {
      const hint = HINTS[wrong.s].find(([type]) => isInstance(object, type));
      if (hint) return `. ${hint[1]}`;
    }
    const found = attributeSuggestion(object, wrong.s, frame);
    if (found === null) return '';
    return minor >= 15 ? `. Did you mean '.${found}' instead of '.${wrong.s}'?` : `. Did you mean: '${found}'?`;
  }
  if (!is('NameError')) return '';
  const found = frame === null ? null : nameSuggestion(wrong.s, frame);
  const mean = found === null ? '' : `. Did you mean: '${found}'?`;
  if (minor < 12 || !inStandardLibrary(wrong.s)) return mean;
  return mean === '' ? `. Did you forget to import '${wrong.s}'?` : `${mean} Or did you forget to import '${wrong.s}'?`;
}
