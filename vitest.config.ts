import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Silences notes on the source maps that @actions packages leave out.
  logLevel: 'error',
  test: {
    include: ['test/{unit,bundle,template}/**/*.test.ts'],
    // Far beyond what any test takes on a slow and busy machine: tests wait for events, and this ends those that hang.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    // Vitest leaves one processor free, half of a small machine.
    maxWorkers: availableParallelism(),
    server: { deps: { inline: [/@actions\//] } },
  },
});
