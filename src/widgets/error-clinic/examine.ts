/** A dropped .pyc: what it is, where it is damaged, and what each Python would do with it. Nothing in it is run. */
import { decide } from '../../importlib/decide.ts';
import type { CacheOutcome, LegacyPythonVersion, SourceFacts } from '../../importlib/types.ts';
import {
  PYTHON_VERSIONS,
  headerField,
  headerLayoutOf,
  nodeType,
  readHeader,
  readMarshal,
  readPyc,
  TYPE,
} from '../../pyc/index.ts';
import type { PycFile } from '../../pyc/index.ts';
import type { AnyPython, FieldName, Header, HeaderLayout, PythonVersion } from '../../pyc/types.ts';
import { OLDER_PYTHONS } from '../../pyc/types.ts';
import { moduleOf, problemOf, wrongField } from '../shared/header-problem.ts';
import { originText } from '../shared/origin-text.ts';
import { thousands } from '../shared/thousands.ts';
import { headerLab, type LabLink } from './labs.ts';
import { hexOf, magicFacts } from './magic-bytes.ts';

export interface FieldFact {
  name: FieldName;
  bytes: string;
  meaning: string;
}

/** What one or more Pythons do with the file. */
export interface Fate {
  pythons: string[];
  withSource: string;
  withoutSource: string;
}

export interface FileReport {
  name: string;
  size: number;
  /** What it is, in sentences. */
  facts: string[];
  fields: FieldFact[];
  /** What is wrong; null where nothing is. */
  problem: { offset: number; said: string; sentence: string } | null;
  fates: Fate[];
  labs: LabLink[];
}

type Judge = PythonVersion | LegacyPythonVersion;
const JUDGES: readonly Judge[] = ['2.7', '3.6', ...PYTHON_VERSIONS];

/** Bodies of more bytes are not tried by the rules of every Python. */
const TRY_ALL = 2_000_000;

const KINDS: Readonly<Record<Header['kind'], string>> = {
  timestamp: 'compared with its source by mtime and size',
  'checked-hash': 'compared with its source by a hash, at each import',
  'unchecked-hash': 'holds a hash of its source, and is trusted without a look at it',
  invalid: 'of no kind that Python knows',
};

const utc = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ') + ' UTC';

function meaningOf(name: FieldName, value: number | null, header: Header, length: number): string {
  if (name === 'body') return `${thousands(length)} bytes`;
  if (name === 'hash') return 'hash of the source';
  if (value === null) return 'cut';
  if (name === 'magic') return `${value}${header.origin ? `, Python ${header.origin.minor}` : ''}`;
  if (name === 'mtime') return utc(value);
  if (name === 'size') return `${thousands(value)} bytes of source`;
  return `${value}: ${KINDS[header.kind]}`;
}

/** The source that the header speaks of, unchanged since. */
function sourceOf(bytes: Uint8Array, layout: HeaderLayout): SourceFacts {
  const header = readHeader(bytes, layout);
  const number = (name: FieldName) => headerField(header, name)?.value ?? 0;
  const hash = headerField(header, 'hash');
  return {
    mtime: number('mtime'),
    size: number('size'),
    hash: hash ? hexOf(bytes.subarray(hash.start, hash.end)).replaceAll(' ', '') : null,
  };
}

/** Of the older Pythons the decision ends at the header: what their marshal says of the body is read here. */
function olderBody(bytes: Uint8Array, python: LegacyPythonVersion): string {
  const { code, body } = readPyc(bytes, python);
  if (body?.error) return `${body.error.exception}: ${body.error.message}`;
  return code ? 'uses it' : 'ImportError: Non-code object';
}

function saidOf(outcome: CacheOutcome, bytes: Uint8Array, python: Judge): string {
  switch (outcome.kind) {
    case 'used':
      return 'uses it';
    case 'recompiled':
      return 'compiles the source again';
    case 'raised':
      return `${outcome.exception}: ${outcome.message}`;
    case 'undecided':
      return python === '2.7' || python === '3.6' ? olderBody(bytes, python) : outcome.why;
  }
}

function fateOf(bytes: Uint8Array, module: string, python: Judge): Fate {
  const layout = headerLayoutOf(python);
  const request = { python, module, pyc: bytes, pycPath: `${module}.pyc`, sourcePath: `${module}.py` };
  const said = (source: SourceFacts | null) => saidOf(decide({ ...request, source }).outcome, bytes, python);
  return { pythons: [python], withSource: said(sourceOf(bytes, layout)), withoutSource: said(null) };
}

function fatesOf(bytes: Uint8Array, module: string): Fate[] {
  const fates: Fate[] = [];
  for (const python of JUDGES) {
    const fate = fateOf(bytes, module, python);
    const same = fates.find((one) => one.withSource === fate.withSource && one.withoutSource === fate.withoutSource);
    if (same) same.pythons.push(python);
    else fates.push(fate);
  }
  return fates;
}

/** The Pythons by whose rules there is a whole code object behind a header of theirs, up to the file's last byte. */
function wholeReaders(bytes: Uint8Array): AnyPython[] {
  if (bytes.length > TRY_ALL) return [];
  return [...OLDER_PYTHONS, ...PYTHON_VERSIONS].filter((python) => {
    const start = headerLayoutOf(python);
    if (bytes.length <= start || (bytes[start] & 0x7f) !== TYPE.CODE) return false;
    const tree = readMarshal(bytes, start, python);
    return tree.error === null && nodeType(tree, 0) === TYPE.CODE && tree.end === bytes.length;
  });
}

function bodyFacts({ bytes, header, body, code, reader }: PycFile): string[] {
  const facts: string[] = [];
  if (code && body) {
    facts.push(
      `The body is one code object, \`${code.name}\`, compiled from \`${code.filename}\`, and can be read to its end.`,
    );
    const over = bytes.length - body.end;
    if (over > 0)
      facts.push(
        `${over === 1 ? '1 more byte follows' : `${thousands(over)} more bytes follow`} it, from byte ${thousands(body.end)} on. Python never reads them.`,
      );
    return facts;
  }
  const others = wholeReaders(bytes).filter((python) => python !== reader);
  if (others.length > 0)
    facts.push(
      `By the rules of Python ${others.join(', ')} the body can be read to its end: ${header.origin ? 'the magic number may not be the file’s own' : 'one of them has probably written it'}.`,
    );
  return facts;
}

function problemIn({ bytes, header, body, code, error }: PycFile, name: string): FileReport['problem'] {
  const field = wrongField(bytes, header);
  if (field) {
    const said = header.error ? `${header.error.exception}: ${header.error.message}` : '';
    return { offset: field.offset, said, sentence: field.text[0].toUpperCase() + field.text.slice(1) };
  }
  const sentence = problemOf(name, bytes, header);
  if (error && (header.error || sentence !== null))
    return { offset: error.offset, said: `${error.exception}: ${error.message}`, sentence: sentence ?? '' };
  if (body?.error)
    return {
      offset: body.error.offset,
      said: `${body.error.exception}: ${body.error.message}`,
      sentence: `Reading the body stops at byte ${thousands(body.error.offset)} of ${thousands(bytes.length)}.`,
    };
  if (body && !code)
    return {
      offset: body.start[0],
      said: 'ImportError: Non-code object',
      sentence: 'The body can be read, and is no code object.',
    };
  return null;
}

export function examine(name: string, bytes: Uint8Array): FileReport {
  const file = readPyc(bytes);
  const { header } = file;
  const { origin } = header;
  const fields = header.fields.map((field): FieldFact => {
    const shown = bytes.subarray(field.start, Math.min(field.end, field.start + 8));
    return {
      name: field.name,
      bytes: hexOf(shown) + (field.end - field.start > 8 ? ' …' : ''),
      meaning: meaningOf(field.name, field.value, header, field.end - field.start),
    };
  });
  const facts = origin ? [originText(origin)] : magicFacts(bytes.subarray(0, 4));
  if (origin) facts.push(`It is ${KINDS[header.kind]}.`);
  facts.push(...bodyFacts(file));
  const edit = Object.fromEntries(bytes.subarray(0, 16).entries());
  const labs = [
    headerLab('This header in the header lab, before a sample’s body', origin?.minor ?? null, {
      edit,
      cut: bytes.length < 16 ? bytes.length : undefined,
    }),
    { label: 'Marshal tree: open the file there to see each byte', href: 'marshal-tree/' },
  ];
  return {
    name,
    size: bytes.length,
    facts,
    fields,
    problem: problemIn(file, name),
    fates: fatesOf(bytes, moduleOf(name)),
    labs,
  };
}

/** Whether a file is to be read as a log and not as a .pyc. */
export function isLog(name: string, bytes: Uint8Array): boolean {
  if (/\.py[co]$/i.test(name) || readHeader(bytes.subarray(0, 16)).origin) return false;
  const start = bytes.subarray(0, 4096);
  return (
    start.length > 0 && start.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13 || byte === 27)
  );
}
