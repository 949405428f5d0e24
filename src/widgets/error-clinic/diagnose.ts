/** From a pasted text to what is known about it. Plain data, so that a page can be built with it. */
import { CASES } from './cases.ts';
import type { ClinicCase, Context, Remedy } from './case.ts';
import { cleanText } from './clean.ts';
import type { LabLink } from './labs.ts';

export interface Finding {
  id: string;
  title: string;
  /** The lines of the text that say it, at most `MOST_LINES`. */
  lines: string[];
  /** How many times it is said in all. */
  count: number;
  means: readonly string[];
  facts: string[];
  todo: readonly Remedy[];
  labs: LabLink[];
  lesson: string;
  source: { label: string; href: string };
  harmless: boolean;
}

export interface Diagnosis {
  findings: Finding[];
  /** The minor version that seems to have run; null where nothing says so. */
  python: string | null;
  /** An exception in a text in which nothing is known: `TypeError: …`. */
  other: string | null;
  /** Set where the text was longer than is read, with its length: the end was read. */
  cutFrom: number | null;
}

/** As many characters are read, from the end: what matters stands last in a traceback. */
const MOST_CHARACTERS = 1_000_000;
const MOST_LINES = 4;
const MOST_FACTS = 4;
const LONGEST_LINE = 300;
/** Further places of the same message are not even counted. */
const MOST_MATCHES = 500;

/** The Python that a text's paths and prompts name most often. */
export function pythonIn(text: string): string | null {
  const votes = new Map<string, number>();
  const vote = (major: string, minor: string, weight: number) => {
    const name = `${major}.${Number(minor)}`;
    votes.set(name, (votes.get(name) ?? 0) + weight);
  };
  for (const [, major, minor] of text.matchAll(/\/lib(?:64)?\/python([23])\.(\d{1,2})\b/g)) vote(major, minor, 2);
  for (const [, major, minor] of text.matchAll(/Python([23])(\d{1,2})\\lib/gi)) vote(major, minor, 2);
  for (const [, major, minor] of text.matchAll(/\bPython ([23])\.(\d{1,2})(?:\.\d+)?\b/g)) vote(major, minor, 3);
  for (const [, major, minor] of text.matchAll(/\bpython([23])\.(\d{1,2})\b/g)) vote(major, minor, 1);
  const best = [...votes].sort(([, a], [, b]) => b - a);
  return best.length > 0 ? best[0][0] : null;
}

function lineAt(text: string, at: number, length: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at + length);
  const line = text.slice(start, end < 0 ? undefined : end).trim();
  if (line.length <= LONGEST_LINE) return line;
  return text.slice(at, at + Math.min(length, LONGEST_LINE)).trim() + ' …';
}

function matchesOf(one: ClinicCase, text: string): RegExpMatchArray[] {
  if (one.needs && !one.needs.test(text)) return [];
  const found: RegExpMatchArray[] = [];
  for (const pattern of one.find)
    for (const match of text.matchAll(pattern)) if (found.push(match) >= MOST_MATCHES) return found;
  return found;
}

function findingOf(one: ClinicCase, matches: readonly RegExpMatchArray[], context: Context): Finding {
  const unique = <T>(items: readonly T[], key: (item: T) => string) => [
    ...new Map(items.map((item) => [key(item), item])).values(),
  ];
  const distinct = unique(matches, ([said]) => said).slice(0, MOST_FACTS);
  return {
    id: one.id,
    title: one.title,
    lines: [...new Set(matches.map((match) => lineAt(context.text, match.index!, match[0].length)))].slice(
      0,
      MOST_LINES,
    ),
    count: matches.length,
    means: one.means,
    facts: [...new Set(distinct.flatMap((match) => one.facts?.(match, context) ?? []))].slice(0, MOST_FACTS),
    todo: one.todo,
    labs: unique(
      distinct.flatMap((match) => one.labs?.(match, context) ?? []),
      ({ href }) => href,
    ).slice(0, MOST_FACTS),
    lesson: one.lesson,
    source: one.source,
    harmless: one.harmless ?? false,
  };
}

function findIn(text: string, python: string | null): Finding[] {
  const context: Context = { text, python };
  const found = CASES.map((one) => [one, matchesOf(one, text)] as const).filter(([, matches]) => matches.length > 0);
  // A text that cannot be decoded is damage of the body where marshal reads it, and a file read as text elsewhere.
  const ids = new Set(found.map(([{ id }]) => id));
  const kept = found.filter(([{ id }]) => !(id === 'pyc-as-source' && ids.has('damaged-value')));
  const findings = kept.map(([one, matches]) => findingOf(one, matches, context));
  return [...findings.filter(({ harmless }) => !harmless), ...findings.filter(({ harmless }) => harmless)];
}

/** A word of each message that is known, so that of a long text little has to be looked at closely. */
const KEYWORDS =
  /magic|\bEOF|invalid flags|stale|hash in bytecode|pyc|SOURCE_DATE|marshal|Marshal|NULL|object|opcode|[Ss]egmentation|SIGSEGV|139|signal 11|0xC0|varnames|bad argument|codec|convert string|recursion limit|No module|could not create|can't|Permission|denied|No such file|opt-|level|not empty|MAGIC|alphanumeric|cache_tag|debug_override|loader for|UTF-8|null bytes|check-hash|Sorry|\*\*\*|symlink|regular|overwritten|merge|pathspec|recursively|mismatch|HINT|[Zz]ip|zlib|zstd|header|directory|compression|module load|bad timestamp|bad size|# |import |[Pp]ython ?\d|\w(?:Error|Exception|Warning)\b/g;

/** Texts up to this length are looked at whole; as much is kept of longer ones. */
const CLOSELY = 100_000;
const AROUND = 400;

/** The parts of a long text that stand around a word of some message; of too many the first and the last. */
function around(text: string): string {
  const parts: [number, number][] = [];
  for (const { index } of text.matchAll(KEYWORDS)) {
    const [start, end] = [Math.max(0, index - AROUND), Math.min(text.length, index + AROUND)];
    const last = parts.at(-1);
    if (last && start <= last[1]) last[1] = end;
    else parts.push([start, end]);
  }
  const kept = parts.map(([start, end]) => text.slice(start, end)).join('\n');
  return kept.length <= CLOSELY ? kept : kept.slice(0, CLOSELY / 2) + '\n' + kept.slice(-CLOSELY / 2);
}

/** Line ends that a mailer or a terminal has put into a message, taken out: where words end, then anywhere. */
const REJOINED: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/[ \t]*\n[ \t>|]*/g, ' '),
  (text) => text.replace(/\n/g, ''),
];

/** `reader` is the Python for the labs where the text names none. */
export function diagnose(pasted: string, reader: string | null = null): Diagnosis {
  const long = pasted.length > MOST_CHARACTERS;
  const cleaned = cleanText(long ? pasted.slice(-MOST_CHARACTERS) : pasted);
  const text = cleaned.length > CLOSELY ? around(cleaned) : cleaned;
  const python = pythonIn(text);
  const other = [
    ...text.matchAll(/^[^\n\w]{0,20}((?:\w+\.)*\w*(?:Error|Exception|Warning|Interrupt)\b(?::[^\n]{0,200})?)$/gm),
  ].at(-1);
  for (const rejoin of REJOINED) {
    const findings = findIn(rejoin(text), python ?? reader);
    if (findings.length > 0) return { findings, python, other: null, cutFrom: long ? pasted.length : null };
  }
  return { findings: [], python, other: other?.[1] ?? null, cutFrom: long ? pasted.length : null };
}
