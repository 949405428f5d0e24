import { choosePython } from '../../widgets/shared/choices.ts';
import { currentPython, isPythonVersion, onPythonChange } from '../../widgets/shared/preferences.ts';

/** The places in the text where a reader chooses their Python. */
export function installPythonSwitches(): void {
  for (const fieldset of document.querySelectorAll('.python-switch')) {
    const radios = [...fieldset.querySelectorAll('input')];
    const show = (python: string) => radios.forEach((radio) => (radio.checked = radio.value === python));
    fieldset.addEventListener('change', (event) => {
      const { value } = event.target as HTMLInputElement;
      if (isPythonVersion(value)) choosePython(value);
    });
    onPythonChange(show);
    show(currentPython());
  }
}
