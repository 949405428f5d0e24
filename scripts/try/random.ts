export function randomPieces(_seed: number, _count: number): string[] {
  return [];
}
