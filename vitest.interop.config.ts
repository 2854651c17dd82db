import { defineConfig } from 'vitest/config';

/**
 * The real neighbours, each installed by its test at a pinned version. Those under `heavy/` take minutes to build:
 * `npm run test:heavy` runs them, when the boundary they test changes.
 */
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === 'heavy' ? 'test/interop/heavy/*.test.ts' : 'test/interop/*.test.ts'],
    passWithNoTests: true,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    fileParallelism: false,
  },
}));
