/** A stable sort that asks only `less(b, a)`, as list.sort does. */

/** Binary insertion for short runs, merging for the rest. */
export function mergeSort<V>(items: V[], less: (a: V, b: V) => boolean): V[] {
  if (items.length < 2) return items;
  const run = leadingRun(items, less);
  if (items.length <= 64) return insertion(items, run, less);
  if (run === items.length) return items;
  const middle = items.length >> 1;
  return merge(mergeSort(items.slice(0, middle), less), mergeSort(items.slice(middle), less), less);
}

/** Length of the ordered start; a strictly descending one is turned round first. */
function leadingRun<V>(items: V[], less: (a: V, b: V) => boolean): number {
  let n = 2;
  if (less(items[1], items[0])) {
    while (n < items.length && less(items[n], items[n - 1])) n++;
    const turned = items.slice(0, n).reverse();
    turned.forEach((item, k) => (items[k] = item));
    return n;
  }
  while (n < items.length && !less(items[n], items[n - 1])) n++;
  return n;
}

function insertion<V>(items: V[], from: number, less: (a: V, b: V) => boolean): V[] {
  for (let n = from; n < items.length; n++) {
    const item = items[n];
    let low = 0;
    let high = n;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (less(item, items[middle])) high = middle;
      else low = middle + 1;
    }
    items.splice(n, 1);
    items.splice(low, 0, item);
  }
  return items;
}

function merge<V>(left: V[], right: V[], less: (a: V, b: V) => boolean): V[] {
  const merged: V[] = [];
  let [a, b] = [0, 0];
  while (a < left.length && b < right.length) merged.push(less(right[b], left[a]) ? right[b++] : left[a++]);
  while (a < left.length) merged.push(left[a++]);
  while (b < right.length) merged.push(right[b++]);
  return merged;
}
