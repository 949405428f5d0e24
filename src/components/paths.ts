const BASE = import.meta.env.BASE_URL.replace(/\/+$/, '');

/** A page or file of this site as a link that works under its base path: `link('/lessons/')`. */
export function link(path: `/${string}`): string {
  return BASE + path;
}
