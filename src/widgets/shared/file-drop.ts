/** Makes an element take files that are dropped on it. While files are held over it, it has `data-over`. */
export function takeFiles(root: HTMLElement, open: (files: readonly File[]) => void): void {
  const over = (yes: boolean) => root.toggleAttribute('data-over', yes);
  root.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    over(true);
  });
  root.addEventListener('dragleave', (event) => {
    if (!root.contains(event.relatedTarget as Node | null)) over(false);
  });
  root.addEventListener('drop', (event) => {
    over(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    open(files);
  });
}
