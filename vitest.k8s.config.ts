import { defineConfig } from 'vitest/config';

/** A real Kubernetes API, one cluster a file. Its programs take minutes to build once, so this tier runs when asked for. */
export default defineConfig({
  test: {
    include: ['test/k8s/**/*.test.ts'],
    testTimeout: 300_000,
    // The first file builds the programs: 6 minutes on two processors, more on busy ones.
    hookTimeout: 2_400_000,
    pool: 'forks',
    fileParallelism: false,
  },
});
