import { PYTHON_VERSIONS, type PythonVersion } from '../../pyc/types.ts';

/** The Python that a page shows before its reader has chosen one. */
export const DEFAULT_PYTHON: PythonVersion = '3.13';

/** Key in `localStorage`, and the event on `document` that tells of a change. */
export const PYTHON_KEY = 'inside-pyc.python';
export const PYTHON_EVENT = 'inside-pyc:python';

export function isPythonVersion(text: unknown): text is PythonVersion {
  return (PYTHON_VERSIONS as readonly unknown[]).includes(text);
}

/** The reader's Python, as the page shows it now. */
export function currentPython(): PythonVersion {
  const shown = typeof document === 'undefined' ? null : document.documentElement.dataset.python;
  return isPythonVersion(shown) ? shown : DEFAULT_PYTHON;
}

/** Calls back at every change of the reader's Python; returns the function that ends this. */
export function onPythonChange(callback: (python: PythonVersion) => void): () => void {
  const listener = (event: Event) => callback((event as CustomEvent<PythonVersion>).detail);
  document.addEventListener(PYTHON_EVENT, listener);
  return () => document.removeEventListener(PYTHON_EVENT, listener);
}

/** Writes to `localStorage`. Browsers refuse it in private windows and some frames: the choice then lasts for the page. */
export function remember(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/** Reads from `localStorage`; null where nothing is stored or storage is refused. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** What is stored under the keys that begin with `prefix`; nothing where storage is refused. */
export function recallAll(prefix: string): Record<string, string> {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return Object.fromEntries(keys.map((key) => [key, localStorage.getItem(key) ?? '']));
  } catch {
    return {};
  }
}

/** Removes what is stored under a key. Where storage is refused there is nothing to remove. */
export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    return;
  }
}
