import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, ensureChromium } from './scripts/chromium.mjs';
import type { SiteOptions } from './tests/e2e/site.ts';

// Workers evaluate this file again and inherit the variable.
process.env.CHROMIUM ??= await ensureChromium(console.error);

/** Tests with this tag say the same under every base path and run on the first build only. */
const ONCE = /@once/;
/** Tests with this tag are for the second build only. */
const BASE = /@base/;

export default defineConfig<SiteOptions>({
  testDir: './tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: './test-results/e2e',
  globalSetup: './tests/e2e/serve-builds.ts',
  fullyParallel: true,
  // A test that needs a second try has a race in it: found by running without, and named by `npm test` where one is given.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // Long, for machines that do much else at the time: nothing here waits for a clock.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Shorter than the time that npm test allows, so that what was run is still counted.
  globalTimeout: process.env.REPORT ? 13 * 60_000 : 0,
  reporter: process.env.REPORT ? [['list'], ['json', { outputFile: process.env.REPORT }]] : [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: process.env.CHROMIUM, args: CHROMIUM_FLAGS },
    viewport: { width: 1280, height: 800 },
    contextOptions: { reducedMotion: 'reduce' },
    // It would fetch the whole site for every test; tests/e2e/offline.spec.ts lets it in.
    serviceWorkers: 'block',
    trace: process.env.CI ? 'off' : 'retain-on-failure',
  },
  projects: [
    { name: 'root', use: { build: 'root' }, grepInvert: BASE },
    // What a widget does is the same everywhere; whether its parts are found is tried on a few of them.
    {
      name: 'base',
      use: { build: 'base' },
      grepInvert: ONCE,
      testIgnore:
        /(stepper|stepper-tools|header-lab|marshal-tree|disassembly|code-object|broken-links|long-names|preferences)\.spec/,
    },
  ],
});
