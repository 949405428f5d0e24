import { headerField, readHeader } from '../../pyc/header.ts';
import type { FieldName, Header, HeaderLayout } from '../../pyc/types.ts';
import { headBytes, nativeLayout } from './lab.ts';
import type { Lab } from './lab.ts';
import { formatUtc } from './time.ts';

/** A piece of a sentence; with a field it lights up that field's bytes. */
export type Segment = string | { field: FieldName; text: string };

/** Who lays a header out so. */
export const LAYOUT_NAMES: Record<HeaderLayout, string> = {
  8: '2.7 and earlier',
  12: '3.3 to 3.6',
  16: '3.7 and later',
};

/** As a choice: also 3.0 to 3.2 have 8 bytes. */
const LAYOUT_PYTHONS: Record<HeaderLayout, string> = {
  8: 'Python up to 3.2',
  12: 'Python 3.3 to 3.6',
  16: 'Python 3.7 and later',
};

const mtime = (text: string): Segment => ({ field: 'mtime', text });
const flags = (text: string): Segment => ({ field: 'flags', text });
const size = (text: string): Segment => ({ field: 'size', text });
const moment = (seconds: number) => `${seconds}, that is ${formatUtc(seconds)} UTC`;

/** What is to be seen in the bytes when they are read under the chosen layout. */
export function layoutNote(lab: Lab): Segment[] {
  const head = headBytes(lab);
  const native = nativeLayout(lab);
  const layout = lab.layout ?? native;
  const own = readHeader(head, native);
  const shown = readHeader(head, layout);
  const readMtime = headerField(shown, 'mtime')?.value ?? null;
  if (layout === native) return nativeSentence(head, own);
  const reader = LAYOUT_PYTHONS[layout];
  if (native === 16) {
    if (readMtime === null)
      return [`${reader} would look for the `, mtime('mtime'), ' in bytes 4–7, and the file ends before.'];
    const riddle: Segment[] = [
      `${reader} takes bytes 4–7 for the `,
      mtime('mtime'),
      ` and reads ${moment(readMtime)}. They are the `,
      flags('flags'),
    ];
    if (own.kind === 'timestamp' && readMtime === 0)
      riddle.push(', and 0 says “compare by timestamp”: here is the timestamp that is always zero.');
    else riddle.push(', new in 3.7.');
    const real = headerField(own, 'mtime')?.value ?? null;
    if (real !== null)
      riddle.push(
        ` The real mtime, ${moment(real)}, has moved on to bytes 8–11, where this layout expects `,
        layout === 12 ? size('the source size') : 'the body',
        '.',
      );
    return riddle;
  }
  const real = headerField(own, 'mtime')?.value ?? null;
  if (real === null) return [`${reader} lays out ${layout} bytes, and the file ends before.`];
  if (layout === 16)
    return [
      `${reader} takes bytes 4–7 for the `,
      flags('flags'),
      `. In this file they are the mtime, ${moment(real)}: as flags that is 0b${real.toString(2)}, and all but the last two bits mean nothing.`,
    ];
  return layout === 12
    ? [
        'Bytes 4–7 are the ',
        mtime('mtime'),
        ' in both. The ',
        size('source size'),
        ' came in 3.3: this file has the body there.',
      ]
    : [
        'Bytes 4–7 are the ',
        mtime('mtime'),
        ' in both. The 8-byte layout knows no source size: it would read that as the body.',
      ];
}

function nativeSentence(head: Uint8Array, { layout, kind, origin }: Header): Segment[] {
  const start = origin
    ? `${LAYOUT_PYTHONS[layout]}, which wrote these bytes, reads them as magic, `
    : `${head.length < 4 ? 'The magic number is cut off' : 'No Python is known to write this magic number'}. Read here as ${LAYOUT_PYTHONS[layout]} lay it out: magic, `;
  if (layout === 8) return [start, mtime('mtime'), ', and the body from byte 8 on.'];
  if (layout === 12) return [start, mtime('mtime'), ', ', size('source size'), ', and the body from byte 12 on.'];
  const rest: Segment[] =
    kind === 'timestamp' || kind === 'invalid'
      ? [mtime('mtime'), ', ', size('source size')]
      : [{ field: 'hash', text: 'source hash' }];
  return [
    start,
    flags('flags'),
    ', ',
    ...rest,
    ', and the body from byte 16 on.',
    ...(origin ? [' Read them as an older Python would: which timestamp does it find?'] : []),
  ];
}
