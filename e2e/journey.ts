import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';

function watch(context: BrowserContext, complaints: string[]): void {
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('console', (message) => {
    // Said of a foreign page that wanted to show ours in a frame of its own: the policy at work.
    if (message.text().startsWith('Framing ')) return;
    if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text())) complaints.push(message.text());
  });
}

interface Fixtures {
  soundPages: undefined;
  /** Opens a page in a browser that knows nothing yet: somebody else's, or one's own another day. */
  visit: (options?: BrowserContextOptions) => Promise<Page>;
}

/**
 * Playwright's `test` for journeys: fails also when any page of any of its browser contexts threw an error that nobody
 * caught, or broke its own Content Security Policy.
 */
export const test = base.extend<Fixtures>({
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
  visit: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };
