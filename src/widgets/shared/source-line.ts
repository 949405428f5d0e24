import type { LineSpan } from './columns.ts';
import type { Token } from './sample-source.ts';

/** A run of characters of one line that is drawn alike. */
export interface Segment {
  kind: string;
  text: string;
  /** Inside one of the marked spans; inside one of the lit ones. */
  marked: boolean;
  lit: boolean;
}

/** Cuts a highlighted line at the borders of the spans on it. `line` counts from 1. */
export function cutLine(
  tokens: readonly Token[],
  line: number,
  marked: readonly LineSpan[],
  lit: readonly LineSpan[],
): Segment[] {
  const here = (spans: readonly LineSpan[]) => spans.filter((span) => span.line === line);
  const [marks, lights] = [here(marked), here(lit)];
  const borders = [...marks, ...lights].flatMap((span) => [span.start, span.end]);
  const inside = (spans: LineSpan[], at: number) => spans.some((span) => span.start <= at && at < span.end);
  const segments: Segment[] = [];
  let at = 0;
  for (const [kind, text] of tokens) {
    const end = at + text.length;
    const cuts = [...new Set([at, ...borders.filter((border) => border > at && border < end), end])].sort(
      (a, b) => a - b,
    );
    for (let n = 0; n + 1 < cuts.length; n++)
      segments.push({
        kind,
        text: text.slice(cuts[n] - at, cuts[n + 1] - at),
        marked: inside(marks, cuts[n]),
        lit: inside(lights, cuts[n]),
      });
    at = end;
  }
  return joined(segments);
}

/** Neighbours that are marked together become groups, so that one box is drawn around them. */
export interface Group {
  marked: boolean;
  segments: Segment[];
}

export function groupsOf(segments: readonly Segment[]): Group[] {
  const groups: Group[] = [];
  for (const segment of segments) {
    const last = groups.at(-1);
    if (last && last.marked === segment.marked) last.segments.push(segment);
    else groups.push({ marked: segment.marked, segments: [segment] });
  }
  return groups;
}

function joined(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  for (const segment of segments) {
    const last = result.at(-1);
    if (last && last.kind === segment.kind && last.marked === segment.marked && last.lit === segment.lit)
      result[result.length - 1] = { ...last, text: last.text + segment.text };
    else if (segment.text !== '') result.push(segment);
  }
  return result;
}
