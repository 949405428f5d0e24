/** Files → decision: what CPython's import does with a cache file that it finds. */
export * from './types.ts';
export { decide } from './decide.ts';
export { decideWith } from './decide-with.ts';
export { isLibraryModule } from './library.ts';
export { MAGIC_NUMBER } from './magic.ts';
export { sourceHash } from './source-hash.ts';
export { FileSystem, OSError, normalize, type Disk, type Entry, type FileEntry } from './file-system.ts';
export { cacheFromSource, cacheTag, sourceFromCache, type NamingOptions, type PathResult } from './paths.ts';
export {
  Lacks,
  Process,
  PythonError,
  Refusal,
  type Compile,
  type CompileError,
  type Compiled,
  type Decision,
  type Settings,
} from './process.ts';
export { PyCompileError, pyCompile, type InvalidationMode } from './py-compile.ts';
export { lastLine, runPython, type Execute, type Executed, type RunRequest, type RunResult } from './run.ts';
