import { type BrowserContext, test as base, expect } from '@playwright/test';

function watch(context: BrowserContext, complaints: string[]): void {
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text())) complaints.push(message.text());
  });
}

/**
 * Playwright's `test` for journeys: fails also when any page of any of its browser contexts threw an error that nobody
 * caught, or broke its own Content Security Policy.
 */
export const test = base.extend<{ soundPages: undefined }>({
  soundPages: [
    async ({ browser }, use) => {
      const complaints: string[] = [];
      const listen = (context: BrowserContext) => watch(context, complaints);
      browser.on('context', listen);
      await use(undefined);
      browser.off('context', listen);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
