/** One message of Python's cache machinery: how it is found in a text, what it means, what to do. */
import type { LabLink } from './labs.ts';

/** Where in Python's work the message arises. */
export type CaseGroup = 'header' | 'body' | 'run' | 'names' | 'files' | 'zip' | 'tools';

export const GROUPS: Readonly<Record<CaseGroup, string>> = {
  header: 'The header of a cache file',
  body: 'The body of a cache file',
  run: 'Running and reading',
  names: 'Names and modules',
  files: 'Folders and permissions',
  zip: 'Imports from a zip file',
  tools: 'Compiling ahead, git, tests',
};

/** What a text tells beside the message itself. */
export interface Context {
  /** The minor version that seems to have run: `3.11`; null where nothing says so. */
  python: string | null;
  /** Found in the cleaned text. */
  text: string;
}

export interface Remedy {
  text: string;
  /** To be typed as it is. */
  command?: string;
}

/** Code is between backticks in all sentences. */
export interface ClinicCase {
  id: string;
  group: CaseGroup;
  title: string;
  /** Any of them, in the cleaned text; with the flag g. What they bracket is handed to `facts` and `labs`. */
  find: readonly RegExp[];
  /** Must stand somewhere in the text too, since the message alone can come from elsewhere. */
  needs?: RegExp;
  means: readonly string[];
  todo: readonly Remedy[];
  /** What this very message says: its bytes, its number. */
  facts?: (match: RegExpMatchArray, context: Context) => string[];
  labs?: (match: RegExpMatchArray, context: Context) => LabLink[];
  /** Address of a lesson below `lessons/`. */
  lesson: string;
  /** Who says so: a file of CPython, or another project's documentation. */
  source: { label: string; href: string };
  /** Set where no interpreter was asked, and why. */
  unrecorded?: string;
  /** The line is no problem. */
  harmless?: true;
}

const CPYTHON = 'https://github.com/python/cpython/blob/v3.13.0/';

/** A file of CPython 3.13, and who in it. */
export const cpython = (file: string, who: string) => ({
  label: `CPython 3.13, ${file}: ${who}`,
  href: CPYTHON + file,
});

export const BOOTSTRAP = 'Lib/importlib/_bootstrap_external.py';
