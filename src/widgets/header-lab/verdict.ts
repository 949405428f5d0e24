import { decideWith } from '../../importlib/decide-with.ts';
import { MAGIC_NUMBER } from '../../importlib/magic.ts';
import type { CacheCheck, CacheRequest, CacheVerdict, Loaded, SourceFacts } from '../../importlib/types.ts';
import { headerField, readHeader } from '../../pyc/header.ts';
import type { PythonVersion } from '../../pyc/types.ts';
import { hex2 } from '../shared/HexView-cells.ts';
import { thousands } from '../shared/thousands.ts';
import { EDITABLE, bytesOf, isSourceEdited } from './lab.ts';
import type { Lab, RunPython } from './lab.ts';
import { formatUtc } from './time.ts';

/** The comment that an edited source ends in, as long as it is longer than the compiled one. */
const COMMENT = '# edited afterwards ';
const LONGEST_COMMENT = 1 << 16;

/** A source of that size that differs from the compiled one: with a comment at its end, cut, or its last line end gone. */
export function editedText(text: Uint8Array, size: number): Uint8Array {
  if (size < text.length) return text.slice(0, Math.max(0, size));
  if (size === text.length) {
    const same = text.slice();
    if (same.length > 0) same[same.length - 1] = same[same.length - 1] === 0x20 ? 0x0a : 0x20;
    return same;
  }
  const added = Math.min(size - text.length, LONGEST_COMMENT);
  const comment = COMMENT.repeat(Math.ceil(added / COMMENT.length)).slice(0, added - 1) + '\n';
  return Uint8Array.of(...text, ...new TextEncoder().encode(comment));
}

function isLegacy(python: RunPython): python is '2.7' | '3.6' {
  return python === '2.7' || python === '3.6';
}

/** The hash in the header as it was loaded, if `python` wrote it: it is that of the source that was compiled. */
function hashInOriginal(lab: Lab, python: PythonVersion): string | null {
  const head = lab.file.bytes.subarray(0, EDITABLE);
  const field = headerField(readHeader(head), 'hash');
  const own = MAGIC_NUMBER[python].every((byte, at) => head[at] === byte);
  if (!field || !own || field.end - field.start < 8) return null;
  return Array.from(head.subarray(field.start, field.end), hex2).join('');
}

/** The source's text as it is now; null where it is not known. */
export function sourceText(lab: Lab): Uint8Array | null {
  const { text } = lab.file.source;
  return text && isSourceEdited(lab) ? editedText(text, lab.source.size) : text;
}

/** What a verdict needs besides the header: a page loads it when it is needed. */
export interface Reading {
  decide: (request: CacheRequest) => CacheVerdict;
  /** Null for a text whose hash is not known. */
  sourceHash: (python: PythonVersion, text: Uint8Array) => string | null;
}

/**
 * `_imp.source_hash` of the source as it is now. Of a file of one's own the text is not known: unedited it has the hash
 * that the header was loaded with, and edited some other one, for which that hash's complement stands.
 */
function hashOf(lab: Lab, python: RunPython, reading: Reading): string | null {
  if (isLegacy(python)) return null;
  const text = sourceText(lab);
  if (text) return reading.sourceHash(python, text);
  const original = hashInOriginal(lab, python);
  if (original === null || !isSourceEdited(lab)) return original;
  return original.replace(/./g, (digit) => (15 - parseInt(digit, 16)).toString(16));
}

function sourceFacts(lab: Lab, python: RunPython, reading: Reading): SourceFacts | null {
  const { present, mtime, size } = lab.source;
  return present ? { mtime, size, hash: hashOf(lab, python, reading) } : null;
}

/** Where this Python looks for the file: as `cache_from_source` names it, or in place of the source. */
export function pycPath(lab: Lab, python: RunPython): string {
  const { module, origin } = lab.file;
  if (!lab.source.present || python === '2.7') return `${module}.pyc`;
  const opt = origin.kind === 'sample' && origin.variant.startsWith('opt-') ? `.${origin.variant}` : '';
  return `__pycache__/${module}.cpython-${python.replace('.', '')}${opt}.pyc`;
}

/** What is known of a lab as the page begins with it: its body as its own Python reads it, and its source's hash. */
export interface Known {
  lab: Lab;
  python: string;
  body: Loaded;
  hash: string | null;
}

/** A `Reading` for as long as nothing is loaded: it knows what the page was sent with, and is undecided about the rest. */
export function knowing({ lab, python, body, hash }: Known): Reading {
  const text = sourceText(lab);
  const sameText = (other: Uint8Array) => other.length === text?.length && other.every((byte, at) => byte === text[at]);
  return {
    sourceHash: (other, bytes) => (other === python && sameText(bytes) ? hash : null),
    decide: (request) => {
      if (request.python === '2.7' || request.python === '3.6') return NOTHING;
      const same = request.python === python && request.pyc.length === lab.file.bytes.length;
      const decided = decideWith(() => (same ? body : { error: NOT_READ }), request.python, request);
      if (decided.bodyError === NOT_READ) return beforeBody(decided);
      return decided.outcome.kind === 'undecided' ? { ...decided, outcome: WAITING } : decided;
    },
  };
}

const WAITING = { kind: 'undecided', why: 'The file is being read.' } as const;
const NOTHING: CacheVerdict = { checks: [], outcome: WAITING, verbose: [], bodyError: null };
const NOT_READ = { offset: 0, exception: '', message: '' };

/** A verdict that ends where the body would be read. */
function beforeBody(verdict: CacheVerdict): CacheVerdict {
  const checks = verdict.checks.map((check): CacheCheck =>
    check.id === 'marshal' ? { ...check, result: 'not-reached', raised: null } : check,
  );
  return { ...verdict, checks, outcome: WAITING, bodyError: null };
}

/** What that Python decides about the file as it is now. */
export function verdictOf(lab: Lab, python: RunPython, reading: Reading): CacheVerdict {
  const { module } = lab.file;
  const verdict = reading.decide({
    python,
    module,
    pyc: bytesOf(lab),
    pycPath: pycPath(lab, python),
    sourcePath: `${module}.py`,
    source: sourceFacts(lab, python, reading),
    checkHashBasedPycs: lab.check,
  });
  if (lab.file.source.text || !isSourceEdited(lab)) return verdict;
  const checks = verdict.checks.map((check) =>
    check.id === 'hash' && check.expected !== null ? { ...check, expected: 'another, of the edited text' } : check,
  );
  return { ...verdict, checks };
}

/** Which outcome it is, for its colour and sign. */
export type Tone = 'good' | 'warn' | 'bad' | 'unknown';

/** A verdict in words. */
export interface VerdictText {
  tone: Tone;
  /** `Used`, `Recompiled`, `Refused`, `Undecided` */
  word: string;
  /** The outcome in one sentence, beginning with the word. */
  sentence: string;
  /** What is worth adding: which code runs, what is written back. */
  more: string;
  /** `ImportError: bad magic number in 'fib': b'…'`; null where nothing is raised. */
  exception: string | null;
  /** The line of `-v` that gives the reason; null where it gives none. */
  reason: string | null;
}

const KIND_WORDS = {
  timestamp: 'timestamp-based',
  'checked-hash': 'checked hash-based',
  'unchecked-hash': 'unchecked hash-based',
};

/** The check that failed. */
export function failedCheck(verdict: CacheVerdict): CacheCheck | null {
  return verdict.checks.find((check) => check.result === 'failed') ?? null;
}

/** The line of `-v` that says why the file was not taken. */
export function verboseReason(verdict: CacheVerdict): string | null {
  const raised = failedCheck(verdict)?.raised?.message;
  return verdict.verbose.find((line) => line === `# ${raised}` || / has bad (magic|mtime)$/.test(line)) ?? null;
}

function resultOf(verdict: CacheVerdict, id: CacheCheck['id']): CacheCheck['result'] | undefined {
  return verdict.checks.find((check) => check.id === id)?.result;
}

function usedMore(lab: Lab, verdict: CacheVerdict): string {
  const name = `${lab.file.module}.py`;
  if (!lab.source.present) return `There is no ${name}: the bytecode is all there is.`;
  const compared =
    resultOf(verdict, 'hash') === 'passed' ? 'hash' : resultOf(verdict, 'mtime') === 'passed' ? 'mtime' : null;
  if (isSourceEdited(lab)) {
    const why = compared ? 'the header gives nothing away' : 'its text was not asked for';
    return `${name} says something else by now, and ${why}: the old code runs.`;
  }
  if (compared === 'hash') return `${name} was read for its hash, but not compiled.`;
  return compared === 'mtime' ? `${name} was asked for its mtime and size, but not read.` : `${name} was not read.`;
}

/** Whether the source's mtime and size mean something: of a file of one's own, only the header tells them. */
function isSourceKnown({ file }: Lab): boolean {
  if (file.origin.kind === 'sample') return true;
  const header = readHeader(file.bytes.subarray(0, EDITABLE));
  return header.fields.some(({ name, value }) => name === 'mtime' && value !== null);
}

function rewritten(lab: Lab, verdict: CacheVerdict): string {
  const { outcome } = verdict;
  if (outcome.kind !== 'recompiled') return '';
  const { mtime, size } = lab.source;
  const what = !isSourceKnown(lab)
    ? 'after the source that there is'
    : outcome.rewritten === 'timestamp'
      ? `with mtime ${formatUtc(mtime)} UTC and size ${size}`
      : 'with the new hash';
  return `${lab.file.module}.py is compiled again, and a ${KIND_WORDS[outcome.rewritten]} file is written in place of this one, ${what}.`;
}

/** The verdict in words. */
export function verdictText(lab: Lab, python: RunPython, verdict: CacheVerdict): VerdictText {
  const { outcome } = verdict;
  const reason = verboseReason(verdict);
  const base = { reason, exception: null };
  switch (outcome.kind) {
    case 'used':
      return {
        ...base,
        tone: 'good',
        word: 'Used',
        sentence: `Used: Python ${python} runs this bytecode.`,
        more: usedMore(lab, verdict),
      };
    case 'recompiled':
      return {
        ...base,
        tone: 'warn',
        word: 'Recompiled',
        sentence: 'Recompiled, silently.',
        more: rewritten(lab, verdict),
      };
    case 'raised':
      return {
        ...base,
        tone: 'bad',
        word: 'Refused',
        sentence: `Refused: import ${lab.file.module} fails.`,
        more: raisedMore(lab, verdict),
        exception: outcome.message ? `${outcome.exception}: ${outcome.message}` : outcome.exception,
      };
    case 'undecided':
      return { ...base, tone: 'unknown', word: 'Undecided', sentence: `Undecided. ${outcome.why}`, more: '' };
  }
}

function raisedMore(lab: Lab, verdict: CacheVerdict): string {
  const source = `${lab.file.module}.py`;
  const failed = failedCheck(verdict)?.id;
  if (failed !== 'marshal' && failed !== 'code')
    return lab.source.present ? '' : `With ${source} beside it, it would have been recompiled.`;
  const where = verdict.bodyError ? ` at byte ${thousands(verdict.bodyError.offset)}` : '';
  return `The header is fine and the body is not${where}${lab.source.present ? `: ${source} beside it does not help` : ''}.`;
}
