import { PYTHON_VERSIONS, type PythonVersion } from '../../pyc/types.ts';

/** The Python that a page shows before its reader has chosen one. */
export const DEFAULT_PYTHON: PythonVersion = '3.13';

/** Keys in `localStorage`, and the event on `document` that tells of a change. */
export const PYTHON_KEY = 'inside-pyc.python';
export const THEME_KEY = 'inside-pyc.theme';
export const PYTHON_EVENT = 'inside-pyc:python';

export type Theme = 'light' | 'dark';

export function isPythonVersion(text: unknown): text is PythonVersion {
  return (PYTHON_VERSIONS as readonly unknown[]).includes(text);
}

/** The reader's Python, as the page shows it now. */
export function currentPython(): PythonVersion {
  const shown = typeof document === 'undefined' ? null : document.documentElement.dataset.python;
  return isPythonVersion(shown) ? shown : DEFAULT_PYTHON;
}

/** Shows the page for another Python, remembers it where storage can be had, and tells the widgets. */
export function choosePython(python: PythonVersion): void {
  document.documentElement.dataset.python = python;
  remember(PYTHON_KEY, python);
  document.dispatchEvent(new CustomEvent(PYTHON_EVENT, { detail: python }));
}

/** Calls back at every change of the reader's Python; returns the function that ends this. */
export function onPythonChange(callback: (python: PythonVersion) => void): () => void {
  const listener = (event: Event) => callback((event as CustomEvent<PythonVersion>).detail);
  document.addEventListener(PYTHON_EVENT, listener);
  return () => document.removeEventListener(PYTHON_EVENT, listener);
}

/** The theme on the page: the reader's choice, else the system's. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  remember(THEME_KEY, theme);
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
