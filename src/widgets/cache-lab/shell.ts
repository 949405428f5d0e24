/** What is typed, understood and done. */
import { OSError, runPython, type Compile, type Decision } from '../../importlib/index.ts';
import { PYTHON_VERSIONS, type PythonVersion } from '../../pyc/types.ts';
import { execute } from './execute.ts';
import { FILE_COMMANDS, NotUnderstood } from './file-commands.ts';
import { COMMANDS } from './programs.ts';
import { BETWEEN_LINES, fileSystem, type World } from './world.ts';
import { wordsOf, type Words } from './words.ts';

/** What one command did. */
export interface Done {
  /** As it was typed. */
  text: string;
  /** What it printed, and the last line of what it printed on stderr. */
  out: string;
  err: string | null;
  /** The exit status; null where the lab lacks something, which `lacks` names. */
  status: number | null;
  lacks: string | null;
  /** The Python that ran, and what it asked; null for other commands. */
  run: {
    python: PythonVersion;
    verbose: string[];
    /** Whether `-v` was given. */
    saysVerbose: boolean;
    decisions: Decision[];
  } | null;
  /** The world before and after. */
  before: World;
  after: World;
}

/** A line of the history: what was typed, and what became of it. */
export interface Entry {
  line: string;
  /** When and where it was typed. */
  clock: number;
  cwd: string;
  done: Done[];
  /** Why the line was not understood: then nothing of it was done. */
  problem: string | null;
  world: World;
}

/** `compile` of each Python. */
export type Compilers = (python: PythonVersion) => Compile;

type Command =
  | { kind: 'python'; python: PythonVersion | null; args: string[] }
  | { kind: 'file'; name: string; args: string[] }
  | { kind: 'use'; python: PythonVersion }
  | { kind: 'sleep'; seconds: number }
  | { kind: 'export'; name: string; value: string | null }
  | { kind: 'help' };

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

const HELP = `python, python3.7 … python3.15   run it: main.py, -m m, -c 'import m', -m py_compile, -m compileall
edit m.py WORD                  save another text, at the time on the clock
touch, cp, mv, rm, chmod, mkdir, truncate, cat, ls, cd   as you know them
git clone|checkout|commit       what it writes gets the time on the clock
docker COPY . /app              a line of a Dockerfile
use 3.12                        choose what “python” runs
sleep 60                        let time pass
export NAME=value, unset NAME   for all commands that follow
`;

function versionOf(text: string): PythonVersion | null {
  return PYTHON_VERSIONS.find((version) => version === text) ?? null;
}

/** Some of what `-c` takes. */
const SOME = COMMANDS.slice(0, 4)
  .map((text) => JSON.stringify(text))
  .join(', ');

const KNOWN = 'python, edit, touch, cp, mv, rm, chmod, git, docker COPY, cd, sleep, use, export and help';

/** What is given to `-c` or `-m`; null where a file is run, or nothing. */
function givenTo(args: readonly string[]): { option: 'c' | 'm'; value: string } | null {
  for (let at = 0; at < args.length && args[at].startsWith('-'); at++) {
    const match = /^-[A-VYZa-ln-z]*?([cm])(.*)$/.exec(args[at]);
    if (match && !args[at].startsWith('--')) {
      const value = match[2] || args[at + 1];
      return value === undefined ? null : { option: match[1] as 'c' | 'm', value };
    }
    if (args[at] === '--check-hash-based-pycs' || /^-[A-Za-z]*[XW]$/.test(args[at])) at++;
  }
  return null;
}

/** The command of a few words; throws {@link NotUnderstood}. */
function understand({ words: [name, ...args] }: Words): Command {
  const python = /^python(?:(3)(\.\d+)?)?$/.exec(name);
  if (python) {
    const version = python[2] ? versionOf(`3${python[2]}`) : null;
    if (python[2] && !version) throw new NotUnderstood(`The lab has Python 3.7 to 3.15, not ${name.slice(6)}.`);
    const given = givenTo(args);
    if (given?.option === 'c' && !(COMMANDS as readonly string[]).includes(given.value))
      throw new NotUnderstood(
        `The lab has the compiled code of a few programs, not of ${JSON.stringify(given.value)}: after -c it takes ${SOME} and the like.`,
      );
    return { kind: 'python', python: version, args };
  }
  if (Object.hasOwn(FILE_COMMANDS, name)) return { kind: 'file', name, args };
  if (name === 'use') {
    const version = versionOf(args[0] ?? '');
    if (!version) throw new NotUnderstood(`“use” takes one of ${PYTHON_VERSIONS.join(', ')}.`);
    return { kind: 'use', python: version };
  }
  if (name === 'sleep') {
    const match = /^(\d{1,7})([smhd]?)$/.exec(args[0] ?? '');
    if (!match) throw new NotUnderstood('“sleep” takes seconds, or 5m, 2h, 1d.');
    return { kind: 'sleep', seconds: Number(match[1]) * UNITS[match[2]] };
  }
  if (name === 'export' || name === 'unset') {
    const [variable, value = null] = (args[0] ?? '').split(/=(.*)/s);
    if (!/^[A-Za-z_]\w*$/.test(variable) || (name === 'export') !== (value !== null))
      throw new NotUnderstood(
        `“${name}” is used as in “${name} PYTHONPYCACHEPREFIX${name === 'export' ? '=/tmp/pyc' : ''}”.`,
      );
    return { kind: 'export', name: variable, value };
  }
  if (name === 'help') return { kind: 'help' };
  throw new NotUnderstood(`The lab’s shell has no “${name}”. It has ${KNOWN}.`);
}

/** The Pythons that lines may run, the first of them the one that the lab begins with. */
export function pythonsOf(python: PythonVersion, lines: readonly string[]): PythonVersion[] {
  const found = new Set([python]);
  for (const line of lines)
    for (const [, version] of line.matchAll(/(?:\bpython|\buse\s+)(3\.\d+)/g)) {
      const known = versionOf(version);
      if (known) found.add(known);
    }
  return [...found];
}

function runProgram(
  command: Extract<Command, { kind: 'python' }>,
  words: Words,
  world: World,
  compilers: Compilers,
): Done {
  const python = command.python ?? world.python;
  const { args } = command;
  const { disk, cwd, clock } = world;
  const env = { ...world.env, ...words.env };
  const run = { python, saysVerbose: args.some((arg) => /^-[A-Za-bd-ln-z]*v/.test(arg)) };
  const result = runPython(
    {
      python,
      args,
      env,
      disk,
      cwd,
      obeysModes: true,
      now: () => clock,
    },
    compilers(python),
    execute,
  );
  const { status, stdout, stderr, verbose, decisions, unsupported } = result;
  return {
    text: words.text,
    out: stdout,
    err: stderr,
    status,
    lacks: unsupported,
    run: { ...run, verbose, decisions },
    before: world,
    after: { ...world, disk: result.disk },
  };
}

function perform(command: Command, words: Words, world: World, compilers: Compilers): Done {
  const said = (out: string, change: Partial<World> = {}, err: string | null = null): Done => ({
    text: words.text,
    out,
    err,
    status: err === null ? 0 : 1,
    lacks: null,
    run: null,
    before: world,
    after: { ...world, ...change },
  });
  switch (command.kind) {
    case 'python':
      return runProgram(command, words, world, compilers);
    case 'use':
      return said('', { python: command.python });
    case 'sleep':
      return said('', { clock: world.clock + command.seconds });
    case 'export': {
      const others = Object.entries(world.env).filter(([name]) => name !== command.name);
      const { name, value } = command;
      return said('', { env: Object.fromEntries(value === null ? others : [...others, [name, value]]) });
    }
    case 'help':
      return said(HELP);
    case 'file': {
      const fs = fileSystem(world);
      try {
        const { out = '', err = null, world: change = {} } = FILE_COMMANDS[command.name](command.args, fs, world);
        return said(out, { ...change, disk: fs.disk() }, err);
      } catch (error) {
        if (!(error instanceof OSError)) throw error;
        // What was done before it failed stays done.
        return said('', { disk: fs.disk() }, `${command.name}: ${error.path}: ${error.strerror}`);
      }
    }
  }
}

/** Does one line in a world. */
export function runLine(world: World, line: string, compilers: Compilers): Entry {
  const parsed = wordsOf(line);
  const entry = { line, clock: world.clock, cwd: world.cwd };
  const refused = (problem: string): Entry => ({ ...entry, done: [], problem, world });
  if ('problem' in parsed) return refused(parsed.problem);
  try {
    const commands = parsed.commands.map((words) => ({ words, command: understand(words) }));
    const done: Done[] = [];
    let now = world;
    for (const { words, command } of commands) {
      if (words.ifWell && done.at(-1)?.status !== 0) break;
      const one = perform(command, words, now, compilers);
      done.push(one);
      now = one.after;
    }
    return { ...entry, done, problem: null, world: { ...now, clock: now.clock + BETWEEN_LINES } };
  } catch (error) {
    if (error instanceof NotUnderstood) return refused(error.message);
    throw error;
  }
}
