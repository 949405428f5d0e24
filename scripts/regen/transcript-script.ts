/**
 * A terminal session to be recorded: the default export of `content/transcripts/NAME.ts`. Each Python in `versions`
 * runs all of it in folders of its own, in a real shell, where `python3` is that Python.
 */
export interface TranscriptScript {
  title: string;
  versions: readonly string[];
  /** Pythons that commands call by name in every run (`python2.7`), whatever `python3` is. */
  beside?: readonly string[];
  parts: readonly ScriptPart[];
}

export interface ScriptPart {
  /** What lessons name it by. */
  id: string;
  title: string;
  /** Starts in an empty folder. The first part always does. */
  fresh?: boolean;
  steps: readonly ScriptStep[];
}

export type ScriptStep = FileStep | SampleStep | CommandStep;

/** Saves a file. */
export interface FileStep {
  file: string;
  text: string;
  /** Seconds since 1970. */
  mtime: number;
}

/** Saves a sample's source, with the sample's mtime. */
export interface SampleStep {
  sample: string;
}

/** A command line for the shell. `{tag}` in it stands for the Python's cache tag, `cpython-313`. */
export interface CommandStep {
  command: string;
  /** Run on these only; on all of `versions` otherwise. */
  only?: readonly string[];
  /** Records the lines of output that match, and `shows`, which says to readers what those are. */
  keep?: { lines: RegExp; shows: string };
}
