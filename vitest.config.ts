import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Silences notes on the source maps that @actions packages leave out.
  logLevel: 'error',
  test: {
    include: ['test/{unit,bundle,template}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    server: { deps: { inline: [/@actions\//] } },
  },
});
