import { defineConfig } from 'vitest/config';

/** The real neighbours, each installed by its test at a pinned version. */
export default defineConfig({
  test: {
    include: ['test/interop/**/*.test.ts'],
    passWithNoTests: true,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    fileParallelism: false,
  },
});
