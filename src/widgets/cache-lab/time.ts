/** `2009-02-13 23:31:30`, in UTC; a number where no date holds it. */
export function utc(seconds: number): string {
  const date = new Date(Math.floor(seconds) * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString().slice(0, 19).replace('T', ' ');
}
