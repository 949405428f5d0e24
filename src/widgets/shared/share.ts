/** Hands bytes to the browser as a download. */
export function downloadFile(name: string, bytes: Uint8Array): void {
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(new Blob([bytes.slice()], { type: 'application/octet-stream' }));
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}
