import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Workflows executed by a real runner: one for every core, each with a limit from outside, since runners enforce few. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 300_000,
    // The first file that needs the forge builds it: minutes of a processor, more of a busy one.
    hookTimeout: 1_200_000,
    pool: 'forks',
    maxWorkers: availableParallelism(),
  },
});
