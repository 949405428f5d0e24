import type { CodeObject } from '../code.ts';
import { codeObjects } from '../dis/instructions.ts';
import { objectsOf } from '../encode/objects.ts';
import type { MarshalObject, ObjectOf } from '../encode/objects.ts';
import { codeLayout } from '../marshal/code-layout.ts';
import { TYPE } from '../marshal/types.ts';
import { readPyc } from '../pyc.ts';
import type { PycFile } from '../pyc.ts';
import type { AnyPython } from '../types.ts';
import { Refusal } from './types.ts';

/** A file whose objects are about to be changed, and the code object in it that is meant. */
export interface Opened {
  file: PycFile;
  python: AnyPython;
  objects: MarshalObject[];
  code: CodeObject;
  object: ObjectOf<'code'>;
}

/** Opens a file for a change of the code object at that offset. */
export function open(bytes: Uint8Array, at: number): Opened {
  const file = readPyc(bytes);
  const { body, code: module, reader: python, error } = file;
  if (error) throw new Refusal(`The file is damaged at byte ${error.offset}: ${error.exception}: ${error.message}.`);
  if (!python || !body) throw new Refusal('The file is of a Python whose marshal format is not known here.');
  const code = module && codeObjects(module).find(({ range }) => range.start === at);
  if (!code) throw new Refusal(`No code object begins at byte ${at}.`);
  const objects = objectsOf(body);
  const object = objects[body.start.subarray(0, body.count).indexOf(at)] as ObjectOf<'code'>;
  return { file, python, objects, code, object };
}

const target = (object: MarshalObject) => (object.kind === 'ref' ? object.target : object);

/** A part of the code object, references followed. */
export function partOf({ object, python }: Opened, part: string): MarshalObject {
  return target(object.members[codeLayout(python).objects.indexOf(part)]);
}

/** Puts another object in the place of a part. What else refers to the old one keeps it. */
export function setPart({ object, python }: Opened, part: string, made: MarshalObject): void {
  object.members[codeLayout(python).objects.indexOf(part)] = made;
}

/** Puts another object into a tuple that is a part of the code object. Code objects that share the tuple keep the old one. */
export function setMember(opened: Opened, part: string, index: number, made: MarshalObject): void {
  const tuple = partOf(opened, part) as ObjectOf<'container'>;
  const held = opened.object.members[codeLayout(opened.python).objects.indexOf(part)];
  const shared = held.kind === 'ref' || opened.objects.some((each) => each.kind === 'ref' && each.target === tuple);
  const members = tuple.members.slice();
  members[index] = made;
  if (shared) setPart(opened, part, { ...tuple, flagged: false, members });
  else tuple.members = members;
}

/** Whether a name is stored interned, as those that the compiler makes are. */
export function isInterned(object: MarshalObject): boolean {
  const { type } = target(object);
  return type === TYPE.INTERNED || type === TYPE.ASCII_INTERNED || type === TYPE.SHORT_ASCII_INTERNED;
}
