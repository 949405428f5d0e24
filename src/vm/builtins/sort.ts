/** The stable merge sort of list.sort, which asks `less(b, a)` for the very pairs that CPython asks for, in that order. */
import { minor } from '../objects/version.ts';

type Less<V> = (a: V, b: V) => boolean;

interface Run {
  at: number;
  length: number;
  power: number;
}

/** How many wins in a row start the galloping. */
const MIN_GALLOP = 7;

/** `list_sort_impl`: finds runs, lengthens short ones by insertion, merges them. Sorts `a` itself. */
export function mergeSort<V>(a: V[], less: Less<V>): V[] {
  if (a.length < 2) return a;
  const minRun = minimalRuns(a.length);
  const merging = { a, less, runs: [] as Run[], gallop: MIN_GALLOP };
  for (let at = 0; at < a.length;) {
    const end = Math.min(a.length, at + minRun());
    let length = minor < 13 ? countRun(a, at, less) : countRunOrEqual(a, at, less);
    if (length < end - at) {
      insertion(a, at, at + length, end, less);
      length = end - at;
    }
    const run = { at, length, power: 0 };
    // Powersort since 3.11: earlier, the lengths of neighbours decide what is merged.
    if (minor > 10) beforeRun(merging, run);
    merging.runs.push(run);
    if (minor < 11) collapse(merging);
    at += length;
  }
  forceCollapse(merging);
  return a;
}

type Merging<V> = { a: V[]; less: Less<V>; runs: Run[]; gallop: number };

/** The least length of each run in turn: always the same up to 3.14 (`merge_compute_minrun`), `minrun_next` since 3.15. */
function minimalRuns(n: number): () => number {
  let shift = 0;
  while (n >> shift >= 64) shift++;
  const mask = (1 << shift) - 1;
  if (minor < 15) {
    const always = (n >> shift) + ((n & mask) === 0 ? 0 : 1);
    return () => always;
  }
  let current = 0;
  return () => {
    current += n;
    const length = current >> shift;
    current &= mask;
    return length;
  };
}

function reverse<V>(a: V[], from: number, to: number): void {
  for (let [low, high] = [from, to - 1]; low < high; low++, high--) [a[low], a[high]] = [a[high], a[low]];
}

/** `count_run` up to 3.12: the length of the ordered start; a strictly descending one is turned round. */
function countRun<V>(a: V[], at: number, less: Less<V>): number {
  if (at + 1 === a.length) return 1;
  let n = at + 2;
  if (less(a[at + 1], a[at])) {
    while (n < a.length && less(a[n], a[n - 1])) n++;
    reverse(a, at, n);
  } else while (n < a.length && !less(a[n], a[n - 1])) n++;
  return n - at;
}

/** `count_run` since 3.13: equal items may stand in a descending run too. */
function countRunOrEqual<V>(a: V[], at: number, less: Less<V>): number {
  let n = at + 1;
  while (n < a.length && !less(a[n], a[n - 1])) n++;
  if (n === a.length) return n - at;
  if (n > at + 1) {
    if (less(a[at], a[n - 1])) return n - at;
    reverse(a, at, n);
  }
  n++;
  let equal = 0;
  const turnEqual = () => {
    if (equal > 0) reverse(a, n - equal - 1, n);
    equal = 0;
  };
  for (; n < a.length; n++) {
    if (less(a[n], a[n - 1])) turnEqual();
    else if (less(a[n - 1], a[n])) break;
    else equal++;
  }
  turnEqual();
  reverse(a, at, n);
  while (n < a.length && !less(a[n], a[n - 1])) n++;
  return n - at;
}

/** `binarysort`: a[from..start] is in order. */
function insertion<V>(a: V[], from: number, start: number, to: number, less: Less<V>): void {
  for (let n = start; n < to; n++) {
    const item = a[n];
    let low = from;
    let high = n;
    while (low < high) {
      const middle = low + ((high - low) >> 1);
      if (less(item, a[middle])) high = middle;
      else low = middle + 1;
    }
    a.copyWithin(low + 1, low, n);
    a[low] = item;
  }
}

/** `powerloop`: how deep in a nearly optimal tree of merges two neighbouring runs meet. */
function powerOf({ at, length }: Run, next: number, n: number): number {
  let a = 2 * at + length;
  let b = a + length + next;
  for (let power = 1; ; power++) {
    if (a >= n) {
      a -= n;
      b -= n;
    } else if (b >= n) return power;
    a *= 2;
    b *= 2;
  }
}

/** `found_new_run`. */
function beforeRun<V>(merging: Merging<V>, run: Run): void {
  const { runs, a } = merging;
  if (runs.length === 0) return;
  const power = powerOf(runs.at(-1)!, run.length, a.length);
  while (runs.length > 1 && runs.at(-2)!.power > power) mergeAt(merging, runs.length - 2);
  runs.at(-1)!.power = power;
}

/** `merge_collapse`, up to 3.10. */
function collapse<V>(merging: Merging<V>): void {
  const { runs } = merging;
  while (runs.length > 1) {
    let n = runs.length - 2;
    const size = (k: number) => runs[k].length;
    if ((n > 0 && size(n - 1) <= size(n) + size(n + 1)) || (n > 1 && size(n - 2) <= size(n - 1) + size(n))) {
      if (size(n - 1) < size(n + 1)) n--;
      mergeAt(merging, n);
    } else if (size(n) <= size(n + 1)) mergeAt(merging, n);
    else break;
  }
}

function forceCollapse<V>(merging: Merging<V>): void {
  const { runs } = merging;
  while (runs.length > 1) {
    const n = runs.length - 2;
    mergeAt(merging, n > 0 && runs[n - 1].length < runs[n + 1].length ? n - 1 : n);
  }
}

/** `merge_at`: merges run n with the one after it. */
function mergeAt<V>(merging: Merging<V>, n: number): void {
  const { a, less, runs } = merging;
  const { at, length } = runs[n];
  const next = runs[n + 1];
  runs[n] = { ...runs[n], length: length + next.length };
  runs.splice(n + 1, 1);
  const skipped = gallopRight(less, a[next.at], a, at, length, 0);
  if (skipped === length) return;
  const left = at + skipped;
  const leftLength = length - skipped;
  const rightLength = gallopLeft(less, a[left + leftLength - 1], a, next.at, next.length, next.length - 1);
  if (rightLength === 0) return;
  if (leftLength <= rightLength) mergeLow(merging, left, leftLength, next.at, rightLength);
  else mergeHigh(merging, left, leftLength, next.at, rightLength);
}

/** `gallop_left`: where `key` belongs in n items from `at`, before equal ones; the search starts at `hint`. */
function gallopLeft<V>(less: Less<V>, key: V, a: readonly V[], at: number, n: number, hint: number): number {
  let last = 0;
  let offset = 1;
  if (less(a[at + hint], key)) {
    const most = n - hint;
    while (offset < most && less(a[at + hint + offset], key)) [last, offset] = [offset, offset * 2 + 1];
    offset = Math.min(offset, most);
    [last, offset] = [last + hint, offset + hint];
  } else {
    const most = hint + 1;
    while (offset < most && !less(a[at + hint - offset], key)) [last, offset] = [offset, offset * 2 + 1];
    offset = Math.min(offset, most);
    [last, offset] = [hint - offset, hint - last];
  }
  last++;
  while (last < offset) {
    const middle = last + ((offset - last) >> 1);
    if (less(a[at + middle], key)) last = middle + 1;
    else offset = middle;
  }
  return offset;
}

/** `gallop_right`: the same, after equal ones. */
function gallopRight<V>(less: Less<V>, key: V, a: readonly V[], at: number, n: number, hint: number): number {
  let last = 0;
  let offset = 1;
  if (less(key, a[at + hint])) {
    const most = hint + 1;
    while (offset < most && less(key, a[at + hint - offset])) [last, offset] = [offset, offset * 2 + 1];
    offset = Math.min(offset, most);
    [last, offset] = [hint - offset, hint - last];
  } else {
    const most = n - hint;
    while (offset < most && !less(key, a[at + hint + offset])) [last, offset] = [offset, offset * 2 + 1];
    offset = Math.min(offset, most);
    [last, offset] = [last + hint, offset + hint];
  }
  last++;
  while (last < offset) {
    const middle = last + ((offset - last) >> 1);
    if (less(key, a[at + middle])) offset = middle;
    else last = middle + 1;
  }
  return offset;
}

/** `merge_lo`: the left run, which is not the longer one, is put aside, and both are merged from the left. */
function mergeLow<V>(merging: Merging<V>, at: number, nLeft: number, rightAt: number, nRight: number): void {
  const { a, less } = merging;
  const left = a.slice(at, at + nLeft);
  const end = rightAt + nRight;
  let [to, l, r] = [at, 0, rightAt];
  a[to++] = a[r++];
  const rest = () => {
    while (l < nLeft) a[to++] = left[l++];
  };
  if (r === end) return rest();
  // The last item of the left run is greater than all of the right one: it needs no more questions.
  const lastLeft = () => {
    while (r < end) a[to++] = a[r++];
    a[to] = left[l];
  };
  if (nLeft === 1) return lastLeft();
  let gallop = merging.gallop;
  for (;;) {
    let [fromLeft, fromRight] = [0, 0];
    do {
      if (less(a[r], left[l])) {
        a[to++] = a[r++];
        [fromRight, fromLeft] = [fromRight + 1, 0];
        if (r === end) return rest();
      } else {
        a[to++] = left[l++];
        [fromLeft, fromRight] = [fromLeft + 1, 0];
        if (nLeft - l === 1) return lastLeft();
      }
    } while (fromLeft < gallop && fromRight < gallop);
    gallop++;
    do {
      gallop -= gallop > 1 ? 1 : 0;
      merging.gallop = gallop;
      fromLeft = gallopRight(less, a[r], left, l, nLeft - l, 0);
      for (let n = 0; n < fromLeft; n++) a[to++] = left[l++];
      if (fromLeft > 0) {
        if (nLeft - l === 1) return lastLeft();
        if (l === nLeft) return;
      }
      a[to++] = a[r++];
      if (r === end) return rest();
      fromRight = gallopLeft(less, left[l], a, r, end - r, 0);
      for (let n = 0; n < fromRight; n++) a[to++] = a[r++];
      if (fromRight > 0 && r === end) return rest();
      a[to++] = left[l++];
      if (nLeft - l === 1) return lastLeft();
    } while (fromLeft >= MIN_GALLOP || fromRight >= MIN_GALLOP);
    gallop++;
    merging.gallop = gallop;
  }
}

/** `merge_hi`: the right run is put aside, and both are merged from the right. */
function mergeHigh<V>(merging: Merging<V>, at: number, nLeft: number, rightAt: number, nRight: number): void {
  const { a, less } = merging;
  const right = a.slice(rightAt, rightAt + nRight);
  let [to, l, r] = [rightAt + nRight - 1, at + nLeft - 1, nRight - 1];
  a[to--] = a[l--];
  const rest = () => {
    while (r >= 0) a[to--] = right[r--];
  };
  if (l < at) return rest();
  const firstRight = () => {
    while (l >= at) a[to--] = a[l--];
    a[to] = right[0];
  };
  if (nRight === 1) return firstRight();
  let gallop = merging.gallop;
  for (;;) {
    let [fromLeft, fromRight] = [0, 0];
    do {
      if (less(right[r], a[l])) {
        a[to--] = a[l--];
        [fromLeft, fromRight] = [fromLeft + 1, 0];
        if (l < at) return rest();
      } else {
        a[to--] = right[r--];
        [fromRight, fromLeft] = [fromRight + 1, 0];
        if (r === 0) return firstRight();
      }
    } while (fromLeft < gallop && fromRight < gallop);
    gallop++;
    do {
      gallop -= gallop > 1 ? 1 : 0;
      merging.gallop = gallop;
      fromLeft = l - at + 1 - gallopRight(less, right[r], a, at, l - at + 1, l - at);
      for (let n = 0; n < fromLeft; n++) a[to--] = a[l--];
      if (fromLeft > 0 && l < at) return rest();
      a[to--] = right[r--];
      if (r === 0) return firstRight();
      fromRight = r + 1 - gallopLeft(less, a[l], right, 0, r + 1, r);
      for (let n = 0; n < fromRight; n++) a[to--] = right[r--];
      if (fromRight > 0) {
        if (r === 0) return firstRight();
        if (r < 0) return;
      }
      a[to--] = a[l--];
      if (l < at) return rest();
    } while (fromLeft >= MIN_GALLOP || fromRight >= MIN_GALLOP);
    gallop++;
    merging.gallop = gallop;
  }
}
