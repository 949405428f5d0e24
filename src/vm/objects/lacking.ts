import { BUILTIN_ATTRIBUTES } from '../generated/builtin-attributes-3.13.ts';
import { Unsupported, type PyType } from './model.ts';

const sets = new Map<string, Set<string>>();

function namesOf(type: string): Set<string> {
  let names = sets.get(type);
  if (!names) {
    names = new Set((Object.hasOwn(BUILTIN_ATTRIBUTES, type) ? BUILTIN_ATTRIBUTES[type] : '').split(' '));
    sets.set(type, names);
  }
  return names;
}

/**
 * To be called where an attribute was looked for in these classes and not found. Ends the run where CPython would have
 * found it in a built-in type: an AttributeError would be made up.
 */
export function checkLacking(classes: readonly PyType[], name: string): void {
  const owner = classes.find((type) => !type.heap && namesOf(type.name).has(name));
  if (owner) throw new Unsupported(`the attribute ${name} of ${owner.name}`);
}
