import { headerField, readHeader } from '../../src/pyc/index.ts';
import type { FieldName, Header } from '../../src/pyc/index.ts';
import { fileArguments, print, readInput, sentence } from './command.ts';
import type { Command } from './command.ts';

/** One file's header as the object that is printed; a field that the header has not, or not whole, is null. */
function headerLine(file: string, bytes: Uint8Array, header: Header): Record<string, unknown> {
  const value = (name: FieldName) => headerField(header, name)?.value ?? null;
  const hash = headerField(header, 'hash');
  const wholeHash = hash && hash.end - hash.start === 8 ? Buffer.from(bytes.subarray(hash.start, hash.end)) : null;
  return {
    file,
    magic: value('magic'),
    python: header.origin?.minor ?? null,
    headerSize: header.layout,
    flags: value('flags'),
    kind: header.kind,
    mtime: value('mtime'),
    sourceSize: value('size'),
    hash: wholeHash?.toString('hex') ?? null,
    error: header.error ? sentence(header.error) : null,
  };
}

export const header: Command = {
  usage: 'header FILE…',
  async run(args) {
    let status = 0;
    for (const file of fileArguments(args)) {
      const bytes = readInput(file);
      if (!bytes) {
        status = 1;
        continue;
      }
      const read = readHeader(bytes);
      if (read.error) {
        console.error(`${file}: ${sentence(read.error)}`);
        status = 1;
      }
      await print(`${JSON.stringify(headerLine(file, bytes, read))}\n`);
    }
    return status;
  },
};
