/** Which rows of the table of magic numbers are shown, and how a link says so. */
import type { MagicInfo } from '../../pyc/types.ts';
import { formatFragment } from '../../widgets/shared/url-format.ts';
import { parseFragment } from '../../widgets/shared/url-state.ts';
import { LONGEST, type Asked } from './read-magic.ts';

/** What a row of the table says of itself. */
export interface MagicRow {
  minor: string;
  number: number;
  /** The release that brought it. */
  since: string;
  released: boolean;
  /** All of it, in small letters. */
  text: string;
}

/** Which rows a question is about: with a magic number that is known, all of its version, so that it is seen among them. */
export function rowsWanted(asked: Asked, found: MagicInfo | null, released: boolean): (row: MagicRow) => boolean {
  return (row) => {
    if (released && !row.released && row.number !== found?.number) return false;
    switch (asked.kind) {
      case 'nothing':
        return true;
      case 'magic':
        return found === null || row.minor === found.minor;
      case 'version':
        return row.minor === asked.minor && (asked.since === undefined || row.since === asked.since);
      case 'words':
        return asked.words.every((word) => row.text.includes(word));
    }
  };
}

export interface MagicState {
  text: string;
  released: boolean;
}

const VERSION = 1;

/** What a link asks for; null where it asks for nothing. */
export function readMagicLink(hash: string): { state: MagicState | null; note: string | null } {
  const fragment = parseFragment(hash, VERSION);
  if (fragment.kind === 'none') return { state: null, note: null };
  if (fragment.kind === 'broken') return { state: null, note: fragment.reason };
  const { values } = fragment.state;
  return {
    state: { text: (values.get('q') ?? '').slice(0, LONGEST), released: values.get('released') === '1' },
    note: null,
  };
}

/** The fragment for a state, `#` included; empty where nothing is asked. */
export function writeMagicLink({ text, released }: MagicState): string {
  if (text === '' && !released) return '';
  return formatFragment(VERSION, { q: text, released: released ? 1 : undefined });
}
