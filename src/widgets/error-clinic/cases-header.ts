import { BOOTSTRAP, cpython, type ClinicCase, type Remedy } from './case.ts';
import { cacheLab, foreignFile, headerLab } from './labs.ts';
import { literalBytes, magicFacts, originOf } from './magic-bytes.ts';

const DELETE: Remedy = {
  text: 'If the source is there, delete the cache file. The next import makes a new one.',
  command: 'find . -name "*.pyc" -delete',
};
const LEGACY: Remedy = {
  text: 'If `m.pyc` stands beside `m.py`, it is one of Python 2 or from `compileall -b`. Python 3 does not need it: delete it.',
};

/** A file of another version is explained wherever its bytes are shown. */
const bytesIn = (match: RegExpMatchArray) => literalBytes(match.groups?.bytes ?? '');

export const HEADER_CASES: readonly ClinicCase[] = [
  {
    id: 'bad-magic',
    group: 'header',
    title: 'Another Python made this file',
    find: [
      /bad magic number in (?!\.pyc file)(?:(?<q>['"`])(?<module>[^'"`\n]{0,200})\k<q>|(?<path>[^\s:'"]{1,200}))(?::? *b? ?(?:'(?<bytes>[^'\n]{0,40})'?|"(?<bytes2>[^"\n]{0,40})"?))?/gi,
      /(?<=# )(?<path>\S+) has bad magic\b/g,
      // The rest of the message is missing.
      /bad magic number(?! in \S)/gi,
    ],
    means: [
      'The first four bytes of a `.pyc` are the magic number of the Python that made it. The Python that runs has another number, since its bytecode is different.',
      'With the source at hand Python compiles it again and says nothing, except under `-v`. As an exception the message comes from a file that stands in place of its source.',
    ],
    todo: [
      DELETE,
      LEGACY,
      { text: 'If there is no source, run the file with the Python that made it, or get a file for yours.' },
    ],
    facts: (match) => {
      const shown = match.groups?.bytes ?? match.groups?.bytes2;
      return shown === undefined ? [] : magicFacts(literalBytes(shown));
    },
    labs: (match, { python }) => {
      const bytes = match.groups?.bytes2 === undefined ? bytesIn(match) : literalBytes(match.groups.bytes2);
      const origin = originOf(bytes);
      if (origin) return [foreignFile(origin, origin.bytes, python)];
      const shown = match.groups?.bytes !== undefined || match.groups?.bytes2 !== undefined;
      if (shown && bytes.length < 4)
        return [headerLab('A file that ends there', python, { cut: bytes.length, edit: { ...bytes } })];
      return [
        headerLab('A file with such a start', python, {
          edit: bytes.length > 0 ? { ...bytes.subarray(0, 4) } : { 0: 0, 1: 0 },
        }),
      ];
    },
    lesson: 'will-python-use-it',
    source: cpython(BOOTSTRAP, '_classify_pyc'),
  },
  {
    id: 'bad-magic-run',
    group: 'header',
    title: 'Another Python made the file that you run',
    find: [/Bad magic number in \.pyc file/gi],
    means: [
      '`python FILE.pyc` was given a file of another version of Python. This way of running asks for nothing but the magic number: flags, mtime and size are not looked at.',
    ],
    todo: [
      { text: 'Run the source instead.' },
      { text: 'Without a source, see which Python made the file, and run it with that one. Drop it here to know.' },
    ],
    labs: (_, { python }) => [headerLab('A file with another magic number', python, { edit: { 0: 0xee, 1: 0x0c } })],
    lesson: 'will-python-use-it',
    source: cpython('Python/pythonrun.c', 'run_pyc_file'),
  },
  {
    id: 'tool-magic',
    group: 'header',
    title: 'A tool does not know this file’s Python',
    find: [
      /(?:unknown|unsupported|unrecognized|invalid) (?:python )?magic(?: number)?:?,? ?\(?(?<number>\d{2,5})/gi,
      /\bBad MAGIC\b/g,
    ],
    means: [
      'Decompilers and viewers know the magic numbers of some Pythons, and instructions of those. This file is of a different one, often newer.',
    ],
    todo: [
      { text: 'Look for a version of the tool that knows this Python.' },
      { text: 'Python’s own `dis` always knows its own files: use it with the Python that made the file.' },
    ],
    facts: (match) => {
      const number = Number(match.groups?.number);
      return number > 0 && number < 65536 ? magicFacts(Uint8Array.of(number & 255, number >> 8)) : [];
    },
    lesson: 'sourceless-and-trust',
    source: {
      label: 'xdis, load.py, which many decompilers use',
      href: 'https://github.com/rocky/python-xdis/blob/master/xdis/load.py',
    },
    unrecorded: 'Other tools say it, not Python.',
  },
  {
    id: 'short-header',
    group: 'header',
    title: 'The file ends inside its header',
    find: [
      /reached EOF while reading (?<what>pyc header|timestamp|size of source) (?:of|in) ['"](?<module>[^'"\n]{0,200})['"]/gi,
      /EOFError: bad (?<what>timestamp|size) in (?<module>[\w.]{1,200})/g,
    ],
    means: [
      'The magic number is right, and after it the file stops. A header has 16 bytes since Python 3.7, and 12 from 3.3 to 3.6.',
      'Something interrupted the writing, such as a full disk, or the file was made by a program that still writes the old, shorter header.',
    ],
    todo: [
      DELETE,
      {
        text: 'If a build tool makes the file, update the tool: since 3.7 four bytes of flags stand before the mtime.',
      },
    ],
    facts: (match) => {
      const what = match.groups!.what;
      if (what === 'pyc header') return [];
      // Lib/importlib/_bootstrap.py of 3.3, SourceLoader._bytes_from_bytecode: “bad timestamp in m”.
      const who = match[0].startsWith('EOFError') ? 'Python 3.3 says' : 'Python 3.4 to 3.6 say';
      const where = what === 'timestamp' ? 'mtime, before byte 8' : 'size, before byte 12';
      return [`${who} it like this. The file ends inside its ${where}.`];
    },
    labs: (_, { python }) => [headerLab('A file of 10 bytes', python, { cut: 10 })],
    lesson: 'sixteen-bytes',
    source: cpython(BOOTSTRAP, '_classify_pyc'),
  },
  {
    id: 'invalid-flags',
    group: 'header',
    title: 'Flags that mean nothing',
    find: [/invalid flags (?<flags>-?\d{1,12}|0x[0-9a-f]{1,8}) in ['"](?<module>[^'"\n]{0,200})['"]/gi],
    means: [
      'Bytes 4 to 7 are the flags (Python 3.7 and newer). Only the two lowest bits mean something, so 0, 1, 2 and 3 are accepted.',
      'Often the file has the 12-byte header of an older Python: then the mtime stands where the flags belong, and the number in the message is a time.',
    ],
    todo: [
      DELETE,
      { text: 'If your own program writes the header, put four zero bytes between magic number and mtime.' },
    ],
    facts: (match) => {
      const flags = Number(match.groups?.flags);
      const facts = [`${flags} is \`0b${flags.toString(2)}\`: more than the bits \`0b11\`.`];
      if (flags > 900_000_000)
        facts.push(
          `Read as a time, ${flags} is ${new Date(flags * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC: very likely an mtime, from a header of 12 bytes.`,
        );
      return facts;
    },
    labs: (match, { python }) => {
      const flags = Number(match.groups?.flags) >>> 0;
      const edit = { 4: flags & 255, 5: (flags >>> 8) & 255, 6: (flags >>> 16) & 255, 7: flags >>> 24 };
      return [headerLab('A file with these flags', python, { edit })];
    },
    lesson: 'will-python-use-it',
    source: cpython(BOOTSTRAP, '_classify_pyc'),
  },
  {
    id: 'stale',
    group: 'header',
    title: 'The cache file is stale, and Python repairs that',
    find: [
      /bytecode is stale for (?:['"](?<module>[^'"\n]{0,200})['"]|(?<module2>[\w.]{1,200}))/g,
      /(?<=# )(?<path>\S+) has bad mtime\b/g,
    ],
    means: [
      'A line of `-v`, not an error. The header holds another mtime than the source has now. Python compiles the source and writes a new cache file.',
      'A size that differs leads to the same without this line.',
    ],
    todo: [
      {
        text: 'If it comes at every start, something gives the sources a new time again and again (a checkout, a copy, an image built anew), or the new file cannot be written: look for `could not create`.',
      },
      {
        text: 'Where times are not kept, compile with hashes instead.',
        command: 'python -m compileall --invalidation-mode checked-hash .',
      },
    ],
    labs: (_, { python }) => [
      cacheLab('Touch a source and import it', python, ['python main.py', 'touch m.py', 'python main.py']),
      headerLab('The two times, byte by byte', python, { source: true, mtime: 1234567950 }),
    ],
    lesson: 'will-python-use-it',
    source: cpython(BOOTSTRAP, '_validate_timestamp_pyc'),
    harmless: true,
  },
  {
    id: 'stale-hash',
    group: 'header',
    title: 'The hash in the file is not that of the source',
    find: [/hash in bytecode doesn't match hash of source ['"](?<module>[^'"\n]{0,200})['"]/g],
    means: [
      'A checked hash-based file (PEP 552) was compared with its source, and the source has changed.',
      'An import catches this exception and compiles again, so you see it only from a program that calls the loader’s functions itself.',
    ],
    todo: [
      { text: 'Compile the source again.', command: 'python -m compileall -f --invalidation-mode checked-hash .' },
    ],
    labs: (_, { python }) => [
      cacheLab('Edit a source behind a checked hash', python, [
        'python -m compileall -q --invalidation-mode checked-hash .',
        'edit m.py longer',
        'python main.py',
      ]),
    ],
    lesson: 'will-python-use-it',
    source: cpython(BOOTSTRAP, '_validate_hash_pyc'),
  },
  {
    id: 'verbose-normal',
    group: 'header',
    title: 'All is well: lines of -v about a cache file',
    find: [
      /(?<=# )(?<path>\S+\.pyc) matches \S+/g,
      /(?<=# )(?:wrote|created) ['"]?(?<path>[^'"\n]{1,300}\.pyc)\b/g,
      /(?<=# )code object from ['"]?(?<path>[^'"\n]{1,300}\.pyc?)\b/g,
      /\bimport \S+ # precompiled from (?<path>\S+\.py[co])/g,
    ],
    means: [
      '`matches` says that the cache file is used. `code object from` names the file that the code came from: a `.pyc`, or a `.py` that was compiled. `created` and `wrote` name the new cache file.',
    ],
    todo: [{ text: 'Nothing. Look at which of the two, `.py` or `.pyc`, follows `code object from`.' }],
    labs: (_, { python }) => [cacheLab('Import twice, with -v', python, ['python main.py', 'python main.py'])],
    lesson: 'will-python-use-it',
    source: cpython(BOOTSTRAP, 'SourceLoader.get_code'),
    harmless: true,
  },
];
