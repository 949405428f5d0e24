/** What `npm run regen -- error-clinic` records from real interpreters. */

/** One wording, and the Pythons that use it. */
export interface Wording {
  versions: string[];
  /** The message: a line, or more. */
  text: string;
  /** All that the command printed. */
  whole: string;
}

export interface RecordedScenario {
  /** The case, and the name of the scenario there: `bad-magic/import`. */
  id: string;
  /** Whether nothing is said: the text is evidence, not a message. */
  silent: boolean;
  /** What was done, a line each; the last is the command that says it. */
  done: string[];
  says: Wording[];
}

export interface Recorded {
  /** `3.13.0` by minor version. */
  sysVersions: Record<string, string>;
  scenarios: RecordedScenario[];
}
