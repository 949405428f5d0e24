/** A terminal session recorded from real interpreters, as `content/transcripts/generated/NAME.json` holds it. */
export interface Transcript {
  /** The file's name without `.json`. */
  name: string;
  title: string;
  /** The Pythons that the session was recorded on, oldest first: each is the `python3` of a run of its own. */
  versions: string[];
  /** Other Pythons that every run calls by name, as `python2.7`. */
  beside: string[];
  /** The exact `sys.version` of each Python in `versions` and `beside`. */
  sysVersions: Record<string, string>;
  parts: TranscriptPart[];
}

/** Steps that belong together, and can be shown without the other parts. */
export interface TranscriptPart {
  id: string;
  title: string;
  /** Whether it starts in an empty folder. If not, it goes on in the folder that the part before it left. */
  fresh: boolean;
  steps: TranscriptStep[];
}

export type TranscriptStep = TranscriptFile | TranscriptCommand;

/** A file that the reader saves. */
export interface TranscriptFile {
  kind: 'file';
  path: string;
  text: string;
  /** The mtime that it then has, in seconds since 1970. */
  mtime: number;
}

/** A command that the reader types. Versions that differ in command, output or status are apart, oldest first. */
export interface TranscriptCommand {
  kind: 'command';
  /** Which part of the output is shown, in words: `the lines about m`. Null: all of it. */
  shows: string | null;
  runs: TranscriptRun[];
}

/** What one or more Pythons did with a command. */
export interface TranscriptRun {
  versions: string[];
  /** As typed after the prompt, which is not part of it. */
  command: string;
  /** stdout and stderr as they came, line ends included; empty where nothing was printed. */
  output: string;
  /** Exit status. */
  status: number;
}

/** The part with that id. Throws on an unknown id, so that a lesson that names it wrongly does not build. */
export function transcriptPart(transcript: Transcript, id: string): TranscriptPart {
  const part = transcript.parts.find((candidate) => candidate.id === id);
  if (!part)
    throw new Error(
      `Transcript ${transcript.name} has no part ${JSON.stringify(id)}; it has: ${transcript.parts.map((p) => p.id).join(', ')}`,
    );
  return part;
}

/** What a command did on one Python; undefined where the command was not run on it. */
export function runOn(step: TranscriptCommand, python: string): TranscriptRun | undefined {
  return step.runs.find((run) => run.versions.includes(python));
}
