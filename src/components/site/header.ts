import { choosePython, chooseTheme, currentTheme } from '../../widgets/shared/choices.ts';
import { currentPython, isPythonVersion, onPythonChange } from '../../widgets/shared/preferences.ts';

/** The reader's Python and theme, chosen in the page's header. */
export function installHeader(): void {
  const python = document.querySelector<HTMLSelectElement>('#python-choice')!;
  python.value = currentPython();
  python.addEventListener('change', () => {
    if (isPythonVersion(python.value)) choosePython(python.value);
  });
  onPythonChange((version) => (python.value = version));

  const theme = document.querySelector<HTMLButtonElement>('#theme-choice')!;
  const showTheme = () => theme.setAttribute('aria-pressed', String(currentTheme() === 'dark'));
  theme.addEventListener('click', () => {
    chooseTheme(currentTheme() === 'dark' ? 'light' : 'dark');
    showTheme();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', showTheme);
  showTheme();
}
