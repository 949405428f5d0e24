import type { CodeObject } from '../code.ts';
import type { ObjectOf } from '../encode/objects.ts';
import { codeLayout } from '../marshal/code-layout.ts';
import { nameObject } from './new-objects.ts';
import { isInterned, partOf, setMember, setPart } from './opened.ts';
import type { Opened } from './opened.ts';
import { Refusal } from './types.ts';
import type { EditOf, NameList } from './types.ts';

const KINDS: Readonly<Record<Exclude<NameList, 'names'>, number>> = { varnames: 0x20, cellvars: 0x40, freevars: 0x80 };

/** The stored tuple that holds a list, and the place in it: from 3.11 on one tuple holds the names of all slots. */
function placeOf(code: CodeObject, list: NameList, index: number, stored: readonly string[]): [string, number] {
  if (stored.includes(list)) return [list, index];
  const kind = KINDS[list as keyof typeof KINDS];
  const slots = [...code.localspluskinds.keys()].filter((slot) => code.localspluskinds[slot] & kind);
  return ['localsplusnames', slots[index]];
}

/** Puts another name into a list of names, or in the place of the code object's own. */
export function editName(opened: Opened, edit: EditOf<'name'>): void {
  const { code, python } = opened;
  const stored = codeLayout(python).objects;
  if (!('index' in edit)) {
    if (!stored.includes(edit.list)) throw new Refusal(`Code objects of Python ${python} have no ${edit.list}.`);
    return setPart(opened, edit.list, nameObject(edit.value, isInterned(partOf(opened, edit.list)), python));
  }
  const { list, index, value } = edit;
  if (!Number.isInteger(index) || index < 0 || index >= code[list].length)
    throw new Refusal(`${code.name} has ${code[list].length} ${list}; there is no ${index}.`);
  const [part, place] = placeOf(code, list, index, stored);
  const { members } = partOf(opened, part) as ObjectOf<'container'>;
  setMember(opened, part, place, nameObject(value, isInterned(members[place]), python));
}
