/** The fragment for a state, `#` included. Empty values are left out, so that links stay short. */
export function formatFragment(version: number, values: Record<string, string | number | undefined>): string {
  const pairs = Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value)).replaceAll('%3A', ':').replaceAll('%2C', ',')}`);
  return `#${version}.${pairs.join('&')}`;
}
