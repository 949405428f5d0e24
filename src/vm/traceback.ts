/** What the interpreter prints on stderr for an uncaught exception (Lib/traceback.py; Python/pythonrun.c up to 3.12). */
import { exceptionText, repr, text } from './objects/repr.ts';
import { tryGetAttribute } from './objects/attributes.ts';
import { dictGetStr } from './objects/dict.ts';
import { entriesOf } from './objects/frames.ts';
import { groupMembers } from './objects/groups.ts';
import { PyException, PyInt, PyList, PyStr, PyTuple, Raised, type PyObject, type PyType } from './objects/model.ts';
import { None, exceptions, isInstance } from './objects/types.ts';
import { minor } from './objects/version.ts';
import { sourceLines } from './traceback/lines.ts';
import { suggestion } from './traceback/suggestions.ts';

/** Source texts by file name, as code objects name it. */
export type Sources = Readonly<Record<string, string>>;

const MAX_GROUP_WIDTH = 15;
const MAX_GROUP_DEPTH = 10;
const CAUSE = 'The above exception was the direct cause of the following exception:';
const CONTEXT = 'During handling of the above exception, another exception occurred:';

/** The class as the last line names it. */
function qualified(type: PyType): string {
  const module = type.heap ? dictGetStr(type.attributes, '__module__') : null;
  const name = module instanceof PyStr ? module.s : 'builtins';
  const own = minor < 9 ? type.name : type.qualname;
  return name === 'builtins' || (name === '__main__' && minor >= 11) ? own : `${name}.${own}`;
}

function messageOf(exception: PyException): string {
  try {
    return exceptionText(exception);
  } catch (error) {
    if (error instanceof Raised) return '<exception str() failed>';
    throw error;
  }
}

function safely(object: PyObject, what: string, write: (object: PyObject) => string): string {
  try {
    return write(object);
  } catch (error) {
    if (error instanceof Raised) return `<${what} ${write === repr ? 'repr' : 'str'}() failed>`;
    throw error;
  }
}

/** Tracebacks of one program; its source texts are split once. */
class Printer {
  private readonly sources: Sources;
  private readonly split = new Map<string, string[] | null>();
  private readonly seen = new Set<PyException>();
  private depth = 0;
  private needClose = false;

  constructor(sources: Sources) {
    this.sources = sources;
  }

  private source(filename: string): string[] | null {
    let lines = this.split.get(filename);
    if (lines === undefined) {
      const found = [filename, filename.replace(/^.*[\\/]/, '')].find((name) => Object.hasOwn(this.sources, name));
      lines = found === undefined ? null : this.sources[found].split(/\r\n|\r|\n/);
      this.split.set(filename, lines);
    }
    return lines;
  }

  /** The entries, outermost first; the same line again and again is shown three times, then counted. */
  private entries(exception: PyException): string[] {
    const out: string[] = [];
    let [last, count] = ['', 0];
    const repeated = () => {
      if (count > 3) out.push(`  [Previous line repeated ${count - 3} more time${count === 4 ? '' : 's'}]`);
    };
    for (const { frame, line, offset } of entriesOf(exception.traceback)) {
      const { code, instructions } = frame.prepared;
      const head = `  File "${code.filename}", line ${line ?? 'None'}, in ${code.name}`;
      if (head !== last) {
        repeated();
        [last, count] = [head, 0];
      }
      if (++count > 3) continue;
      // The offset may be that of an inline cache: 3.11 and 3.12 resume a caller there.
      const position = instructions.findLast((one) => one.offset <= offset)?.position;
      out.push(head, ...(position ? sourceLines(this.source(code.filename), { ...position, line }, minor) : []));
    }
    repeated();
    return out;
  }

  private notes(exception: PyException): string[] {
    if (minor < 11) return [];
    let notes: PyObject | null;
    try {
      notes = tryGetAttribute(exception, '__notes__');
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      return [`Ignored error getting __notes__: ${safely(error.exception, '__notes__', repr)}`];
    }
    if (notes === null || (minor >= 13 && notes === None)) return [];
    if (!(notes instanceof PyList || notes instanceof PyTuple)) return [safely(notes, '__notes__', repr)];
    return notes.items.flatMap((note) => safely(note, 'note', text).split('\n'));
  }

  private lastLines(exception: PyException): string[] {
    const message = messageOf(exception) + suggestion(exception);
    const name = qualified(exception.type);
    const last = message === '' ? name : `${name}: ${message}`;
    // Up to 3.12 only the first line of a message stands behind the margin of a group.
    return [...(minor < 13 ? [last] : last.split('\n')), ...this.notes(exception)];
  }

  private emit(lines: readonly string[], margin = '|'): string[] {
    const indent = ' '.repeat(2 * this.depth) + (this.depth > 0 ? `${margin} ` : '');
    return lines.map((line) => indent + line);
  }

  /** An exception with what led to it. */
  print(exception: PyException): string[] {
    this.seen.add(exception);
    const out: string[] = [];
    const { cause, context } = exception;
    const chained = (before: PyException, sentence: string) =>
      out.push(...this.print(before), ...this.emit(['', sentence, '']));
    if (cause instanceof PyException) {
      if (!this.seen.has(cause)) chained(cause, CAUSE);
    } else if (context !== null && !exception.suppressContext && !this.seen.has(context)) chained(context, CONTEXT);
    const members = groupMembers(exception);
    out.push(...(members === null ? this.single(exception) : this.group(exception, members)));
    return out;
  }

  private single(exception: PyException): string[] {
    return [
      ...(exception.traceback !== null
        ? this.emit(['Traceback (most recent call last):', ...this.entries(exception)])
        : []),
      ...this.emit(this.lastLines(exception)),
    ];
  }

  private group(group: PyException, members: readonly PyException[]): string[] {
    if (this.depth > MAX_GROUP_DEPTH) return this.emit([`... (max_group_depth is ${MAX_GROUP_DEPTH})`]);
    const isTop = this.depth === 0;
    if (isTop) this.depth = 1;
    const out: string[] = [];
    if (group.traceback !== null) {
      out.push(...this.emit(['Exception Group Traceback (most recent call last):'], isTop ? '+' : '|'));
      out.push(...this.emit(this.entries(group)));
    }
    out.push(...this.emit(this.lastLines(group)));
    const shown = Math.min(members.length, MAX_GROUP_WIDTH + 1);
    this.needClose = false;
    for (let n = 0; n < shown; n++) {
      const isLast = n === shown - 1;
      if (isLast) this.needClose = true;
      const truncated = n >= MAX_GROUP_WIDTH;
      const indent = () => ' '.repeat(2 * this.depth);
      out.push(`${indent()}${n === 0 ? '+-' : '  '}+---------------- ${truncated ? '...' : n + 1} ----------------`);
      this.depth++;
      const rest = members.length - MAX_GROUP_WIDTH;
      if (truncated) out.push(...this.emit([`and ${rest} more exception${rest > 1 ? 's' : ''}`]));
      else out.push(...this.print(members[n]));
      if (isLast && this.needClose) {
        out.push(`${indent()}+------------------------------------`);
        this.needClose = false;
      }
      this.depth--;
    }
    if (isTop) this.depth = 0;
    return out;
  }
}

/** What `sys.exit` prints: a code that is neither None nor an int. */
function exitText(exception: PyException): string {
  const code = exception.args.length > 1 ? new PyTuple(exception.type, exception.args) : exception.args[0];
  if (code === undefined || code === None || code instanceof PyInt) return '';
  return `${safely(code, 'exit code', code instanceof PyTuple && exception.args.length > 1 ? repr : text)}\n`;
}

/** Name, message and printed text of an uncaught exception. */
export function tracebackText(
  exception: PyException,
  sources: Sources,
): { name: string; message: string; text: string } {
  const printed = isInstance(exception, exceptions.get('SystemExit')!)
    ? exitText(exception)
    : `${new Printer(sources).print(exception).join('\n')}\n`;
  return { name: exception.type.name, message: messageOf(exception), text: printed };
}
