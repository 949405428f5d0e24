/** What `npm run regen -- error-clinic` records from real interpreters. */

/** A message, and the Pythons that say it so. */
export interface Said {
  versions: string[];
  /** A line, or more. Names of cache files have the tag `cpython-3XY`. */
  text: string;
}

export interface Wording extends Said {
  /** All that the command printed on the newest of them. */
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
