/** Three patients: recorded messages to be diagnosed by the reader. Their texts come from the recordings. */

export interface Choice {
  text: string;
  right?: true;
  why: string;
}

export interface Patient {
  id: string;
  /** Scenario whose recording is shown. */
  scenario: string;
  story: string;
  choices: readonly Choice[];
}

export interface ShownPatient extends Omit<Patient, 'scenario'> {
  text: string;
  /** The Python that said it. */
  python: string;
}

export const PATIENTS: readonly Patient[] = [
  {
    id: 'magic',
    scenario: 'bad-magic/import',
    story: 'A colleague has sent you a folder without sources. It runs on her machine. On yours:',
    choices: [
      {
        text: 'The file is damaged. Delete it, and the next import makes it again.',
        why: 'There is no source to make it from. And the bytes are a whole magic number, ee 0c 0d 0a.',
      },
      {
        text: 'It was compiled by another Python. Run it with that one, or ask for a file for yours.',
        right: true,
        why: 'ee + 256 × 0c is 3310: Python 3.4. Paste the message to let the clinic say so.',
      },
      {
        text: 'Write the magic number of your Python into the first four bytes.',
        why: 'Then the check is passed, and instructions of 3.4 run as if they were of yours. Lesson 6 shows what comes of it.',
      },
    ],
  },
  {
    id: 'short',
    scenario: 'too-short/with-source',
    story: 'Last night the disk was full. This morning an import fails, though m.py is there, untouched:',
    choices: [
      {
        text: 'm.py is damaged. Restore it from a backup.',
        why: 'marshal reads compiled files only. The source was never looked at.',
      },
      {
        text: 'Delete the cache file, or touch m.py so that the cache file counts as stale.',
        right: true,
        why: 'Either works. The header of the cache file is good, so Python trusts it and fails at the body. It never repairs that by itself.',
      },
      {
        text: 'Import once more: Python compiles again after a failure.',
        why: 'It does so for a bad header. Here the header is accepted, and the exception is not caught, at each import anew.',
      },
    ],
  },
  {
    id: 'create',
    scenario: 'could-not-create/pycache',
    story: 'A service starts slowly, every time. Nothing is printed. With -v there is this line for each module:',
    choices: [
      {
        text: 'Nothing can be done: such lines are normal.',
        why: 'The line is no error, but each start compiles everything again. That is the time that is lost.',
      },
      {
        text: 'Set PYTHONDONTWRITEBYTECODE, so that Python does not even try.',
        why: 'Then the line is gone. The modules are still compiled at each start.',
      },
      {
        text: 'Compile once at installation, as the user who owns the folder.',
        right: true,
        why: 'The files are there at the next start, and need not be written. A folder for the cache that the service may write would do as well.',
      },
    ],
  },
];
