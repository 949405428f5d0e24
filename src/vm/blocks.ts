/** The block stack of CPython up to 3.10: frames share one tree, in which each stack of blocks is a path to the root. */
import type { TraceBlock } from './trace.ts';

export type BlockNode = TraceBlock & { below: number };

/** Equal stacks are one node, so that a loop does not make the tree grow. */
export class BlockTree {
  readonly nodes: BlockNode[] = [];
  private readonly known = new Map<string, number>();

  /** The stack `below` (a node; -1: empty) with one more block. */
  push(below: number, kind: TraceBlock['kind'], handler: number | null, level: number): number {
    const key = `${below} ${kind} ${handler} ${level}`;
    let node = this.known.get(key);
    if (node === undefined) {
      node = this.nodes.push({ kind, handler, level, below }) - 1;
      this.known.set(key, node);
    }
    return node;
  }
}
