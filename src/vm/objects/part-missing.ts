/** Thrown where a run needs a part of the machine that has not been loaded (see `parts.ts`). */
export class PartMissing extends Error {
  constructor(part: string) {
    super(`${part} must be loaded first`);
  }
}
