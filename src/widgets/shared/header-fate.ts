/** What Python does with a file whose header it does not take, in sentences. */
import type { Header } from '../../pyc/types.ts';
import { strRepr } from '../../pyc/repr/str.ts';
import { moduleOf, problemOf, valueOf, wrongField } from './header-problem.ts';

const RECOMPILED = 'With its source beside it, import compiles that again, silently';

/** How `python FILE.pyc` ends where the header is cut, for the Pythons on which that was tried. */
function endOfRun({ origin, layout }: Header): string {
  if (origin?.minor === '2.7') return '; run as a program, it ends in RuntimeError: Bad code object in .pyc file';
  return layout === 16 || origin?.minor === '3.6'
    ? '; run as a program, it ends in EOFError: EOF read where not expected'
    : '';
}

/** Why there is nothing to read behind a header: it is none that is known, or it is cut. Null where a body can follow. */
export function refusalOf(name: string, bytes: Uint8Array, header: Header): string | null {
  if (header.origin !== null && bytes.length >= header.layout) return null;
  const problem = problemOf(name, bytes, header)!;
  return header.origin === null ? problem : `${problem} ${RECOMPILED}${endOfRun(header)}.`;
}

/** What comes of flags that import does not know; null where it knows them. The body behind them can be whole. */
export function flagsNote(name: string, bytes: Uint8Array, header: Header): string | null {
  if (header.origin === null || !wrongField(bytes, header)) return null;
  const raised = `ImportError: invalid flags ${valueOf(header, 'flags')} in ${strRepr(moduleOf(name))}`;
  return `${problemOf(name, bytes, header)} ${RECOMPILED}; without, it raises ${raised}. Run as a program, the file is read all the same: its flags are not looked at.`;
}
