/** What a task can ask for in the lab. Each looks at the last line alone, so that every way to get there counts. */
import { askedIn, subjectOf } from './asked.ts';
import type { ModulePath } from './path.ts';
import type { CommandView, LabView } from './view.ts';

type Test = (path: ModulePath, asked: CommandView) => boolean;

const imports = (path: ModulePath): boolean => path.kind === 'import';
const compiledBy =
  (id: string): Test =>
  ({ outcome, nodes }) =>
    outcome === 'compiled' && nodes.some((node) => node.id === id && node.state === 'no');
const isWithoutSource: Test = ({ nodes }) => nodes[0].id === 'find_spec' && nodes[0].state === 'no';

const TESTS = {
  /** The old code runs although the source says something else. */
  'old-code': (_, { stale }) => stale !== null,
  used: (path) => imports(path) && path.outcome === 'used',
  /** In another folder than the one where it was written. */
  'used-in-a-copy': (path) =>
    imports(path) && path.outcome === 'used' && !path.nodes.find(({ id }) => id === 'used')!.path!.startsWith('/lab/'),
  compiled: (path) => imports(path) && path.outcome === 'compiled',
  raised: ({ outcome }) => outcome === 'raised',
  /** Imported from a file that stands in the source's place. */
  sourceless: (path, asked) => imports(path) && path.outcome === 'used' && isWithoutSource(path, asked),
  'not-found': (path, asked) => imports(path) && path.outcome === 'raised' && isWithoutSource(path, asked),
  written: ({ written }) => written,
  /** The program's own file gets a cache file, whatever else does. */
  'main-cached': (_, { paths }) => paths.some(({ module, written }) => written && /(^|\/)main(\.py)?$/.test(module)),
  'not-written': (path) => imports(path) && path.outcome === 'compiled' && !path.written,
  /** Writing was tried, and the system refused. */
  'write-refused': compiledBy('set_data'),
  'compiled-by-magic': compiledBy('magic'),
  'compiled-by-mtime': compiledBy('mtime'),
  'compiled-by-size': compiledBy('size'),
  'compiled-by-hash': compiledBy('hash'),
  'used-by-hash': ({ outcome, nodes }) =>
    outcome === 'used' && nodes.some(({ id, state }) => id === 'hash' && state === 'yes'),
  /** The text was the one that had been compiled before: only its time had changed. */
  'compiled-for-nothing': (path, { needless }) => imports(path) && needless !== null,
  /** compileall left a file that import would not use. */
  'missed-by-compileall': (path, { missed }) => path.kind === 'compileall' && missed !== null,
} satisfies Record<string, Test>;

export type GoalName = keyof typeof TESTS;
export const GOAL_NAMES = Object.keys(TESTS) as GoalName[];

/** Whether the last line did what a task asks for. Throws a RangeError for a goal that is none of {@link GOAL_NAMES}. */
export function isReached(goal: string, view: LabView): boolean {
  if (!Object.hasOwn(TESTS, goal)) throw new RangeError(`no goal “${goal}”`);
  const asked = askedIn(view.entries.at(-1));
  return asked !== null && TESTS[goal as GoalName](subjectOf(asked), asked);
}
