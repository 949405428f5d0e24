import type { RecordedCase } from '../recorded.ts';

/** The exact Pythons that were asked. */
export const PYTHONS: Readonly<Record<string, string>> = {"3.7":"3.7.16","3.8":"3.8.18","3.9":"3.9.18","3.10":"3.10.13","3.11":"3.11.7","3.12":"3.12.1","3.13":"3.13.0","3.14":"3.14.10","3.15":"3.15.2"};

// prettier-ignore
export const CASES: readonly RecordedCase[] = [
  {"state":{"sourceMtime":2,"word":"tea","cached":"tea","headerMtime":0,"headerSize":13},"runs":[{"versions":["3.7","3.8","3.9","3.10","3.11","3.12","3.13","3.14","3.15"],"out":"tea\n","header":[0,13]}]},
  {"state":{"sourceMtime":34,"word":"pie","cached":"tea","headerMtime":0,"headerSize":13},"runs":[{"versions":["3.7","3.8","3.9","3.10","3.11","3.12","3.13","3.14","3.15"],"out":"pie\n","header":[3,13]}]},
  {"state":{"sourceMtime":8,"word":"pie","cached":"tea","headerMtime":0,"headerSize":13},"runs":[{"versions":["3.7","3.8","3.9","3.10","3.11","3.12","3.13","3.14","3.15"],"out":"tea\n","header":[0,13]}]},
  {"state":{"sourceMtime":8,"word":"coffee","cached":"tea","headerMtime":0,"headerSize":13},"runs":[{"versions":["3.7","3.8","3.9","3.10","3.11","3.12","3.13","3.14","3.15"],"out":"coffee\n","header":[0,16]}]},
  {"state":{"sourceMtime":34,"word":"tea","cached":"tea","headerMtime":0,"headerSize":13},"runs":[{"versions":["3.7","3.8","3.9","3.10","3.11","3.12","3.13","3.14","3.15"],"out":"tea\n","header":[3,13]}]},
  {"state":{"sourceMtime":-56,"word":"jam","cached":"tea","headerMtime":0,"headerSize":13},"runs":[{"versions":["3.7","3.8","3.9","3.10","3.11","3.12","3.13","3.14","3.15"],"out":"jam\n","header":[-6,13]}]},
];
