import { defineConfig } from '@playwright/test';

/**
 * Journeys run in Debian's Chromium against the product as it is served. Two files at a time, each with a product of its own: one of them waits
 * for the other's network or clock nearly half of its time.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.journey.ts',
  workers: 2,
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
