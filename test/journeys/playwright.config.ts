import { defineConfig } from '@playwright/test';

/** Journeys run in Debian's Chromium against the product as it is served. One at a time: they share a machine of two cores. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.journey.ts',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  // Patience costs a journey that goes well nothing, and a slow machine is no failure.
  timeout: 240_000,
  expect: { timeout: 30_000, toPass: { timeout: 60_000 } },
  reporter: 'line',
  outputDir: '../../test-results/journeys',
  use: {
    browserName: 'chromium',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 30_000,
    navigationTimeout: 45_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
    },
  },
});
