/** A copy of a file with some of its bytes replaced, for readers to repair. */
export function damaged(bytes: Uint8Array, broken: Readonly<Record<number, number>>): Uint8Array {
  const copy = bytes.slice();
  for (const [offset, value] of Object.entries(broken)) {
    if (Number(offset) >= copy.length)
      throw new Error(`Byte ${offset} cannot be damaged: the file ends at ${copy.length}`);
    copy[Number(offset)] = value;
  }
  return copy;
}
