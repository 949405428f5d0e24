import { nestedCode, type AnyPython, type CodeObject } from '../../pyc/index.ts';

/** A code object in its file. */
export interface CodeEntry {
  /** `Shape.area`, the same on every Python; a second one of that name is `Shape.area#2`. */
  key: string;
  name: string;
  /** 0 for the module. */
  depth: number;
  /** Index of the one around it; -1 for the module. */
  parent: number;
  code: CodeObject;
  python: AnyPython;
}

/** Set where names are looked up in slots: in functions, not in modules and class bodies. Include/cpython/code.h */
const CO_OPTIMIZED = 1;

/**
 * The code objects of a file, in the order in which `dis.dis` prints them. Keys are made as `__qualname__` is, because
 * files of before 3.11 have no qualified names.
 */
export function codeTree(module: CodeObject, python: AnyPython): CodeEntry[] {
  const entries: CodeEntry[] = [];
  const seen = new Map<string, number>();
  const todo: { code: CodeObject; parent: number }[] = [{ code: module, parent: -1 }];
  while (todo.length > 0) {
    const { code, parent } = todo.pop()!;
    const around = entries[parent];
    const path =
      !around || around.parent < 0
        ? code.name
        : `${around.key}${around.code.flags & CO_OPTIMIZED ? '.<locals>' : ''}.${code.name}`;
    const count = (seen.get(path) ?? 0) + 1;
    seen.set(path, count);
    const at = entries.length;
    const key = count === 1 ? path : `${path}#${count}`;
    entries.push({ key, name: code.name, depth: around ? around.depth + 1 : 0, parent, code, python });
    for (const nested of nestedCode(code).toReversed()) todo.push({ code: nested, parent: at });
  }
  return entries;
}

/** What a list of code objects shows of one. */
export interface CodeItem {
  key: string;
  name: string;
  depth: number;
  line: number;
}

export const codeItem = ({ key, name, depth, code }: CodeEntry): CodeItem => ({
  key,
  name,
  depth,
  line: code.firstlineno,
});
