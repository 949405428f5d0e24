/** The running version as a plain variable, for objects that ask for it often; `setRuntime` keeps it. */

/** Minor number of the version that runs: 13 for 3.13. */
export let minor = 13;

export function setMinor(value: number): void {
  minor = value;
}
