/** What the library's programs need of argparse: options of one letter or a word, and positional arguments in one run. */
import { minorOf } from './minor.ts';

/** `flag` takes nothing, `value` takes one argument. */
export type OptionKind = 'flag' | 'value';

export interface Parsed {
  /** In the order given: the option's first name, and its value. */
  options: [name: string, value: string | null][];
  positional: string[];
  /** What argparse refuses as unknown: options, and positional arguments after a second option. */
  unknown: string[];
}

/** `options` by each name that an option has: `-q`, `--quiet`; `title` is the name that messages call it by. */
export type OptionTable = Readonly<Record<string, { kind: OptionKind; title: string }>>;

/** A message of `parser.error`; the program ends with status 2. */
export interface ArgumentError {
  error: string;
}

/** `ArgumentParser.parse_args` of Lib/argparse.py. */
export function parseArguments(table: OptionTable, args: readonly string[]): Parsed | ArgumentError {
  const parsed: Parsed = { options: [], positional: [], unknown: [] };
  let open = true;
  for (let n = 0; n < args.length; n++) {
    const arg = args[n];
    if (!arg.startsWith('-') || arg === '-') {
      (open ? parsed.positional : parsed.unknown).push(arg);
      continue;
    }
    if (parsed.positional.length > 0) open = false;
    const long = arg.startsWith('--');
    let rest = long ? '' : arg.slice(1);
    const [word, inline = null] = long ? arg.split(/=(.*)/s) : [arg.slice(0, 2), null];
    if (long) {
      const names = Object.hasOwn(table, word) ? [word] : Object.keys(table).filter((name) => name.startsWith(word));
      if (names.length !== 1) {
        parsed.unknown.push(arg);
        continue;
      }
      const { kind, title } = table[names[0]];
      if (kind === 'flag' && inline !== null)
        return { error: `argument ${title}: ignored explicit argument '${inline}'` };
      const value = kind === 'flag' ? null : (inline ?? args[++n] ?? null);
      if (kind === 'value' && (value === null || (inline === null && isOption(value))))
        return { error: `argument ${title}: expected one argument` };
      parsed.options.push([names[0], value]);
      continue;
    }
    if (!Object.hasOwn(table, word)) {
      parsed.unknown.push(arg);
      continue;
    }
    while (rest !== '') {
      const name = `-${rest[0]}`;
      rest = rest.slice(1);
      if (!Object.hasOwn(table, name))
        return { error: `argument ${table[word].title}: ignored explicit argument '${name[1]}${rest}'` };
      const { kind, title } = table[name];
      if (kind === 'flag') {
        parsed.options.push([name, null]);
        continue;
      }
      const value = rest !== '' ? rest.replace(/^=/, '') : args[++n];
      if (value === undefined || (rest === '' && isOption(value)))
        return { error: `argument ${title}: expected one argument` };
      parsed.options.push([name, value]);
      rest = '';
    }
  }
  return parsed;
}

/** Negative numbers are arguments where no option looks like one. */
const isOption = (arg: string): boolean => arg.startsWith('-') && arg !== '-' && !/^-\d+$/.test(arg);

/**
 * The last line of a refusal. 3.14 and later name the command as it was given, with the file name of the interpreter:
 * `python3.14 -m compileall`.
 */
export function parserError(python: string, module: string, { error }: ArgumentError): string {
  const prog = minorOf(python) < 14 ? `${module}.py` : `python${python} -m ${module}`;
  return `${prog}: error: ${error}`;
}
