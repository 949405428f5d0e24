/** One step of a scenario, as `scripts/oracle/cache_oracle.py` takes it. */
export type ScenarioStep =
  | { write: string; text: string; mtime?: number }
  | { utime: string; mtime: number }
  | { rm: string }
  | { mkdir: string }
  | { chmod: string; mode: string }
  | { copy: [string, string] }
  | { patch: string; at: number; hex: string }
  | { truncate: string; size: number }
  | { hex: string; data: string }
  | { magicpyc: string; body: string; flags?: number; mtime?: number; size?: number }
  /** `stdin` is the program on standard input; none there unless told otherwise. */
  | { run: string[]; env?: Record<string, string>; nodac?: boolean; v?: boolean; stdin?: string };

export interface Scenario {
  name: string;
  /** The oldest version that it is for. */
  min?: string;
  /** The newest version that it is for. */
  max?: string;
  /** Modules whose `-v` lines are shown; m, pkg, pkg.sub and main unless told otherwise. */
  mods?: string[];
  steps: ScenarioStep[];
}

/** A file after a run, as the oracle lists it. */
export interface ListedFile {
  bytes?: number;
  mode?: string;
  mtime?: number;
  magic?: number | null;
  hex?: string;
  flags?: number;
  hash?: string;
  size?: number;
}

/** What a run did. */
export interface ScenarioRun {
  cmd: string;
  env: Record<string, string> | null;
  rc: number;
  stdout: string;
  v: string[];
  exc: string | null;
  files: Record<string, ListedFile>;
}

export interface ScenarioResult {
  name: string;
  version: string;
  runs: ScenarioRun[];
  /** Numbers of the steps that the system refused. */
  refused?: number[];
}
