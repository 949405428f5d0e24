/** What a reader chooses for the whole site: the page's header sets it, the widgets follow. */
import type { PythonVersion } from '../../pyc/types.ts';
import { PYTHON_EVENT, PYTHON_KEY, remember } from './preferences.ts';

export const THEME_KEY = 'inside-pyc.theme';

export type Theme = 'light' | 'dark';

/** Shows the page for another Python, remembers it where storage can be had, and tells the widgets. */
export function choosePython(python: PythonVersion): void {
  document.documentElement.dataset.python = python;
  remember(PYTHON_KEY, python);
  document.dispatchEvent(new CustomEvent(PYTHON_EVENT, { detail: python }));
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
