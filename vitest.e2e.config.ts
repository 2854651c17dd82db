import { defineConfig } from 'vitest/config';

/** Workflows executed by a real runner: one at a time, each with a limit from outside, since runners enforce few. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 300_000,
    // The first file that needs the forge builds it: 5 minutes on two processors, more on busy ones.
    hookTimeout: 1_200_000,
    pool: 'forks',
    fileParallelism: false,
  },
});
