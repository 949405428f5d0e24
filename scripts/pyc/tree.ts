import {
  codeFields,
  codeLayout,
  constRepr,
  printableOf,
  isReference,
  isUnfinished,
  leafConst,
  nodeEnd,
  nodeParents,
  nodeType,
  readPyc,
  refIndex,
  refTarget,
  TYPE,
} from '../../src/pyc/index.ts';
import type { MarshalTree } from '../../src/pyc/index.ts';
import { fileArguments, print, readInput, sentence } from './command.ts';
import type { Command } from './command.ts';

const TYPE_NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(TYPE).map(([name, code]) => [code, `TYPE_${name}`]),
);

/** A code object's integers, as far as they are there. */
function codeIntegers(tree: MarshalTree, node: number): Record<string, number | null> {
  const integers = codeFields(tree, node).filter((field) => field.node === null);
  return Object.fromEntries(integers.map(({ name, value }) => [name, value]));
}

/** What a node says, without its members. */
function describe(tree: MarshalTree, node: number, role: string | undefined): Record<string, unknown> {
  const type = nodeType(tree, node);
  const unfinished = isUnfinished(tree, node);
  const leaf = unfinished ? null : leafConst(tree, node);
  const index = refIndex(tree, node);
  return {
    ...(role ? { role } : {}),
    type: TYPE_NAMES.get(type) ?? `unknown type code ${type}`,
    start: tree.start[node],
    end: nodeEnd(tree, node),
    ...(index === null ? {} : { ref: index }),
    ...(isReference(tree, node) && !unfinished ? { target: tree.start[refTarget(tree, node)] } : {}),
    ...(type === TYPE.CODE ? codeIntegers(tree, node) : {}),
    ...(leaf ? { repr: constRepr(leaf, tree.python, printableOf(tree.python)) } : {}),
    ...(unfinished ? { unfinished } : {}),
  };
}

/**
 * The tree as JSON, one node a line, members in `items`. Written from the flat rows, since a damaged or hostile file may
 * nest as deeply as marshal allows.
 */
function treeJson(tree: MarshalTree): string {
  const parents = nodeParents(tree);
  const seen = new Int32Array(tree.count);
  const open: number[] = [];
  const parts: string[] = [];
  for (let node = 0; node < tree.count; node++) {
    while (open.length > 0 && tree.next[open[open.length - 1]] <= node) {
      open.pop();
      parts.push(']}');
    }
    const parent = parents[node];
    const place = parent < 0 ? 0 : seen[parent]++;
    const role =
      parent >= 0 && nodeType(tree, parent) === TYPE.CODE ? codeLayout(tree.python).objects[place] : undefined;
    const text = JSON.stringify(describe(tree, node, role));
    if (node > 0) parts.push(place > 0 ? ',' : '', '\n', ' '.repeat(open.length));
    if (tree.next[node] > node + 1) {
      parts.push(text.slice(0, -1), ',"items":[');
      open.push(node);
    } else {
      parts.push(text);
    }
  }
  parts.push(']}'.repeat(open.length));
  return parts.join('');
}

export const tree: Command = {
  usage: 'tree FILE',
  async run(args) {
    const [file] = fileArguments(args, 1);
    const bytes = readInput(file);
    if (!bytes) return 1;
    const { body, reader, error, header } = readPyc(bytes);
    const problem = error
      ? sentence(error)
      : reader
        ? null
        : `made by Python ${header.origin!.since}, whose marshal format is not known here`;
    if (problem) console.error(`${file}: ${problem}`);
    const root = body && body.count > 0 ? treeJson(body) : 'null';
    await print(`{"file":${JSON.stringify(file)},"python":${JSON.stringify(reader)},"root":${root}}\n`);
    return problem ? 1 : 0;
  },
};
