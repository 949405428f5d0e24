/** Which Python the objects behave like: the one place that tells the running version. */

/** Minor version of the Python that runs: 7 to 15. Read it where behaviour differs; it changes between recordings. */
export let minor = 13;

/** To be called before a program starts. */
export function setMinor(value: number): void {
  minor = value;
}
