/** What the interpreter prints for an uncaught exception where it cannot find the source (Lib/traceback.py). */
import { exceptionText } from './objects/protocol.ts';
import { PyException, Raised, type PyObject, type PyType } from './objects/model.ts';
import { dictGetStr } from './objects/dict.ts';
import { PyStr, PyList } from './objects/model.ts';

function qualified(type: PyType): string {
  const module = type.heap ? dictGetStr(type.attributes, '__module__') : null;
  const name = module instanceof PyStr ? module.s : 'builtins';
  return name === 'builtins' || name === '__main__' ? type.qualname : `${name}.${type.qualname}`;
}

function messageOf(exception: PyException): string {
  try {
    return exceptionText(exception);
  } catch (error) {
    if (error instanceof Raised) return '<exception str() failed>';
    throw error;
  }
}

/** Equal lines of a deep recursion are shown three times, then counted. */
function frameLines(exception: PyException): string[] {
  const lines = [...exception.traceback]
    .reverse()
    .map(
      ({ frame, line }) =>
        `  File "${frame.prepared.code.filename}", line ${line ?? '?'}, in ${frame.prepared.code.name}`,
    );
  const shown: string[] = [];
  for (let n = 0; n < lines.length;) {
    let end = n;
    while (end < lines.length && lines[end] === lines[n]) end++;
    const count = end - n;
    for (let k = 0; k < Math.min(count, 3); k++) shown.push(lines[n]);
    if (count > 3) shown.push(`  [Previous line repeated ${count - 3} more time${count === 4 ? '' : 's'}]`);
    n = end;
  }
  return shown;
}

function block(exception: PyException, seen: PyObject[]): string[] {
  const out: string[] = [];
  const inner = [...seen, exception];
  const { cause, context } = exception;
  if (cause instanceof PyException && !seen.includes(cause))
    out.push(...block(cause, inner), '', 'The above exception was the direct cause of the following exception:', '');
  else if (cause === null && context !== null && !exception.suppressContext && !seen.includes(context))
    out.push(...block(context, inner), '', 'During handling of the above exception, another exception occurred:', '');
  const message = messageOf(exception);
  const name = qualified(exception.type);
  if (exception.traceback.length > 0) out.push('Traceback (most recent call last):', ...frameLines(exception));
  out.push(message === '' ? name : `${name}: ${message}`);
  const notes = exception.dict && dictGetStr(exception.dict, '__notes__');
  if (notes instanceof PyList) for (const note of notes.items) if (note instanceof PyStr) out.push(note.s);
  return out;
}

/** Name, message and printed text of an uncaught exception. */
export function tracebackText(exception: PyException): { name: string; message: string; text: string } {
  return { name: exception.type.name, message: messageOf(exception), text: block(exception, []).join('\n') + '\n' };
}
