/** `3.13` → 13. */
export function minorOf(python: string): number {
  return Number(python.slice(python.indexOf('.') + 1));
}
