import { defineConfig } from '@playwright/test';
import { findChromium } from '@prikazchik/tools/chromium.ts';

const chromium = findChromium();

/** The journeys share one stack: a database, a mailbox, both portals. Each makes the people and shops that it needs. */
export default defineConfig({
  testDir: './journeys',
  testMatch: '**/*.spec.ts',
  outputDir: './test-results',
  globalSetup: './stack.setup.ts',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    // Without its film: filming every page costs more than the journeys themselves, and the trace shows each step's page.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      args: ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
