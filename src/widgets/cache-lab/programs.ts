/** The lab's own small programs. Each was compiled by every Python at every level: what runs here is their code. */

/** What `m.py` can hold, by the word that `edit m.py WORD` takes. */
export const M_TEXTS = {
  old: "print('the old code')\n",
  new: "print('the new code')\n",
  longer: "print('the new code, and more of it')\n",
  raises: "print('m begins')\nraise ValueError('m fails')\n",
  broken: "print('m begins'\n",
  debug: "assert not __debug__, 'asserts are on'\nprint('asserts are off')\n",
  doc: '"""What m is for."""\nprint(\'docstring:\', __doc__)\n',
} as const;

export type MVariant = keyof typeof M_TEXTS;

/** What each is, for the one who chooses. */
export const M_TITLES: Readonly<Record<MVariant, string>> = {
  old: 'the old code',
  new: 'the new code, same size',
  longer: 'the new code, longer',
  raises: 'code that raises',
  broken: 'a SyntaxError',
  debug: 'an assert and __debug__',
  doc: 'a docstring',
};

/** What `main.py` can hold. `lazy import` is 3.15's (PEP 810); for an older Python it is a SyntaxError. */
export const MAIN_TEXTS = {
  eager: "import m\n\nprint('main is done')\n",
  lazy: "lazy import m\n\nprint('main begins')\nprint(m.__name__, 'is used')\n",
  unused: "lazy import m\n\nprint('main is done')\n",
} as const;

export const MAIN_TITLES: Readonly<Record<keyof typeof MAIN_TEXTS, string>> = {
  eager: 'import m',
  lazy: 'lazy import m, used later',
  unused: 'lazy import m, never used',
};

/** The texts that `edit FILE WORD` can save, by file. */
export const EDITS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'm.py': M_TEXTS,
  'main.py': MAIN_TEXTS,
};

/** What a file's text is called; null for a text that is none of these. */
export function titleOf(name: string, text: string): string | null {
  const titles: Readonly<Record<string, string>> = name === 'main.py' ? MAIN_TITLES : M_TITLES;
  const word = Object.keys(titles).find((one) => (EDITS[name] ?? M_TEXTS)[one] === text);
  return word === undefined ? null : titles[word];
}

/** A package, for those who want one. */
export const PACKAGE = {
  'pkg/__init__.py': "print('pkg begins')\n",
  'pkg/sub.py': "print('pkg.sub runs')\n",
} as const;

/** What `python -c` can be given. */
export const COMMANDS = [
  'import m',
  'import main',
  'import m; print(m.__file__)',
  'import m; print(m.__doc__)',
  'import pkg',
  'import pkg.sub',
  'print(__debug__)',
  'pass',
  "import py_compile; py_compile.compile('m.py')",
  "import py_compile; py_compile.compile('m.py', cfile='m.pyc')",
] as const;

/** Every text that is compiled. */
export const ALL_TEXTS: readonly string[] = [
  ...new Set([...Object.values(M_TEXTS), ...Object.values(MAIN_TEXTS), ...Object.values(PACKAGE), ...COMMANDS, '']),
];
