import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { SampleInfo, SampleVariant, SampleVariantKind } from '../../src/widgets/shared/samples.ts';
import { HEADER_SAMPLE, OPTIMIZED_SAMPLE, SAMPLE_LIST } from './sample-list.ts';
import type { SampleEntry } from './sample-list.ts';
import type { Interpreter, Interpreters, RegenTask } from './task.ts';
import { runPython, withTempFolder, writeDated } from './workspace.ts';

const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url));
const MANIFEST = 'src/widgets/shared/generated/samples.ts';
const OLDER_PYTHONS = ['2.7', '3.6'];

const PRINT_HASHES = `
import importlib.util, sys
for path in sys.argv[1:]:
    with open(path, 'rb') as file:
        print(importlib.util.source_hash(file.read()).hex())
`;

/** One way to compile, and where in `public/` its source and its result stand. */
interface Recipe {
  kind: SampleVariantKind;
  folder: string;
  /** Arguments of the interpreter, without the file's name. Run in the file's folder, they store the bare name. */
  command: readonly string[];
  /** What stands between the version's tag and `.pyc` in the name of the compiled file. */
  suffix: string;
  applies(entry: SampleEntry): boolean;
}

const RECIPES: readonly Recipe[] = [
  { kind: 'plain', folder: 'samples', command: ['-m', 'py_compile'], suffix: '', applies: () => true },
  ...(['opt-1', 'opt-2'] as const).map((kind, index) => ({
    kind,
    folder: 'samples',
    command: [['-O', '-OO'][index], '-m', 'py_compile'],
    suffix: `.${kind}`,
    applies: (entry: SampleEntry) => entry.name === OPTIMIZED_SAMPLE,
  })),
  ...(['checked-hash', 'unchecked-hash'] as const).map((kind) => ({
    kind,
    folder: `samples/${kind}`,
    command: ['-m', 'compileall', '-q', '--invalidation-mode', kind],
    suffix: '',
    applies: (entry: SampleEntry) => entry.name === HEADER_SAMPLE,
  })),
];

function sourceOf(entry: SampleEntry): Buffer {
  return readFileSync(join(PUBLIC, 'samples', `${entry.name}.py`));
}

/** `cpython-313` */
function cacheTag(minor: string): string {
  return `cpython-${minor.replace('.', '')}`;
}

function compiledName(entry: SampleEntry, minor: string, suffix: string): string {
  // Python 2 has no __pycache__ (PEP 3147).
  if (minor === '2.7') return `${entry.name}.pyc`;
  return `__pycache__/${entry.name}.${cacheTag(minor)}${suffix}.pyc`;
}

function variantsOf(entry: SampleEntry): SampleVariant[] {
  const variant = (kind: SampleVariantKind, folder: string, minors: readonly string[], suffix: string) => ({
    kind,
    source: `${folder}/${entry.name}.py`,
    files: Object.fromEntries(minors.map((minor) => [minor, `${folder}/${compiledName(entry, minor, suffix)}`])),
  });
  const variants = RECIPES.filter((recipe) => recipe.applies(entry)).map((recipe) =>
    variant(recipe.kind, recipe.folder, PYTHON_VERSIONS, recipe.suffix),
  );
  if (entry.name === HEADER_SAMPLE) variants.push(variant('older', 'samples/older', OLDER_PYTHONS, ''));
  return variants;
}

/**
 * Compiles one file in a fresh process and in a folder of its own. The bytes depend on how it is done: references
 * (FLAG_REF) are marked by how often a string happens to be in use, so what else the process has imported shows.
 */
export function compileFresh(
  python: Interpreter,
  { name, text, mtime }: { name: string; text: Uint8Array; mtime: number },
  command: readonly string[],
  result: string,
): Buffer {
  return withTempFolder((folder) => {
    writeDated(join(folder, `${name}.py`), text, mtime);
    runPython(python, [...command, `${name}.py`], folder);
    return readFileSync(join(folder, result));
  });
}

const compileOne = (python: Interpreter, entry: SampleEntry, command: readonly string[], result: string) =>
  compileFresh(python, { ...entry, text: sourceOf(entry) }, command, result);

/** Lets the interpreter cache the modules of its own library that compiling imports, so that no run differs. */
export function warmUp(python: Interpreter): void {
  withTempFolder((folder) => {
    writeDated(join(folder, 'warm.py'), '', 0);
    runPython(python, ['-m', 'py_compile', 'warm.py'], folder);
    runPython(python, ['-m', 'compileall', '-q', 'warm.py'], folder);
  });
}

function compileAll(python: Interpreter): Map<string, Uint8Array> {
  warmUp(python);
  const made = new Map<string, Uint8Array>();
  const { minor } = python;
  if (OLDER_PYTHONS.includes(minor)) {
    const entry = SAMPLE_LIST.find(({ name }) => name === HEADER_SAMPLE)!;
    const result = compiledName(entry, minor, '');
    made.set(`public/samples/older/${result}`, compileOne(python, entry, ['-m', 'py_compile'], result));
    return made;
  }
  for (const entry of SAMPLE_LIST)
    for (const recipe of RECIPES.filter(({ applies }) => applies(entry))) {
      const result = compiledName(entry, minor, recipe.suffix);
      made.set(`public/${recipe.folder}/${result}`, compileOne(python, entry, recipe.command, result));
    }
  return made;
}

/** Source hashes of all samples under one Python, in the order of the list. */
function sourceHashes(python: Interpreter): string[] {
  const paths = SAMPLE_LIST.map((entry) => `${entry.name}.py`);
  return runPython(python, ['-c', PRINT_HASHES, ...paths], join(PUBLIC, 'samples'))
    .trim()
    .split('\n');
}

/** What the sample prints, which must be the same on every Python. */
function outputOf(entry: SampleEntry, pythons: readonly Interpreter[]): string {
  const outputs = withTempFolder((folder) => {
    writeDated(join(folder, `${entry.name}.py`), sourceOf(entry), entry.mtime);
    return pythons.map((python) => runPython(python, [`${entry.name}.py`], folder));
  });
  const other = outputs.findIndex((output) => output !== outputs[0]);
  if (other !== -1)
    throw new Error(`${entry.name}.py prints something else on ${pythons[other].minor} than on ${pythons[0].minor}`);
  return outputs[0];
}

function manifest(pythons: Interpreters): string {
  const supported = PYTHON_VERSIONS.map((minor) => pythons.get(minor)!);
  const hashes = supported.map(sourceHashes);
  const samples = SAMPLE_LIST.map((entry, index): SampleInfo => {
    const { name, title, watch, mtime } = entry;
    return {
      name,
      title,
      watch,
      mtime,
      size: sourceOf(entry).length,
      output: outputOf(entry, supported),
      sourceHash: Object.fromEntries(
        PYTHON_VERSIONS.map((minor, at) => [minor, hashes[at][index]]),
      ) as SampleInfo['sourceHash'],
      variants: variantsOf(entry),
    };
  });
  const versions = Object.fromEntries(
    [...OLDER_PYTHONS, ...PYTHON_VERSIONS].map((minor) => [minor, pythons.get(minor)!.sysVersion]),
  );
  return `// Generated by npm run regen -- samples. Do not edit.
import type { SampleInfo } from '../samples.ts';

/** \`sys.version\` of the interpreter that compiled each minor version's files. */
export const SAMPLE_PYTHONS: Readonly<Record<string, string>> = ${JSON.stringify(versions, null, 2)};

export const SAMPLES: readonly SampleInfo[] = ${JSON.stringify(samples, null, 2)};
`;
}

const needs = [...OLDER_PYTHONS, ...PYTHON_VERSIONS];

/** The sample programs, compiled by each Python, and the list of what there is. */
export const samplesTask: RegenTask = {
  name: 'samples',
  needs,
  owns: [
    'public/samples/__pycache__',
    'public/samples/checked-hash',
    'public/samples/unchecked-hash',
    'public/samples/older',
    MANIFEST,
  ],
  async generate(pythons) {
    const made = new Map<string, string | Uint8Array>();
    const header = SAMPLE_LIST.find(({ name }) => name === HEADER_SAMPLE)!;
    for (const { source } of variantsOf(header))
      if (source !== `samples/${HEADER_SAMPLE}.py`) made.set(`public/${source}`, sourceOf(header));
    for (const minor of needs) {
      const python = pythons.get(minor);
      if (python) for (const [path, bytes] of compileAll(python)) made.set(path, bytes);
    }
    if (needs.every((minor) => pythons.has(minor))) made.set(MANIFEST, manifest(pythons));
    return made;
  },
};
