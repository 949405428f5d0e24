import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { Transcript, TranscriptPart, TranscriptRun, TranscriptStep } from '../../src/components/transcript.ts';
import { cleanEnv } from './pythons.ts';
import { SAMPLE_LIST } from './sample-list.ts';
import type { Interpreter, Interpreters, RegenTask } from './task.ts';
import type { CommandStep, FileStep, ScriptPart, ScriptStep, TranscriptScript } from './transcript-script.ts';
import { runPython, withTempFolder, writeDated } from './workspace.ts';

const SCRIPTS = fileURLToPath(new URL('../../content/transcripts/', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../public/samples/', import.meta.url));

/** Where the session seems to take place. */
const SHOWN_FOLDER = '/home/you/lab';

/** What one Python did with one command. */
type Outcome = Omit<TranscriptRun, 'versions'>;

function fileOf(step: Exclude<ScriptStep, CommandStep>): FileStep {
  if ('file' in step) return step;
  const entry = SAMPLE_LIST.find(({ name }) => name === step.sample);
  if (!entry) throw new Error(`There is no sample ${JSON.stringify(step.sample)}`);
  const file = `${entry.name}.py`;
  return { file, text: readFileSync(join(SAMPLES, file), 'utf8'), mtime: entry.mtime };
}

/** A folder of commands for PATH: `python3` is the Python of this run, the others have their version in the name. */
function makeCommands(folder: string, python3: Interpreter, beside: readonly Interpreter[]): void {
  mkdirSync(folder);
  const commands = [['python3', python3] as const, ...beside.map((other) => [`python${other.minor}`, other] as const)];
  for (const [name, { path }] of commands) {
    writeFileSync(join(folder, name), `#!/bin/sh\nexec '${path}' "$@"\n`);
    chmodSync(join(folder, name), 0o755);
  }
}

/** Folder of the interpreter's own library. */
function libraryOf(python: Interpreter): string {
  return runPython(python, ['-c', 'import os; print(os.path.dirname(os.__file__))'], '/').trim();
}

/** Runs all commands of a script with one Python as `python3`; null for a step that is no command or not for it. */
function play(script: TranscriptScript, python: Interpreter, beside: readonly Interpreter[]): (Outcome | null)[][] {
  const libraries = [python, ...beside].map((other) => [libraryOf(other), `/usr/lib/python${other.minor}`] as const);
  return withTempFolder((made) => {
    const root = realpathSync(made);
    makeCommands(join(root, 'bin'), python, beside);
    const env = cleanEnv({
      PATH: `${join(root, 'bin')}:${process.env.PATH}`,
      LC_ALL: 'C.UTF-8',
      TZ: 'UTC',
      // A terminal shows stdout and stderr in the order of printing; into a pipe, stdout would come late.
      PYTHONUNBUFFERED: '1',
    });
    let folder = root;

    const normalise = (text: string): string => {
      let shown = text.replaceAll(folder, SHOWN_FOLDER);
      for (const [real, usual] of libraries) shown = shown.replaceAll(real, usual);
      for (const { path } of [python, ...beside]) shown = shown.replaceAll(path, '/usr/bin/python3');
      shown = shown.replace(/\b0x[0-9a-f]{6,}/g, '0x…');
      for (const path of [root, homedir(), tmpdir()])
        if (shown.includes(`${path}/`)) throw new Error(`A path of this machine is in the output: ${shown}`);
      return shown;
    };

    const perform = (step: ScriptStep): Outcome | null => {
      if (!('command' in step)) {
        const { file, text, mtime } = fileOf(step);
        writeDated(join(folder, file), text, mtime);
        return null;
      }
      if (step.only && !step.only.includes(python.minor)) return null;
      const command = step.command.replaceAll('{tag}', `cpython-${python.minor.replace('.', '')}`);
      // Into a socket, as Node gives it, an outermost bash reads ~/.bashrc, and that may put another python3 first.
      const result = spawnSync('bash', ['--norc', '-c', `exec 2>&1; ${command}`], {
        cwd: folder,
        encoding: 'utf8',
        env,
      });
      if (result.error) throw result.error;
      const { keep } = step;
      const kept = keep ? result.stdout.split(/(?<=\n)/).filter((line) => keep.lines.test(line)) : [result.stdout];
      return { command, output: normalise(kept.join('')), status: result.status ?? -1 };
    };

    return script.parts.map((part, index) => {
      if (index === 0 || part.fresh) mkdirSync((folder = join(root, `part-${index}`)));
      return part.steps.map(perform);
    });
  });
}

/** Puts what the Pythons did with one command together, where it is the same. */
function group(outcomes: readonly (readonly [string, Outcome | null])[]): TranscriptRun[] {
  const runs: TranscriptRun[] = [];
  for (const [minor, outcome] of outcomes) {
    if (!outcome) continue;
    const same = runs.find(
      (run) => run.command === outcome.command && run.output === outcome.output && run.status === outcome.status,
    );
    if (same) same.versions.push(minor);
    else runs.push({ versions: [minor], ...outcome });
  }
  return runs;
}

/** Records a session on all of its Pythons. */
export function record(name: string, script: TranscriptScript, pythons: Interpreters): Transcript {
  const beside = (script.beside ?? []).map((minor) => pythons.get(minor)!);
  const played = script.versions.map((minor) => [minor, play(script, pythons.get(minor)!, beside)] as const);
  const recordStep = (step: ScriptStep, part: number, at: number): TranscriptStep => {
    if (!('command' in step)) {
      const { file, text, mtime } = fileOf(step);
      return { kind: 'file', path: file, text, mtime };
    }
    const runs = group(played.map(([minor, parts]) => [minor, parts[part][at]] as const));
    return { kind: 'command', shows: step.keep?.shows ?? null, runs };
  };
  const parts = script.parts.map((part: ScriptPart, index): TranscriptPart => ({
    id: part.id,
    title: part.title,
    fresh: index === 0 || part.fresh === true,
    steps: part.steps.map((step, at) => recordStep(step, index, at)),
  }));
  const minors = [...new Set([...(script.beside ?? []), ...script.versions])];
  return {
    name,
    title: script.title,
    versions: [...script.versions],
    beside: [...(script.beside ?? [])],
    sysVersions: Object.fromEntries(minors.map((minor) => [minor, pythons.get(minor)!.sysVersion])),
    parts,
  };
}

/** JSON with one line for each value that is not a list of versions. */
function toJson(transcript: Transcript): string {
  const text = JSON.stringify(transcript, null, 1);
  return text.replace(/\[\s+("\d\.\d+",?\s*)+\]/g, (list) => list.replace(/\s+/g, ' ')) + '\n';
}

/** The scripts of all sessions, by name, in the order of their names. */
async function readScripts(): Promise<[string, TranscriptScript][]> {
  const files = readdirSync(SCRIPTS).filter((file) => file.endsWith('.ts'));
  const scripts = files.sort().map(async (file): Promise<[string, TranscriptScript]> => {
    const module = (await import(pathToFileURL(join(SCRIPTS, file)).href)) as { default: TranscriptScript };
    return [file.slice(0, -'.ts'.length), module.default];
  });
  return Promise.all(scripts);
}

/** Terminal sessions for lessons, recorded from every Python. */
export const transcriptsTask: RegenTask = {
  name: 'transcripts',
  needs: ['2.7', '3.6', ...PYTHON_VERSIONS],
  owns: ['content/transcripts/generated'],
  async generate(pythons) {
    const made = new Map<string, string>();
    for (const [name, script] of await readScripts()) {
      const complete = [...script.versions, ...(script.beside ?? [])].every((minor) => pythons.has(minor));
      if (complete) made.set(`content/transcripts/generated/${name}.json`, toJson(record(name, script, pythons)));
    }
    return made;
  },
};
