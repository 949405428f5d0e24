/** A CPython interpreter that was found on this machine. */
export interface Interpreter {
  /** `3.13` */
  minor: string;
  /** Path of the executable. */
  path: string;
  /** The whole of `sys.version`. */
  sysVersion: string;
}

/** Interpreters by minor version: `2.7`, `3.6`, …, `3.15`. */
export type Interpreters = Map<string, Interpreter>;

/** Those of some versions that were found, in the order of the versions. */
export const foundOf = (pythons: Interpreters, versions: readonly string[]): Interpreter[] =>
  versions.flatMap((version) => pythons.get(version) ?? []);

/** One kind of data that is generated from real interpreters. */
export interface RegenTask {
  /** The word to name it with: `npm run regen -- samples`. */
  name: string;
  /** Minor versions whose interpreter the task asks. A file that needs a missing one is left out of the result. */
  needs: readonly string[];
  /** Folders or files, relative to the project, that hold nothing but this task's output. */
  owns: readonly string[];
  /** Content by path relative to the project. */
  generate(pythons: Interpreters): Promise<Map<string, string | Uint8Array>>;
}
