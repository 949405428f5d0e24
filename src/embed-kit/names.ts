/** Each element's widget (`stepper` is `<pyc-stepper>`), and the name that a screen reader hears where no `label` is given. */
export const NAMES: Readonly<Record<string, string>> = {
  stepper: 'Stepper: Python bytecode with its value stack',
  'header-lab': 'Header lab: the first bytes of a .pyc',
  'cache-lab': 'Cache lab: when Python compiles and caches',
  'marshal-tree': 'Marshal tree: the bytes of a .pyc',
  'code-object': 'Code object of a .pyc',
  disassembly: 'Disassembly of a .pyc',
  'two-clocks': 'Two clocks: a source and its cache file',
  'file-names': 'File names in __pycache__',
  freshness: 'Freshness of cache files',
  'error-clinic': 'Error clinic for .pyc files',
};
