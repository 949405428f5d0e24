import type { CodeItem } from '../shared/code-tree.ts';
import { thousands } from '../shared/thousands.ts';

/** One line of the list of code objects. */
export interface CodeChoice {
  key: string;
  text: string;
}

/** So many are offered before and after the chosen one: a list of thousands would take a browser long to draw. */
const NEAR = 100;

const INDENT = '\u00a0\u00a0';

function choice({ key, name, depth, line }: CodeItem): CodeChoice {
  return { key, text: depth === 0 ? key : `${INDENT.repeat(depth)}${name}, line ${line}` };
}

/** The code objects that are offered beside the chosen one: all, or those near it and the way on to the others. */
export function codeChoices(codes: readonly CodeItem[], chosen: string): CodeChoice[] {
  const at = Math.max(
    0,
    codes.findIndex(({ key }) => key === chosen),
  );
  const [from, to] = [Math.max(0, at - NEAR), Math.min(codes.length, at + NEAR + 1)];
  const offered = codes.slice(from, to).map(choice);
  if (from > 0) {
    if (from > 1) offered.unshift({ key: codes[from - 1].key, text: `… ${thousands(from - 1)} before` });
    offered.unshift(choice(codes[0]));
  }
  if (to < codes.length) offered.push({ key: codes[to].key, text: `… ${thousands(codes.length - to)} more` });
  return offered;
}
