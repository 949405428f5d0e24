/** The way to a node: `consts.0.names.2`, the fields of code objects by name, other members by number. */
import { codeLayout } from '../../pyc/marshal/code-layout.ts';
import { nodeType } from '../../pyc/marshal/tree.ts';
import { TYPE } from '../../pyc/marshal/types.ts';
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import { parentsOf, slotOf } from './lookup.ts';
import type { Found } from './lookup.ts';

/** The steps to a node from the outermost one. */
function stepsTo(tree: MarshalTree, node: number): string[] {
  const parents = parentsOf(tree);
  const steps: string[] = [];
  for (let at = node; parents[at] >= 0; at = parents[at]) {
    const slot = slotOf(tree, parents[at], at);
    const isCode = nodeType(tree, parents[at]) === TYPE.CODE;
    steps.push(isCode ? codeLayout(tree.python).objects[slot] : String(slot));
  }
  return steps.reverse();
}

/** The same for what was found at a spot: an integer of a code object is a step of its own. */
export function stepsOf(tree: MarshalTree, { node, integer }: Found): string[] {
  return integer ? [...stepsTo(tree, node), integer.name] : stepsTo(tree, node);
}

/** As a Python programmer would write it: `co_consts[0].co_names[2]`. The outermost object is `code`. */
export function pythonPath(tree: MarshalTree, found: Found): string {
  const steps = stepsOf(tree, found);
  return ['code', ...steps.map((step) => (/^\d/.test(step) ? `[${step}]` : `.co_${step}`))].join('');
}
