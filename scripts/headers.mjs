/** Reads a `_headers` file: rules of a path, where `*` stands for anything, and the headers below it. */

/**
 * @typedef {{ path: string, headers: [name: string, value: string][] }} HeaderRule
 * @param {string} text
 * @returns {HeaderRule[]}
 * @throws {Error} on a line that is neither
 */
export function parseHeaders(text) {
  /** @type {HeaderRule[]} */
  const rules = [];
  text.split('\n').forEach((line, at) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const header = /^\s+([\w-]+):\s*(.+)$/.exec(line);
    if (header && rules.length > 0) rules.at(-1).headers.push([header[1].toLowerCase(), header[2].trim()]);
    else if (line.startsWith('/')) rules.push({ path: line.trim(), headers: [] });
    else throw new Error(`_headers, line ${at + 1}: ${JSON.stringify(line)} is neither a path nor a header`);
  });
  return rules;
}

/**
 * The headers for an address. Throws where two rules set the same one: hosts disagree on what that means.
 * @param {HeaderRule[]} rules
 * @param {string} path
 * @returns {Record<string, string>}
 */
export function headersAt(rules, path) {
  /** @type {Record<string, string>} */
  const headers = {};
  for (const rule of rules) {
    const [before, after] = rule.path.split('*');
    const matches = after === undefined ? path === before : path.startsWith(before) && path.endsWith(after);
    for (const [name, value] of matches ? rule.headers : []) {
      if (name in headers) throw new Error(`_headers sets ${name} twice for ${path}`);
      headers[name] = value;
    }
  }
  return headers;
}
