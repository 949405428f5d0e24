/** Saves bytes under a name. */
export function download(name: string, bytes: Uint8Array): void {
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(new Blob([bytes.slice()], { type: 'application/octet-stream' }));
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}
