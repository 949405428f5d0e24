/**
 * Waits until all of a widget is alive that is deferred so far, see `deferred`. What the server did not know of (an address,
 * the reader's Python) is shown after it, and what is needed for that is loaded in a task of its own.
 */
export const allAlive = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
