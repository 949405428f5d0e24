/** Where a quoted string that begins at `at` ends. */
function afterString(text: string, at: number): number {
  const quote = text[at];
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote) return i + 1;
  }
  return -1;
}

const OPENING = /frozenset\((?=[[{])/g;

/** The members between the brackets at `open` and the place after them; null where the brackets do not match. */
function membersAt(text: string, open: number): { members: string[]; end: number } | null {
  const members: string[] = [];
  let depth = 0;
  let start = open + 1;
  for (let i = open; i < text.length; i++) {
    const character = text[i];
    if (character === "'" || character === '"') {
      i = afterString(text, i) - 1;
      if (i < 0) return null;
    } else if ('([{'.includes(character)) {
      depth++;
    } else if (')]}'.includes(character)) {
      if (--depth === 0) return { members: [...members, text.slice(start, i)], end: i + 1 };
    } else if (character === ',' && depth === 1) {
      members.push(text.slice(start, i));
      start = i + 2;
    }
  }
  return null;
}

function sortLine(line: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const match of line.matchAll(OPENING)) {
    const open = match.index + match[0].length;
    if (open < at) continue;
    const found = membersAt(line, open);
    if (!found) continue;
    parts.push(line.slice(at, open + 1), found.members.map(sortLine).sort().join(', '), line[found.end - 1]);
    at = found.end;
  }
  return parts.join('') + line.slice(at);
}

/**
 * The text with the members of every frozenset in one order. CPython prints them in the order of its hash table, which no
 * file holds.
 */
export function sortFrozensets(text: string): string {
  if (!text.includes('frozenset(')) return text;
  return text
    .split('\n')
    .map((line) => (line.includes('frozenset(') ? sortLine(line) : line))
    .join('\n');
}
