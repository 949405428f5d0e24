/** print. */
import { type PyObject, PyStr } from '../objects/model.ts';
import { text } from '../objects/repr.ts';
import { runtime } from '../objects/runtime.ts';
import { None, typeError, unsupported } from '../objects/types.ts';
import { badKeyword } from './define.ts';

export function print(args: PyObject[], keywords: Map<string, PyObject>): PyObject {
  let [separator, end] = [' ', '\n'];
  for (const [key, value] of keywords) {
    if (key === 'sep' || key === 'end') {
      if (value !== None && !(value instanceof PyStr))
        typeError(`${key} must be None or a string, not ${value.type.name}`);
      if (value instanceof PyStr && key === 'sep') separator = value.s;
      if (value instanceof PyStr && key === 'end') end = value.s;
    } else if (key === 'file') {
      if (value !== None) unsupported('print to a file');
    } else if (key !== 'flush') badKeyword('print', key);
  }
  const write = (s: string) => runtime().write(checkSurrogates(s));
  args.forEach((arg, n) => {
    if (n > 0) write(separator);
    write(text(arg));
  });
  write(end);
  return None;
}

function checkSurrogates(s: string): string {
  const at = Array.from(s).findIndex((one) => one.length === 1 && one >= '\ud800' && one <= '\udfff');
  return at < 0 ? s : unsupported('printing a lone surrogate');
}
