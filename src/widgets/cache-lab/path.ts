/** What was asked on the way to one module's code, as a path of nodes from "is there a source?" to "used" or "written". */
import type { Decision } from '../../importlib/index.ts';
import { code, say, type Said } from '../shared/say.ts';
import { NODES, type Known, type PathKind, type PathNode } from './path-nodes.ts';

/** `kept`: compileall left the file as it is. */
export type Outcome = 'used' | 'compiled' | 'raised' | 'kept' | 'none';

/** How one module got its code. */
export interface ModulePath {
  /** As the import system names it; a file's path where one was named on the command line. */
  module: string;
  kind: PathKind;
  nodes: PathNode[];
  outcome: Outcome;
  /** Whether the cache file was written. */
  written: boolean;
  sentence: Said[];
}

const WORDS: Readonly<Record<string, string>> = {
  source: 'yes',
  package: 'yes, a package',
  sourceless: 'no, but a .pyc in its place',
  namespace: 'no, a folder without __init__.py',
  nothing: 'no, nothing of that name',
  named: 'named',
  read: 'yes',
  absent: 'no',
  passed: 'yes',
  failed: 'no',
  skipped: 'not asked',
  compiled: 'compiled',
  raised: 'raised',
  'may write': 'yes',
  'may not write': 'no',
  created: 'written',
  'could not create': 'could not be written',
  used: 'its code runs',
};

const NO = new Set([
  'sourceless',
  'namespace',
  'nothing',
  'absent',
  'failed',
  'raised',
  'may not write',
  'could not create',
]);

/** What a kind says in words of its own. */
const OWN_WORDS: Readonly<Partial<Record<PathKind, Readonly<Record<string, string>>>>> = {
  script: { source: 'yes' },
  pyc: { pyc: 'yes' },
  compileall: { passed: 'yes', used: 'not compiled' },
};

function lit(known: Known, kind: PathKind, decision: Decision | undefined, compiles: boolean): PathNode {
  const { never, ...node } = known;
  const nothing = { found: null, expected: null, path: null, raised: null };
  if (never && (compiles || known.track === 'ask'))
    return { ...node, ...nothing, state: 'skipped', answer: WORDS.skipped };
  if (!decision) return { ...node, ...nothing, state: 'dark', answer: 'not reached' };
  const { answer, found, expected, path, raised } = decision;
  const own = decision.node === 'find_spec' || decision.node === 'script' || kind === 'script';
  return {
    ...node,
    function: own ? decision.function : node.function,
    state: answer === 'skipped' ? 'skipped' : NO.has(answer) ? 'no' : 'yes',
    answer: OWN_WORDS[kind]?.[answer] ?? WORDS[answer] ?? answer,
    found,
    expected,
    path,
    raised: raised && `${raised.exception}: ${raised.message}`,
  };
}

const shortOf = (path: string | null): string => path?.slice(path.lastIndexOf('/') + 1) ?? '';
const firstLine = (text: string | null): string => (text ?? '').split('\n')[0];

type Nodes = ReadonlyMap<PathNode['id'], PathNode>;
type Judged = Pick<ModulePath, 'outcome' | 'written' | 'sentence'>;

/** Why the source was compiled. */
function reason(nodes: Nodes): Said[] {
  const failed = [...nodes.values()].find(
    ({ track, state, id }) => track === 'ask' && state === 'no' && id !== 'find_spec',
  );
  if (!failed) return say`The source was compiled`;
  const { id, found, expected, raised, field } = failed;
  // A time is told as a date; where 32 bits do not hold it, as the numbers that were compared.
  const values = [found, expected].map((value) =>
    code(/^-?\d+ \((.*) UTC\)$/.exec(value ?? '')?.[1] ?? value ?? '', field),
  );
  switch (id) {
    case 'get_data':
      return raised?.startsWith('FileNotFoundError')
        ? say`There was no cache file`
        : say`The cache file could not be read`;
    case 'magic':
      return say`The cache file’s magic number is another Python’s`;
    case 'mtime':
      return say`The header holds the mtime ${values[0]}, and the source’s is ${values[1]}`;
    case 'size':
      return say`The header says ${values[0]}, and the source has ${values[1]}`;
    case 'hash':
      return say`The source’s text has another hash`;
    case 'flags':
      return say`The header has flags that this Python does not know`;
    default:
      return say`The header is cut off`;
  }
}

function usedSentence(nodes: Nodes): Said[] {
  const state = (id: PathNode['id']) => nodes.get(id)!.state;
  const file = code(shortOf(nodes.get('used')!.path));
  if (state('find_spec') === 'no') return say`${file} stands where the source would, and is used as it is.`;
  if (state('hash') === 'yes') return say`${file} is used: its hash is that of the source’s text.`;
  if (state('hash') === 'skipped' && state('mtime') === 'skipped')
    return say`${file} is used: it is trusted without a look at the source.`;
  return say`${file} is used: its mtime and size are those of the source.`;
}

function judgedImport(module: string, nodes: Nodes, orphan: string | null): Judged {
  const at = (id: PathNode['id']): PathNode => nodes.get(id)!;
  const found = at('find_spec');
  if (at('used').state === 'yes') return { outcome: 'used', written: false, sentence: usedSentence(nodes) };
  const failed = [...nodes.values()].find(
    ({ state, raised, id }) => state === 'no' && raised !== null && (id === 'source_to_code' || id === 'marshal'),
  );
  const raised =
    failed ??
    (found.answer === WORDS.sourceless ? [...nodes.values()].findLast((one) => one.raised !== null) : undefined);
  if (raised && at('source_to_code').state !== 'yes') {
    const what = code(firstLine(raised.raised));
    const sentence =
      raised.id === 'source_to_code'
        ? say`The source does not compile: ${what}. Nothing is written.`
        : found.state === 'yes'
          ? say`The header is accepted, and the body is damaged: ${what}. Python does not fall back to the source.`
          : say`There is no source to fall back to: ${what}`;
    return { outcome: 'raised', written: false, sentence };
  }
  if (at('source_to_code').state === 'yes') {
    const why = reason(nodes);
    const set = at('set_data');
    const file = code(shortOf(at('cache_from_source').path));
    if (set.state === 'yes') return { outcome: 'compiled', written: true, sentence: say`${why}. ${file} is written.` };
    const sentence =
      set.state === 'no'
        ? say`${why}. ${code((set.raised ?? '').split(':')[0])} keeps ${file} from being written; without -v, Python says nothing of it.`
        : say`${why}. Nothing is written: writing is switched off.`;
    return { outcome: 'compiled', written: false, sentence };
  }
  const name = code(module);
  if (found.answer !== WORDS.nothing)
    return { outcome: 'none', written: false, sentence: say`${name} is a folder without code.` };
  return {
    outcome: 'raised',
    written: false,
    sentence: orphan
      ? say`There is no ${name} here. The cache file ${code(orphan)} is not looked at: without its source it would have to stand in the source’s place.`
      : say`There is no source and no cache file in its place: ${code(`ModuleNotFoundError: No module named '${module}'`)}`,
  };
}

/** Of a file that is named on the command line. */
function judgedFile(module: string, kind: PathKind, nodes: Nodes): Judged {
  const file = code(shortOf(module));
  const raised = [...nodes.values()].find(
    (node) => node.state === 'no' && node.raised !== null && node.track !== 'ask',
  );
  if (kind === 'pyc') {
    const failed = [...nodes.values()].find(({ state }) => state === 'no');
    return failed
      ? { outcome: 'raised', written: false, sentence: say`${file} cannot be run: ${code(firstLine(failed.raised))}` }
      : { outcome: 'used', written: false, sentence: say`${file} is the program, whatever its source says now.` };
  }
  if (raised?.id === 'set_data')
    return {
      outcome: 'raised',
      written: false,
      sentence: say`${file} is compiled, and cannot be written: ${code(firstLine(raised.raised))}`,
    };
  if (raised)
    return {
      outcome: 'raised',
      written: false,
      sentence: say`${file} does not compile: ${code(firstLine(raised.raised))}. Nothing is written.`,
    };
  if (kind === 'script')
    return {
      outcome: 'compiled',
      written: false,
      sentence: say`${file} is the program itself: it is compiled every time, and no cache file is looked for or written.`,
    };
  const cache = code(shortOf(nodes.get('set_data')!.path));
  if (kind === 'py_compile')
    return {
      outcome: 'compiled',
      written: true,
      sentence: say`${cache} is written: py_compile asks nothing, it compiles.`,
    };
  const asked = nodes.get('up_to_date')!;
  if (asked.state === 'yes')
    return {
      outcome: 'kept',
      written: false,
      sentence: say`${code(shortOf(asked.path))} is left as it is: its first twelve bytes are those that compileall expects.`,
    };
  const why =
    asked.state === 'skipped'
      ? say`-f asks nothing`
      : asked.found === null
        ? say`There was no cache file`
        : say`The first twelve bytes are not those that compileall expects`;
  return { outcome: 'compiled', written: true, sentence: say`${why}: ${cache} is written.` };
}

function kindOf(own: readonly Decision[]): PathKind {
  const script = own.find(({ node }) => node === 'script');
  if (script) return script.answer === 'pyc' ? 'pyc' : 'script';
  if (own.some(({ node }) => node === 'up_to_date')) return 'compileall';
  return own.some(({ function: name }) => name === 'py_compile.compile') ? 'py_compile' : 'import';
}

const isCode = ({ node, answer }: Decision): boolean => node === 'code' && answer === 'passed';

function nodeOf(node: Known, kind: PathKind, own: readonly Decision[]): PathNode {
  const compiles = own.some(({ node: id }) => id === 'source_to_code');
  const end = (decision: Decision | undefined): PathNode =>
    lit(node, kind, decision && { ...decision, found: null, expected: null, raised: null }, compiles);
  if (node.id === 'used' && kind === 'compileall') {
    const left = own.find(({ node: id, answer }) => id === 'up_to_date' && answer === 'passed');
    return end(left && !compiles ? ({ ...left, node: 'code', answer: 'used' } as Decision) : undefined);
  }
  if (node.id === 'used') {
    // A sourceless file is used when its body turns out to be code.
    const sourceless = own.some(({ answer }) => answer === 'sourceless');
    const used = own.find(({ answer }) => answer === 'used') ?? (sourceless ? own.find(isCode) : undefined);
    const shown = end(used);
    return used ? { ...shown, answer: WORDS.used } : shown;
  }
  const asked = own.filter(({ node: id, answer }) => id === node.id && answer !== 'used');
  // A body that is no code object fails behind a body that cannot be read.
  const failed = node.id === 'marshal' && own.find(({ node: id, answer }) => id === 'code' && answer === 'failed');
  // compileall with several levels asks for several files.
  return lit(node, kind, failed || (asked.find(({ answer }) => answer === 'failed') ?? asked[0]), compiles);
}

/** The paths of a run, a module each, in the order in which they were asked for. */
export function pathsOf(decisions: readonly Decision[], orphan: (module: string) => string | null): ModulePath[] {
  const files = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const named = decision.module === '__main__' ? (decision.path ?? decision.module) : decision.module;
    files.set(named, [...(files.get(named) ?? []), decision]);
  }
  return [...files].map(([module, own]) => {
    const kind = kindOf(own);
    const nodes = NODES[kind].map((node) => nodeOf(node, kind, own));
    const byId: Nodes = new Map(nodes.map((node) => [node.id, node]));
    const judged = kind === 'import' ? judgedImport(module, byId, orphan(module)) : judgedFile(module, kind, byId);
    return { module, kind, nodes, ...judged };
  });
}
