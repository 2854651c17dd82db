import { defineConfig } from 'vitest/config';

/** The unit tests of the rooms that `npm run mutation` changes; they run in one process, again for every change. */
export default defineConfig({
  test: {
    include: ['test/unit/{maths,ml/duel,ml/evaluate,ml/registry}/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
