/** What was asked on the way to one module's code, as a path of nodes from "is there a source?" to "used" or "written". */
import type { Decision } from '../../importlib/index.ts';
import { code, say, type Said } from '../shared/say.ts';

/** What a part of a header is, or the body; its hue. */
export type NodeField = 'magic' | 'flags' | 'mtime' | 'size' | 'hash' | 'body';

export interface PathNode {
  id: Decision['node'] | 'used';
  /** `ask`: the questions on the way to the cached code; `compile`: what is done where one of them fails. */
  track: 'ask' | 'compile';
  question: string;
  rule: string;
  /** CPython's function, of `importlib._bootstrap_external` unless a dot names another place. */
  function: string;
  field: NodeField | null;
  /** `no` leaves the path to the cached code, or ends in an exception; `dark` was not reached. */
  state: 'yes' | 'no' | 'skipped' | 'dark';
  answer: string;
  /** The two values compared. */
  found: string | null;
  expected: string | null;
  /** The file that it is about. */
  path: string | null;
  /** What is raised there. */
  raised: string | null;
}

export type Outcome = 'used' | 'compiled' | 'raised' | 'none';

/** How one module got its code. */
export interface ModulePath {
  module: string;
  nodes: PathNode[];
  outcome: Outcome;
  /** The cache file: used, or written. */
  written: boolean;
  sentence: Said[];
}

type Known = Pick<PathNode, 'id' | 'track' | 'question' | 'rule' | 'function' | 'field'>;

const NODES: readonly Known[] = [
  {
    id: 'find_spec',
    track: 'ask',
    question: 'Is there a source?',
    rule: 'In each folder of sys.path: a package first, then NAME.py, then NAME.pyc in the source’s own place.',
    function: 'FileFinder.find_spec',
    field: null,
  },
  {
    id: 'cache_from_source',
    track: 'ask',
    question: 'Where would its cache file be?',
    rule: 'The folder, the Python’s tag and the level of -O make the name.',
    function: 'cache_from_source',
    field: null,
  },
  {
    id: 'get_data',
    track: 'ask',
    question: 'Can it be read there?',
    rule: 'Any OSError means: there is none.',
    function: 'get_data',
    field: null,
  },
  {
    id: 'magic',
    track: 'ask',
    question: 'Is it of this Python’s bytecode?',
    rule: 'The first four bytes are this Python’s magic number.',
    function: '_classify_pyc',
    field: 'magic',
  },
  {
    id: 'length',
    track: 'ask',
    question: 'Is the header whole?',
    rule: 'It has at least 16 bytes.',
    function: '_classify_pyc',
    field: null,
  },
  {
    id: 'flags',
    track: 'ask',
    question: 'Are its flags known?',
    rule: 'Only the lowest two bits may be set; they say what is compared next.',
    function: '_classify_pyc',
    field: 'flags',
  },
  {
    id: 'hash',
    track: 'ask',
    question: 'Is it the source’s hash?',
    rule: 'Only in a hash-based file, and there only if it is checked.',
    function: '_validate_hash_pyc',
    field: 'hash',
  },
  {
    id: 'mtime',
    track: 'ask',
    question: 'Is it the source’s mtime?',
    rule: 'Equal to the second. Not newer, not older.',
    function: '_validate_timestamp_pyc',
    field: 'mtime',
  },
  {
    id: 'size',
    track: 'ask',
    question: 'Is it the source’s size?',
    rule: 'Equal to the byte.',
    function: '_validate_timestamp_pyc',
    field: 'size',
  },
  {
    id: 'marshal',
    track: 'ask',
    question: 'Can the body be unmarshalled?',
    rule: 'From here on nothing falls back to the source: what fails is raised.',
    function: '_compile_bytecode',
    field: 'body',
  },
  {
    id: 'used',
    track: 'ask',
    question: 'Used',
    rule: 'The source is not even opened, but for a hash.',
    function: 'get_code',
    field: null,
  },
  {
    id: 'source_to_code',
    track: 'compile',
    question: 'Compile the source',
    rule: 'The same as compile(source, path, "exec").',
    function: 'source_to_code',
    field: null,
  },
  {
    id: 'dont_write_bytecode',
    track: 'compile',
    question: 'May it be written?',
    rule: 'Not under -B or PYTHONDONTWRITEBYTECODE.',
    function: 'get_code',
    field: null,
  },
  {
    id: 'set_data',
    track: 'compile',
    question: 'Written',
    rule: 'To a file beside it, then moved over. A failure is told under -v only.',
    function: 'set_data',
    field: null,
  },
];

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

function lit(known: Known, decision: Decision | undefined): PathNode {
  const nothing = { found: null, expected: null, path: null, raised: null };
  if (!decision) return { ...known, ...nothing, state: 'dark', answer: 'not reached' };
  const { answer, found, expected, path, raised } = decision;
  return {
    ...known,
    function: decision.node === 'find_spec' ? decision.function : known.function,
    state: answer === 'skipped' ? 'skipped' : NO.has(answer) ? 'no' : 'yes',
    answer: WORDS[answer] ?? answer,
    found,
    expected,
    path,
    raised: raised && `${raised.exception}: ${raised.message}`,
  };
}

const shortOf = (path: string | null): string => path?.slice(path.lastIndexOf('/') + 1) ?? '';

/** Why the source was compiled. */
function reason(nodes: ReadonlyMap<string, PathNode>): Said[] {
  const failed = [...nodes.values()].find(
    ({ track, state, id }) => track === 'ask' && state === 'no' && id !== 'find_spec',
  );
  if (!failed) return say`The source was compiled`;
  const { id, found, expected, raised } = failed;
  switch (id) {
    case 'get_data':
      return raised?.startsWith('FileNotFoundError')
        ? say`There was no cache file`
        : say`The cache file could not be read`;
    case 'magic':
      return say`The cache file’s magic number is another Python’s`;
    case 'mtime':
      return say`The header holds the mtime ${code(found ?? '')}, and the source’s is ${code(expected ?? '')}`;
    case 'size':
      return say`The header says ${code(found ?? '')}, and the source has ${code(expected ?? '')}`;
    case 'hash':
      return say`The source’s text has another hash`;
    case 'flags':
      return say`The header has flags that this Python does not know`;
    default:
      return say`The header is cut off`;
  }
}

function judged(
  module: string,
  nodes: ReadonlyMap<string, PathNode>,
  mode: string | null,
): Pick<ModulePath, 'outcome' | 'written' | 'sentence'> {
  const at = (id: PathNode['id']): PathNode => nodes.get(id)!;
  const found = at('find_spec');
  const name = code(module);
  if (at('used').state === 'yes') {
    const file = code(shortOf(at('used').path));
    if (found.state === 'no')
      return {
        outcome: 'used',
        written: false,
        sentence: say`${file} stands where the source would, and is used as it is.`,
      };
    const skipped = at('hash').state === 'skipped' && at('mtime').state === 'skipped';
    const why = skipped
      ? say`it is trusted without a look at the source`
      : at('hash').state === 'yes'
        ? say`its hash is that of the source’s text`
        : say`its mtime and size are those of the source`;
    return { outcome: 'used', written: false, sentence: say`${file} is used: ${why}.` };
  }
  const compiled = at('source_to_code');
  const failed = [...nodes.values()].find(
    ({ state, raised, id }) => state === 'no' && raised !== null && (id === 'source_to_code' || id === 'marshal'),
  );
  const raised =
    failed ??
    (found.answer === WORDS.sourceless ? [...nodes.values()].findLast((one) => one.raised !== null) : undefined);
  if (raised && compiled.state !== 'yes') {
    const what = code((raised.raised ?? '').split('\n')[0]);
    const sentence =
      raised.id === 'source_to_code'
        ? say`The source does not compile: ${what}. Nothing is written.`
        : found.state === 'yes'
          ? say`The header is accepted, and the body is damaged: ${what}. Python does not fall back to the source.`
          : say`There is no source to fall back to: ${what}`;
    return { outcome: 'raised', written: false, sentence };
  }
  if (compiled.state === 'yes') {
    const why = reason(nodes);
    const set = at('set_data');
    const file = code(shortOf(at('cache_from_source').path));
    if (set.state === 'yes') return { outcome: 'compiled', written: true, sentence: say`${why}. ${file} is written.` };
    if (set.state === 'no')
      return {
        outcome: 'compiled',
        written: false,
        sentence: say`${why}. ${code((set.raised ?? '').split(':')[0])} keeps ${file} from being written; without -v, Python says nothing of it.`,
      };
    return {
      outcome: 'compiled',
      written: false,
      sentence: say`${why}. Nothing is written: writing is switched off.`,
    };
  }
  if (found.answer === WORDS.nothing)
    return {
      outcome: 'raised',
      written: false,
      sentence: mode
        ? say`There is no ${name} here. The cache file ${code(mode)} is not looked at: without its source it would have to stand in the source’s place.`
        : say`There is no source and no cache file in its place: ${code(`ModuleNotFoundError: No module named '${module}'`)}`,
    };
  return { outcome: 'none', written: false, sentence: say`${name} is a folder without code.` };
}

const isCode = ({ node, answer }: Decision): boolean => node === 'code' && answer === 'passed';

/** The paths of a run, a module each, in the order in which they were asked for. */
export function pathsOf(decisions: readonly Decision[], orphan: (module: string) => string | null): ModulePath[] {
  const modules = [...new Set(decisions.filter(({ node }) => node !== 'script').map(({ module }) => module))];
  return modules.map((module) => {
    const own = decisions.filter((one) => one.module === module);
    const sourceless = own.some(({ answer }) => answer === 'sourceless');
    const nodes = NODES.map((known) => {
      if (known.id === 'used') {
        // A sourceless file is used when its body turns out to be code.
        const used = own.find(({ answer }) => answer === 'used') ?? (sourceless ? own.find(isCode) : undefined);
        const node = lit(known, used && { ...used, found: null, expected: null });
        return used ? { ...node, answer: WORDS.used } : node;
      }
      const asked = own.find(({ node, answer }) => node === known.id && answer !== 'used');
      // A body that is no code object fails behind a body that cannot be read.
      const failed = known.id === 'marshal' && own.find(({ node, answer }) => node === 'code' && answer === 'failed');
      return lit(known, failed || asked);
    });
    const byId = new Map<string, PathNode>(nodes.map((node) => [node.id, node]));
    return { module, nodes, ...judged(module, byId, orphan(module)) };
  });
}
