import { encodePyc, readPyc } from '../../src/pyc/index.ts';
import { fileArguments, print, readInput, sentence } from './command.ts';
import type { Command } from './command.ts';

/** What is wrong with a file made again from what was decoded of it; null where it is identical. */
export function roundtripProblem(bytes: Uint8Array): string | null {
  const file = readPyc(bytes);
  const encoded = encodePyc(file);
  if (!encoded) {
    if (file.error) return sentence(file.error);
    return `made by Python ${file.header.origin!.since}, whose marshal format is not known here`;
  }
  const length = Math.min(bytes.length, encoded.length);
  let at = 0;
  while (at < length && bytes[at] === encoded[at]) at++;
  if (at === bytes.length && at === encoded.length) return null;
  return `differs from byte ${at} on (${bytes.length} bytes, ${encoded.length} when encoded)`;
}

export const roundtrip: Command = {
  usage: 'roundtrip FILE…',
  async run(args) {
    let identical = 0;
    let different = 0;
    for (const file of fileArguments(args)) {
      const bytes = readInput(file);
      const problem = bytes ? roundtripProblem(bytes) : 'not read';
      if (problem === null) {
        identical++;
        continue;
      }
      different++;
      if (bytes) console.error(`${file}: ${problem}`);
    }
    await print(`${identical} identical, ${different} different\n`);
    return different > 0 ? 1 : 0;
  },
};
