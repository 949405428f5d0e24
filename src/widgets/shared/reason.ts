/** What a problem says of itself. */
export const reasonOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));
