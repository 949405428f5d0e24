/** What CPython has built in, version by version: what the machine lacks of it, and what it has too much. */
import { BUILTIN_ATTRIBUTES, BUILTIN_NAMES } from '../generated/builtin-attributes.ts';
import { Unsupported, type PyType } from './model.ts';
import { minor } from './version.ts';

/** Names by the versions that have them: bit 13 is 3.13. */
type Names = Map<string, number>;

/** The bits of all versions from one to another. */
const bits = (from: number, to: number): number => (2 << to) - (1 << from);

/** Reads a list as `npm run regen -- builtin-attributes` writes it. */
function read(list: string): Names {
  const names: Names = new Map();
  let versions = bits(0, 30);
  for (const word of list.split(' ')) {
    if (word.startsWith('|')) {
      const [from, to] = word.slice(1).split('-').map(Number);
      versions = bits(from, to ?? 30);
    } else names.set(word, (names.get(word) ?? 0) | versions);
  }
  return names;
}

const attributes = new Map<string, Names>();
const builtins = read(BUILTIN_NAMES);

function namesOf(type: string): Names {
  let names = attributes.get(type);
  if (!names) {
    // Types are listed by __name__; some have their module in front here, as CPython's tp_name has.
    const name = type.slice(type.lastIndexOf('.') + 1);
    names = read(Object.hasOwn(BUILTIN_ATTRIBUTES, name) ? BUILTIN_ATTRIBUTES[name] : '');
    attributes.set(type, names);
  }
  return names;
}

const has = (versions: number | undefined, version: number): boolean =>
  versions !== undefined && ((versions >> version) & 1) === 1;

/** Whether a name is built into a version (its minor number). */
export const isBuiltinName = (name: string, version: number): boolean => has(builtins.get(name), version);

/** Whether a built-in type has an attribute of that name in other versions, and not in the one that runs. */
export function isOfOtherVersion(type: PyType, name: string): boolean {
  if (type.heap) return false;
  const versions = namesOf(type.qualname).get(name);
  return versions !== undefined && !has(versions, minor);
}

/**
 * To be called where an attribute was looked for in these classes and not found. Ends the run where CPython would have
 * found it in a built-in type: an AttributeError would be made up.
 */
export function checkLacking(classes: readonly PyType[], name: string): void {
  const owner = classes.find((type) => !type.heap && has(namesOf(type.qualname).get(name), minor));
  if (owner) throw new Unsupported(`the attribute ${name} of ${owner.name}`);
}

/** The names that a built-in type has in a version (its minor number), for tests. */
export function attributesOfType(type: string, version: number): string[] {
  return [...namesOf(type)].filter(([name, versions]) => name !== '' && has(versions, version)).map(([name]) => name);
}
