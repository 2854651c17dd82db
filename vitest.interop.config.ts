import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * The real neighbours, each installed by its test at a pinned version. Those under `heavy/` take minutes to build:
 * `npm run test:heavy` runs them, when the boundary they test changes.
 */
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === 'heavy' ? 'test/interop/heavy/*.test.ts' : 'test/interop/*.test.ts'],
    passWithNoTests: true,
    testTimeout: 600_000,
    // The first file that needs a tool of Go builds it: a minute on two processors, many on busy ones.
    hookTimeout: 1_200_000,
    pool: 'forks',
    maxWorkers: availableParallelism(),
  },
}));
