/** A widget with a page of its own. */
export interface Tool {
  title: string;
  path: `/${string}/`;
  /** What one does with it, in a sentence. */
  sentence: string;
}

/** Every widget that has a page, in the order in which the course meets them. */
export const TOOLS: readonly Tool[] = [
  {
    title: 'Two clocks',
    path: '/two-clocks/',
    sentence: 'Move the mtime and size of a source and of its cache file’s header, and see when the old code runs.',
  },
  {
    title: 'Cache lab',
    path: '/cache-lab/',
    sentence:
      'Run, edit, touch, copy and delete in a small folder, and follow every question that Python asks its cache.',
  },
  {
    title: 'File names',
    path: '/file-names/',
    sentence: 'Build the name of a cache file part by part, for every Python, and trace one back to its source.',
  },
  {
    title: 'Header lab',
    path: '/header-lab/',
    sentence: 'Change the first sixteen bytes of a .pyc and see, in CPython’s own words, whether it is used.',
  },
  {
    title: 'Freshness',
    path: '/freshness/',
    sentence: 'See which edits, copies and checkouts Python notices, for cache files with a timestamp and with a hash.',
  },
  {
    title: 'Marshal tree',
    path: '/marshal-tree/',
    sentence: 'See what every single byte behind the header is, and what happens where one is damaged.',
  },
  {
    title: 'Code object',
    path: '/code-object/',
    sentence: 'Open a code object: its constants and names, its flags in words, its line table and exception table.',
  },
  {
    title: 'Disassembly',
    path: '/disassembly/',
    sentence: 'Read the instructions as dis prints them, every cell explained, by up to four Pythons side by side.',
  },
  {
    title: 'Stepper',
    path: '/stepper/',
    sentence: 'Run a program one instruction at a time, forwards and backwards, with the values on its stack.',
  },
  {
    title: 'Error clinic',
    path: '/error-clinic/',
    sentence: 'Paste an error message or drop a .pyc, and see what it means, what to do, and the situation itself.',
  },
];

/** The widget's name in addresses, folders and element names: `cache-lab`. */
export const widgetName = ({ path }: Tool): string => path.slice(1, -1);

/** Pages to look things up in. */
export const REFERENCE: readonly Tool[] = [
  {
    title: 'Opcodes',
    path: '/opcodes/',
    sentence:
      'Every instruction of CPython 3.7 to 3.15: what it does, the stack before and after, and a program to step.',
  },
  {
    title: 'Magic numbers',
    path: '/magic/',
    sentence: 'Paste the first bytes of a .pyc, or an error message, and see which Python wrote it.',
  },
];
