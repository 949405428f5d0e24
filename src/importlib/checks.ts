import type { CacheCheck, PythonException } from './types.ts';

/** The check with this id, in a list made for the running version. */
export function checkOf(checks: CacheCheck[], id: CacheCheck['id']): CacheCheck {
  const check = checks.find((one) => one.id === id);
  if (!check) throw new RangeError(`no check '${id}' in this version's list`);
  return check;
}

/** A check that was not reached. */
export function unreached(id: CacheCheck['id'], fn: CacheCheck['function'], field: CacheCheck['field']): CacheCheck {
  return { id, function: fn, field, result: 'not-reached', found: null, expected: null, raised: null };
}

/** Enters what a check compared, and how it ended: it passed where nothing was raised. */
export function settle(
  check: CacheCheck,
  passed: boolean,
  found: string | null,
  expected: string | null,
  raised: PythonException | null = null,
): void {
  check.result = passed ? 'passed' : 'failed';
  check.found = found;
  check.expected = expected;
  check.raised = raised;
}

/** Marks the checks with these ids as not asked for. */
export function skip(checks: CacheCheck[], ...ids: CacheCheck['id'][]): void {
  for (const check of checks) if (ids.includes(check.id)) check.result = 'skipped';
}
