/** Build and development server of the interface. `vite build web` writes `web/dist`, which `src/platform/http` serves. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compressAssets } from './compress-assets.ts';
import { earlyFetches } from './early-fetches.ts';

const DEVELOPMENT_SERVER = process.env['VISAVIS_URL'] ?? 'http://127.0.0.1:4400';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    {
      name: 'language-of-the-page',
      apply: 'serve',
      // The product's server writes the language that the browser asks for; the development server has no request at hand.
      transformIndexHtml: (html) => html.replace('__LANG__', 'fr'),
    },
    earlyFetches(),
    compressAssets(),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // `light-dark()` and container queries are used as they are.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      // React's libraries mark their files for its server rendering, which is not used here.
      checks: { moduleLevelDirective: false },
      output: {
        // What every page needs comes in three files instead of thirty small ones.
        codeSplitting: {
          groups: [
            {
              name: 'overlays',
              test: /node_modules\/(react-aria|react-stately|react-aria-components|@react-|@internationalized)/u,
              priority: 2,
            },
            {
              name: 'libraries',
              test: /rolldown.runtime|node_modules\/(react|react-dom|scheduler|@tanstack\/(?!react-virtual|virtual)|i18next|react-i18next|use-sync)/u,
              priority: 1,
            },
            // What the inbox shares with other rooms is on every first page too.
            {
              name: 'frame',
              test: /web\/(api\/(?!past|spending|wrong)|design\/(?!choices|error-summary|use-form|use-copy)|live|app\/(?!settings|use-refusal)|guardrails\/findings\.tsx|review\/(news-of|pause|requests|seen)\.ts|media\/(media-tray|requests|upload-file)|moderation\/(requests|standing|use-moderation)|inbox\/(conversation-cache|live\/lease|queue\/conversation-changes|thread\/text-runs))|src\/networks\/counting/u,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api/v1': { target: DEVELOPMENT_SERVER, changeOrigin: true },
      '/practice': { target: DEVELOPMENT_SERVER, changeOrigin: true },
      // A slug has no dot: what has one is a file of web/who-speaks.
      '^/(qui-parle|who-speaks)/[-a-z0-9]+([/?]|$)': { target: DEVELOPMENT_SERVER, changeOrigin: true },
    },
  },
});
