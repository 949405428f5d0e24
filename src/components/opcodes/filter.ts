/** Which rows of the opcode list a reader wants, and how a link says so. Plain functions: the page's script draws. */
import { PYTHON_VERSIONS } from '../../pyc/types.ts';
import { formatFragment } from '../../widgets/shared/url-format.ts';
import { parseFragment } from '../../widgets/shared/url-state.ts';

export interface Filter {
  /** Part of a name, or words that the name or the sentence has. */
  text: string;
  /** Id of a family; empty for all. */
  family: string;
  /** A version that has it; empty for any. */
  python: string;
  /** Whether forms that are in memory only are listed too. */
  forms: boolean;
}

/** What a row of the list says of itself. */
export interface Row {
  name: string;
  /** Its sentences, the newest version's last; `pythons` is empty of one that holds for all. */
  lines: readonly { text: string; pythons: string }[];
  family: string;
  pythons: string;
  form: boolean;
}

const VERSION = 1;

export const EVERYTHING: Filter = { text: '', family: '', python: '', forms: false };

/** Which of a row's sentences is shown: that of the version asked for, or of the newest. */
export function lineFor(python: string, { lines }: Row): number {
  const at = lines.findIndex(({ pythons }) => pythons.split(' ').includes(python));
  return python === '' || at < 0 ? lines.length - 1 : at;
}

/**
 * Whether a row is listed. A space in the text parts words, of which each has to be in its name or in the sentence shown; `_`
 * and `-` count as spaces.
 */
export function matches(filter: Filter, row: Row): boolean {
  const words = filter.text.toLowerCase().split(/[\s_-]+/);
  const text = `${row.name.replaceAll('_', ' ')} ${row.lines[lineFor(filter.python, row)].text}`.toLowerCase();
  return (
    (filter.forms || !row.form) &&
    (filter.family === '' || row.family === filter.family) &&
    (filter.python === '' || row.pythons.split(' ').includes(filter.python)) &&
    words.every((word) => text.includes(word))
  );
}

/** The filter of a link; null where the fragment is none, and a sentence where it is broken. */
export function readFilter(hash: string, families: readonly string[]): { filter: Filter | null; note: string | null } {
  const fragment = parseFragment(hash, VERSION);
  if (fragment.kind === 'none') return { filter: null, note: null };
  if (fragment.kind === 'broken') return { filter: EVERYTHING, note: fragment.reason };
  const { values } = fragment.state;
  const family = values.get('family') ?? '';
  const python = values.get('python') ?? '';
  const unknown = [
    ...(family === '' || families.includes(family) ? [] : [`the family “${family.slice(0, 40)}”`]),
    ...(python === '' || (PYTHON_VERSIONS as readonly string[]).includes(python)
      ? []
      : [`Python “${python.slice(0, 40)}”`]),
  ];
  return {
    filter: {
      text: (values.get('q') ?? '').slice(0, 80),
      family: families.includes(family) ? family : '',
      python: (PYTHON_VERSIONS as readonly string[]).includes(python) ? python : '',
      forms: values.get('forms') === '1',
    },
    note: unknown.length > 0 ? `This link asks for ${unknown.join(' and ')}, which is not here.` : null,
  };
}

/** The fragment for a filter, `#` included; empty for the one that hides nothing but forms. */
export function writeFilter(filter: Filter): string {
  if (JSON.stringify(filter) === JSON.stringify(EVERYTHING)) return '';
  const { text, family, python, forms } = filter;
  return formatFragment(VERSION, { q: text, family, python, forms: forms ? 1 : undefined });
}
