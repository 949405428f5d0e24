/** How a check of this project tells what it found: lines for a person, a file with the numbers for `npm test`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** One thing that was checked: what, and what is wrong with it (nothing is wrong when empty). */
export interface Checked {
  what: string;
  problems: string[];
}

/** What a check found, as `npm test` adds it up. */
export interface Numbers {
  passed: number;
  failed: number;
  /** Lines that say what was not checked and why. */
  skipped: string[];
}

/** Writes the numbers where `npm test` asked for them: in the variable REPORT. */
export function saveNumbers(numbers: Numbers): void {
  if (!process.env.REPORT) return;
  mkdirSync(dirname(process.env.REPORT), { recursive: true });
  writeFileSync(process.env.REPORT, JSON.stringify(numbers) + '\n');
}

/**
 * Prints what failed and the sum, saves the numbers, and sets the exit status. A check that checked nothing has failed.
 */
export function report(name: string, checked: Checked[], skipped: string[] = []): void {
  const failures = checked.filter(({ problems }) => problems.length > 0);
  for (const { what, problems } of failures) {
    console.log(`✗ ${what}`);
    for (const problem of problems) console.log(`    ${problem}`);
  }
  for (const line of skipped) console.log(`- skipped: ${line}`);
  const numbers: Numbers = { passed: checked.length - failures.length, failed: failures.length, skipped };
  console.log(`${name}: ${numbers.passed} passed, ${numbers.failed} failed`);
  if (checked.length === 0) console.log(`${name}: found nothing to check`);
  saveNumbers(numbers);
  if (failures.length > 0 || checked.length === 0) process.exitCode = 1;
}
