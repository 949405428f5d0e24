/** Code of more bytes is disassembled after the input that asks for it has been answered by a paint. */
export const LARGE_CODE = 40_000;

/** Resolves once the browser has painted what is on the page now. */
export function painted(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
