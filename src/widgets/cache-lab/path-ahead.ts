/** The way of an import before anything was asked. */
import type { ModulePath } from './path.ts';
import { NODES } from './path-nodes.ts';

/** Drawn where no module has been asked for: every question of an import, none of them answered. */
export function untrodden(): ModulePath {
  const nothing = { state: 'dark', answer: '', found: null, expected: null, path: null, raised: null } as const;
  return {
    module: 'a module',
    kind: 'import',
    nodes: NODES.import.map((node) => ({ ...node, ...nothing })),
    outcome: 'none',
    written: false,
    sentence: [],
  };
}
