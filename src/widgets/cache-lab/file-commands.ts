/** What the lab's shell does with files: `cp`, `mv`, `rm`, `touch`, `chmod`, `git`, … as coreutils do. */
import { normalize, type FileSystem } from '../../importlib/index.ts';
import { EDITS, PACKAGE } from './programs.ts';
import { LAB, type World } from './world.ts';

/** A command was called in a way that the lab does not have: a sentence. */
export class NotUnderstood extends Error {}

/** What a command says and does. */
export interface Effect {
  out?: string;
  world?: Partial<World>;
}

export type FileCommand = (args: string[], fs: FileSystem, world: World) => Effect;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Letters of the options, and the rest. */
function optionsOf(command: string, args: readonly string[], known: string): { options: Set<string>; rest: string[] } {
  const options = new Set<string>();
  const rest: string[] = [];
  for (const arg of args) {
    if (!arg.startsWith('-') || arg === '-') {
      rest.push(arg);
      continue;
    }
    for (const letter of arg.slice(1)) {
      if (!known.includes(letter))
        throw new NotUnderstood(
          `The lab’s ${command} does not have ${arg}; it has ${known ? [...known].map((one) => `-${one}`).join(', ') : 'no options'}.`,
        );
      options.add(letter);
    }
  }
  return { options, rest };
}

function need(command: string, names: readonly string[], least: number, example: string): void {
  if (names.length < least) throw new NotUnderstood(`${command} needs to know more: “${example}”.`);
}

/** Copies a file or folder to just that path. */
function copyTo(fs: FileSystem, from: string, to: string, keep: 'nothing' | 'mode and times', whole = false): void {
  const entry = fs.stat(from);
  if (entry.kind === 'folder') {
    if (!fs.isFolder(to)) fs.mkdir(to);
    for (const name of fs.list(from)) copyTo(fs, `${from}/${name}`, `${to}/${name}`, keep, whole);
  } else fs.write(to, fs.read(from), entry.mode & 0o777);
  if (keep === 'nothing') return;
  fs.chmod(to, entry.mode);
  fs.utime(to, whole ? Math.floor(entry.mtime) : entry.mtime);
}

const cp: FileCommand = (args, fs) => {
  const { options, rest } = optionsOf('cp', args, 'aprR');
  need('cp', rest, 2, 'cp -p m.py copy.py');
  const target = rest.pop()!;
  const keep = options.has('p') || options.has('a') ? 'mode and times' : 'nothing';
  const deep = options.has('r') || options.has('R') || options.has('a');
  const into = fs.isFolder(target);
  for (const from of rest) {
    if (fs.stat(from).kind === 'folder' && !deep)
      throw new NotUnderstood(`cp copies the folder ${from} only with -r (or -a).`);
    const name = nameOf(from.replace(/\/+$/, ''));
    const to = into && name !== '.' && name !== '..' ? `${target}/${name}` : target;
    if (`${fs.absolute(to)}/`.startsWith(`${fs.absolute(from)}/`))
      throw new NotUnderstood(`cp cannot copy ${from} into itself.`);
    copyTo(fs, from, to, keep);
  }
  return {};
};

const mv: FileCommand = (args, fs) => {
  const { rest } = optionsOf('mv', args, 'f');
  need('mv', rest, 2, 'mv m.py n.py');
  const target = rest.pop()!;
  const into = fs.isFolder(target);
  for (const from of rest) {
    const to = into ? `${target}/${nameOf(from.replace(/\/+$/, ''))}` : target;
    if (fs.stat(from).kind === 'file') fs.replace(from, to);
    else {
      copyTo(fs, from, to, 'mode and times');
      fs.removeTree(from);
    }
  }
  return {};
};

const rm: FileCommand = (args, fs, { cwd }) => {
  const { options, rest } = optionsOf('rm', args, 'rRf');
  need('rm', rest, 1, 'rm -r __pycache__');
  for (const path of rest) {
    if (options.has('f') && !fs.tryStat(path)) continue;
    if (`${cwd}/`.startsWith(`${fs.absolute(path)}/`))
      throw new NotUnderstood('rm does not remove the folder you are in.');
    if (fs.stat(path).kind === 'folder' && !options.has('r') && !options.has('R'))
      throw new NotUnderstood(`${path} is a folder: “rm -r ${path}” removes it.`);
    fs.removeTree(path);
  }
  return {};
};

/** `@1234567890`, or a date and a time in UTC. */
function secondsOf(text: string): number {
  const at = /^@(-?\d{1,11})$/.exec(text);
  if (at) return Number(at[1]);
  const date = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?Z?$/.exec(text);
  const millis = date ? Date.parse(`${date[1]}T${(date[2] ?? '00:00').padEnd(8, ':00')}Z`) : NaN;
  if (Number.isNaN(millis))
    throw new NotUnderstood(`The lab reads no time from “${text}”: write @1234567890, or '2009-02-13 23:31:30' (UTC).`);
  return millis / 1000;
}

const touch: FileCommand = (args, fs, { clock }) => {
  const files: string[] = [];
  let time = clock;
  const rest = [...args];
  while (rest.length > 0) {
    const arg = rest.shift()!;
    if (arg === '-d') time = secondsOf(rest.shift() ?? '');
    else if (arg === '-r') time = fs.stat(rest.shift() ?? '').mtime;
    else if (arg.startsWith('-')) throw new NotUnderstood(`The lab’s touch does not have ${arg}; it has -d and -r.`);
    else files.push(arg);
  }
  need('touch', files, 1, "touch -d '2009-02-13 23:31:30' m.py");
  for (const file of files) {
    if (!fs.tryStat(file)) fs.write(file, new Uint8Array());
    fs.utime(file, time);
  }
  return {};
};

function modeFrom(text: string, mode: number): number {
  if (/^[0-7]{3,4}$/.test(text)) return parseInt(text, 8);
  const match = /^([ugoa]*)([+-])([rwx]+)$/.exec(text);
  if (!match) throw new NotUnderstood(`The lab’s chmod reads modes such as 444, a-w or u+w, not “${text}”.`);
  const [, who, sign, what] = match;
  const bits = [...what].reduce((sum, letter) => sum | { r: 4, w: 2, x: 1 }[letter as 'r' | 'w' | 'x'], 0);
  const shifts = { u: 6, g: 3, o: 0 };
  const places = who === '' || who.includes('a') ? [6, 3, 0] : [...who].map((one) => shifts[one as 'u' | 'g' | 'o']);
  // Without a letter for whom, the umask (022) stays.
  const umask = who === '' && sign === '+' ? 0o022 : 0;
  const mask = places.reduce((sum, shift) => sum | (bits << shift), 0) & ~umask;
  return sign === '+' ? mode | mask : mode & ~mask;
}

const chmod: FileCommand = (args, fs) => {
  const deep = args[0] === '-R';
  const [mode, ...paths] = deep ? args.slice(1) : args;
  need('chmod', paths, 1, 'chmod a-w __pycache__');
  const change = (path: string): void => {
    const entry = fs.stat(path);
    const below = deep && entry.kind === 'folder' ? fs.list(path) : [];
    for (const name of below) change(`${path}/${name}`);
    fs.chmod(path, modeFrom(mode, entry.mode));
  };
  for (const path of paths) change(path);
  return {};
};

const edit: FileCommand = ([path = '', word = '', ...more], fs) => {
  const texts = EDITS[nameOf(path)];
  if (!texts || more.length > 0 || !Object.hasOwn(texts, word)) {
    const known = (name: string) => `“edit ${name} WORD”, where WORD is one of ${Object.keys(EDITS[name]).join(', ')}`;
    throw new NotUnderstood(`The lab edits two files: ${known('m.py')}; or ${known('main.py')}.`);
  }
  fs.write(path, encode(texts[word]));
  return {};
};

const mkdir: FileCommand = (args, fs) => {
  const { options, rest } = optionsOf('mkdir', args, 'p');
  need('mkdir', rest, 1, 'mkdir old');
  const make = (path: string): void => {
    if (fs.isFolder(path)) return;
    make(normalize('..', path));
    fs.mkdir(path);
  };
  for (const path of rest) {
    if (options.has('p')) make(fs.absolute(path));
    else fs.mkdir(path);
  }
  return {};
};

/** The sources below a folder, by path from there. */
function sourcesIn(fs: FileSystem, folder: string, prefix = ''): [string, Uint8Array][] {
  return fs.list(folder).flatMap((name): [string, Uint8Array][] => {
    const path = `${folder}/${name}`;
    if (name === '__pycache__') return [];
    if (fs.isFolder(path)) return sourcesIn(fs, path, `${prefix}${name}/`);
    return name.endsWith('.py') ? [[prefix + name, fs.read(path)]] : [];
  });
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, n) => byte === b[n]);

const git: FileCommand = ([verb, ...args], fs, { committed }) => {
  const place = (folder: string, path: string, bytes: Uint8Array): void => {
    const target = `${folder}/${path}`;
    mkdir(['-p', normalize('..', target)], fs, {} as World);
    fs.write(target, bytes);
  };
  if (verb === 'clone') {
    const [from, to] = args;
    if (args.length !== 2 || fs.absolute(from) !== LAB || fs.tryStat(to))
      throw new NotUnderstood(`git clones ${LAB} into a new folder: “git clone ${LAB} /tmp/clone”.`);
    for (const [path, bytes] of committed) place(to, path, bytes);
    return { out: `Cloning into '${to}'...\ndone.\n` };
  }
  if (verb === 'checkout' || verb === 'restore') {
    const paths = args.filter((arg) => arg !== '--');
    need(`git ${verb}`, paths, 1, `git ${verb} m.py`);
    for (const path of paths) {
      const absolute = fs.absolute(path);
      const kept = absolute.startsWith(`${LAB}/`) ? committed.get(absolute.slice(LAB.length + 1)) : undefined;
      if (!kept) return { out: `error: pathspec '${path}' did not match any file(s) known to git\n` };
      // git leaves a file alone that is as committed.
      if (!fs.isFile(path) || !same(fs.read(path), kept)) place(LAB, absolute.slice(LAB.length + 1), kept);
    }
    return {};
  }
  if (verb === 'commit') return { world: { committed: new Map(sourcesIn(fs, LAB)) } };
  throw new NotUnderstood('The lab’s git has clone, checkout, restore and commit.');
};

/** A line of a Dockerfile: what it copies keeps its mtime, in whole seconds (moby/moby#17175). */
const docker: FileCommand = ([verb, from, to, ...more], fs) => {
  if (verb !== 'COPY' || !from || !to || more.length > 0)
    throw new NotUnderstood('Of docker the lab has a Dockerfile’s COPY: “docker COPY . /app”.');
  if (`${fs.absolute(to)}/`.startsWith(`${fs.absolute(from)}/`))
    throw new NotUnderstood('docker copies into the image, not into the folder itself: “docker COPY . /app”.');
  copyTo(fs, from, to.replace(/\/+$/, ''), 'mode and times', true);
  return {};
};

const truncate: FileCommand = (args, fs) => {
  const [option, size, path] = args;
  if (option !== '-s' || !/^\d{1,5}$/.test(size ?? '') || !path)
    throw new NotUnderstood('truncate cuts a file: “truncate -s 10 FILE”.');
  const bytes = new Uint8Array(Number(size));
  // It makes a file that is not there.
  if (fs.tryStat(path)) bytes.set(fs.read(path).subarray(0, bytes.length));
  fs.write(path, bytes);
  return {};
};

const add: FileCommand = (args, fs) => {
  if (args[0] !== 'pkg') throw new NotUnderstood('The lab can add one package: “add pkg”.');
  for (const [path, text] of Object.entries(PACKAGE)) {
    if (!fs.isFolder('pkg')) fs.mkdir('pkg');
    fs.write(path, encode(text));
  }
  return {};
};

const cat: FileCommand = (args, fs) => {
  need('cat', args, 1, 'cat m.py');
  return {
    out: args
      .map((path) =>
        path.endsWith('.pyc') ? `(${fs.read(path).length} bytes, no text)\n` : new TextDecoder().decode(fs.read(path)),
      )
      .join(''),
  };
};

const cd: FileCommand = ([path = LAB, ...more], fs) => {
  if (more.length > 0) throw new NotUnderstood('cd takes one folder.');
  fs.list(path);
  return { world: { cwd: fs.absolute(path) } };
};

const ls: FileCommand = (args, fs) => {
  const { rest } = optionsOf('ls', args, 'la1');
  return {
    out: (rest.length > 0 ? rest : ['.'])
      .flatMap((path) => (fs.stat(path).kind === 'folder' ? fs.list(path) : [path]))
      .map((name) => `${name}\n`)
      .join(''),
  };
};

/** By name. */
export const FILE_COMMANDS: Readonly<Record<string, FileCommand>> = {
  add,
  cat,
  cd,
  chmod,
  cp,
  docker,
  edit,
  git,
  ls,
  mkdir,
  mv,
  rm,
  touch,
  truncate,
};
