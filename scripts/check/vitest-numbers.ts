import type { Reporter } from 'vitest/node';
import { saveNumbers } from './report.ts';

/** Counts a Vitest run for `npm test`, with the reason of every test that was skipped. */
export default class VitestNumbers implements Reporter {
  onTestRunEnd: NonNullable<Reporter['onTestRunEnd']> = (modules, unhandledErrors) => {
    const numbers = { passed: 0, failed: unhandledErrors.length, skipped: [] as string[] };
    for (const module of modules) {
      // A file or group that breaks outside of its tests has failed without one.
      for (const group of [module, ...module.children.allSuites()]) numbers.failed += group.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') numbers.passed += 1;
        else if (result.state === 'failed') numbers.failed += 1;
        else {
          const reason = ('note' in result ? result.note : undefined) ?? `no reason given (${test.options.mode})`;
          numbers.skipped.push(`${module.relativeModuleId}: ${test.fullName}: ${reason}`);
        }
      }
    }
    saveNumbers(numbers);
  };
}
