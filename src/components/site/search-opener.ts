/** The search's button and its key; the search itself is loaded when it is opened. */
export function installSearchOpener(): void {
  const dialog = document.querySelector<HTMLDialogElement>('#search')!;
  let opener: Promise<() => void> | undefined;
  async function open() {
    opener ??= import('../../widgets/search/dialog.ts').then(({ installSearch }) => installSearch(dialog));
    (await opener)();
  }
  document.querySelector('#search-open')!.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    // Not where a slash is typed, and not inside of a widget that has keys of its own.
    if (target.isContentEditable || target.closest('input, textarea, select, [role=grid], [role=tree], astro-island'))
      return;
    event.preventDefault();
    void open();
  });
}
