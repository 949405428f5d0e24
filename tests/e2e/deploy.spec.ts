/** The built site as a host serves it, with the headers that the build has written. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './site.ts';

test('pages and widgets work under the headers of the build', async ({ page, site, watch }) => {
  const policies: string[] = [];
  page.on('response', (response) => {
    if (response.request().isNavigationRequest()) policies.push(response.headers()['content-security-policy'] ?? '');
  });
  await site.open('stepper/');
  await page.getByRole('button', { name: /next/i }).first().click();
  await site.open('cache-lab/');
  await site.open('');
  await page.getByRole('gridcell').first().click();
  await page.keyboard.type('00');
  await expect(page.locator('main [role=status]').first()).toContainText(/recompile/i);
  expect(policies.length).toBeGreaterThanOrEqual(3);
  for (const policy of policies) {
    expect(policy).toMatch(/script-src 'self' 'sha256-/);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
  }
  // A violation is an error on the console, which fails a test by itself: this one is on purpose, and the only one.
  watch.allow(/Executing inline script violates.+\(\)$/);
  const injected = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "injected"';
    return new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective), {
        once: true,
      });
      document.head.append(script);
    });
  });
  expect(injected).toMatch(/script-src/);
});

test('another site can frame an embed, and nothing else', async ({ page, site, watch }) => {
  watch.allow(/./);
  const host = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><title>Slides</title><iframe name="embed" src="${site.url('embed/header-lab/')}" width="900" height="700"></iframe>` +
        `<iframe name="page" src="${site.url('header-lab/')}"></iframe>`,
    );
  });
  await new Promise<void>((done) => host.listen(0, '127.0.0.1', done));
  try {
    // Another origin than 127.0.0.1.
    await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`);
    const embed = page.frameLocator('iframe[name=embed]');
    await expect(embed.getByRole('gridcell').first()).toBeVisible();
    await expect(embed.locator('astro-island[ssr]')).toHaveCount(0);
    await embed.getByRole('gridcell').first().click();
    await page.keyboard.type('00');
    await expect(embed.getByRole('status').first()).toContainText(/recompile/i);
    await expect(page.frameLocator('iframe[name=page]').getByRole('heading', { level: 1 })).toHaveCount(0);
  } finally {
    host.closeAllConnections();
    host.close();
  }
});
