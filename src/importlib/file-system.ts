/** A file of the small file system. */
export interface FileEntry {
  kind: 'file';
  bytes: Uint8Array;
  /** Seconds since 1970; may have a fraction, may be negative. */
  mtime: number;
  /** Permission bits, 0o644. */
  mode: number;
}

export interface FolderEntry {
  kind: 'folder';
  mtime: number;
  mode: number;
}

export type Entry = FileEntry | FolderEntry;

/** What a disk holds, by absolute path without a slash at its end. Plain data; never changed in place. */
export type Disk = ReadonlyMap<string, Entry>;

const ERRORS = {
  EPERM: [1, 'PermissionError', 'Operation not permitted'],
  ENOENT: [2, 'FileNotFoundError', 'No such file or directory'],
  EACCES: [13, 'PermissionError', 'Permission denied'],
  EEXIST: [17, 'FileExistsError', 'File exists'],
  ENOTDIR: [20, 'NotADirectoryError', 'Not a directory'],
  EISDIR: [21, 'IsADirectoryError', 'Is a directory'],
  EROFS: [30, 'OSError', 'Read-only file system'],
  ENOTEMPTY: [39, 'OSError', 'Directory not empty'],
} as const;

export type Errno = keyof typeof ERRORS;

/** `OSError` and its subclasses, as CPython raises them for an errno. */
export class OSError extends Error {
  readonly code: Errno;
  readonly errno: number;
  /** `PermissionError`, … */
  readonly exception: string;
  readonly strerror: string;
  readonly path: string;

  constructor(code: Errno, path: string) {
    const [errno, exception, strerror] = ERRORS[code];
    super(`[Errno ${errno}] ${strerror}: '${path}'`);
    this.code = code;
    this.errno = errno;
    this.exception = exception;
    this.strerror = strerror;
    this.path = path;
  }

  /** `repr(exc)`: without the path, as for every OSError of two arguments and a file name. */
  repr(): string {
    return `${this.exception}(${this.errno}, '${this.strerror}')`;
  }
}

/** An absolute path, `.` and `..` worked out, without a slash at the end (but for the root). */
export function normalize(path: string, cwd: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${cwd}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

export interface FileSystemOptions {
  /** The current folder. */
  cwd: string;
  /** Whether permission bits are obeyed; a superuser's process does not. */
  obeysModes: boolean;
  /** Folders that are mounted read-only. */
  readOnly?: readonly string[];
  /** What the clock shows, seconds since 1970: the mtime of what is written. */
  now: () => number;
  /** Bits that new files and folders do not get. */
  umask?: number;
}

/** The calls of a POSIX system that Python's import makes, over a {@link Disk}. All throw {@link OSError}. */
export class FileSystem {
  private readonly entries: Map<string, Entry>;
  private readonly options: FileSystemOptions;

  constructor(disk: Disk, options: FileSystemOptions) {
    this.entries = new Map(disk);
    if (!this.entries.has('/')) this.entries.set('/', { kind: 'folder', mtime: 0, mode: 0o755 });
    this.options = options;
  }

  /** What the disk holds now. */
  disk(): Disk {
    return new Map(this.entries);
  }

  get cwd(): string {
    return this.options.cwd;
  }

  /** The path as the tables have it. */
  absolute(path: string): string {
    return normalize(path, this.options.cwd);
  }

  stat(path: string): Entry {
    const entry = this.reach(path);
    // A slash at the end asks for a folder.
    if (path.endsWith('/') && entry.kind === 'file') throw new OSError('ENOTDIR', path);
    return entry;
  }

  isFile(path: string): boolean {
    return this.tryStat(path)?.kind === 'file';
  }

  isFolder(path: string): boolean {
    return this.tryStat(path)?.kind === 'folder';
  }

  tryStat(path: string): Entry | null {
    try {
      return this.stat(path);
    } catch (error) {
      if (error instanceof OSError) return null;
      throw error;
    }
  }

  read(path: string): Uint8Array {
    const entry = this.stat(path);
    if (entry.kind === 'folder') throw new OSError('EISDIR', path);
    this.demand(entry, 4, path);
    return entry.bytes;
  }

  /** Names in a folder, sorted. */
  list(path: string): string[] {
    const entry = this.stat(path);
    if (entry.kind === 'file') throw new OSError('ENOTDIR', path);
    this.demand(entry, 4, path);
    const at = this.absolute(path);
    const start = at === '/' ? '/' : `${at}/`;
    const names: string[] = [];
    for (const one of this.entries.keys())
      if (one !== '/' && one.startsWith(start) && !one.includes('/', start.length)) names.push(one.slice(start.length));
    return names.sort();
  }

  /** Writes a whole file: a new one gets `mode` without the umask's bits, an old one keeps its own. */
  write(path: string, bytes: Uint8Array, mode = 0o666): void {
    const at = this.absolute(path);
    const there = this.entries.get(at);
    if (there?.kind === 'folder') throw new OSError('EISDIR', path);
    if (there) {
      this.reach(at, path);
      this.demand(there, 2, path);
      this.writable(at, path);
    } else this.changeIn(at, path);
    this.entries.set(at, {
      kind: 'file',
      bytes,
      mtime: this.options.now(),
      mode: there ? there.mode : mode & ~(this.options.umask ?? 0o022),
    });
  }

  mkdir(path: string, mode = 0o777): void {
    const at = this.absolute(path);
    if (this.entries.has(at)) throw new OSError('EEXIST', path);
    this.changeIn(at, path);
    this.entries.set(at, { kind: 'folder', mtime: this.options.now(), mode: mode & ~(this.options.umask ?? 0o022) });
  }

  unlink(path: string): void {
    const at = this.absolute(path);
    const entry = this.reach(at, path);
    if (entry.kind === 'folder') throw new OSError('EISDIR', path);
    this.changeIn(at, path);
    this.entries.delete(at);
  }

  /** Removes a folder with all that is in it (`rm -r`). */
  removeTree(path: string): void {
    const at = this.absolute(path);
    const entry = this.reach(at, path);
    if (entry.kind === 'folder') {
      for (const name of this.list(path)) this.removeTree(`${at}/${name}`);
      this.changeIn(at, path);
      this.entries.delete(at);
    } else this.unlink(path);
  }

  /** `rename(2)`. */
  replace(from: string, to: string): void {
    const [source, target] = [this.absolute(from), this.absolute(to)];
    const entry = this.reach(source, from);
    if (this.entries.get(target)?.kind === 'folder' && entry.kind === 'file') throw new OSError('EISDIR', to);
    this.changeIn(source, from);
    this.changeIn(target, to);
    this.entries.delete(source);
    this.entries.set(target, entry);
  }

  utime(path: string, mtime: number): void {
    const at = this.absolute(path);
    const entry = this.reach(at, path);
    this.writable(at, path);
    this.entries.set(at, { ...entry, mtime });
  }

  chmod(path: string, mode: number): void {
    const at = this.absolute(path);
    const entry = this.reach(at, path);
    this.writable(at, path);
    this.entries.set(at, { ...entry, mode });
  }

  /**
   * The entry at a path, every folder on the way searched: the folder of "." and of ".." too, while a path that does not
   * begin with a slash starts in the current folder and asks nothing of those above it (path_resolution(7)). `path` is what
   * an error names.
   */
  private reach(way: string, path = way): Entry {
    let at = way.startsWith('/') ? '/' : this.absolute('');
    let entry = this.entryAt(at, path);
    for (const part of way.split('/')) {
      if (part === '') continue;
      if (entry.kind === 'file') throw new OSError('ENOTDIR', path);
      this.demand(entry, 1, path);
      at = normalize(part, at);
      entry = this.entryAt(at, path);
    }
    return entry;
  }

  private entryAt(at: string, path: string): Entry {
    const entry = this.entries.get(at);
    if (!entry) throw new OSError('ENOENT', path);
    return entry;
  }

  /** The owner's permission bit. */
  private demand(entry: Entry, bit: 1 | 2 | 4, path: string): void {
    if (this.options.obeysModes && !(entry.mode & (bit << 6))) throw new OSError('EACCES', path);
  }

  private writable(at: string, path: string): void {
    for (const place of this.options.readOnly ?? [])
      if (at === place || at.startsWith(`${place}/`)) throw new OSError('EROFS', path);
  }

  private changeIn(at: string, path: string): void {
    const folder = parentOf(at);
    const above = this.reach(folder, path);
    if (above.kind === 'file') throw new OSError('ENOTDIR', path);
    this.demand(above, 1, path);
    this.writable(at, path);
    this.demand(above, 2, path);
    this.entries.set(folder, { ...above, mtime: this.options.now() });
  }
}
