/** The fragment for a state, `#` included. Empty values are left out, so that links stay short; a list repeats its key. */
export function formatFragment(
  version: number,
  values: Record<string, string | number | undefined | readonly string[]>,
): string {
  const pairs = Object.entries(values)
    .flatMap(([key, value]) => (Array.isArray(value) ? value : [value]).map((each) => [key, each] as const))
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value)).replaceAll('%3A', ':').replaceAll('%2C', ',')}`);
  return `#${version}.${pairs.join('&')}`;
}
