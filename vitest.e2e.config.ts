import { defineConfig } from 'vitest/config';

/** Workflows executed by a real runner: one at a time, each with a limit from outside, since runners enforce few. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    fileParallelism: false,
  },
});
