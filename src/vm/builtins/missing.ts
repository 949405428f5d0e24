/** Names that CPython has and this simulator does not: using one ends the run, instead of a NameError. */
export const MISSING: ReadonlySet<string> = new Set(
  (
    '__import__ __loader__ __spec__ aiter anext breakpoint compile copyright credits dir eval exec exit globals help input ' +
    'license locals memoryview open quit'
  ).split(' '),
);
