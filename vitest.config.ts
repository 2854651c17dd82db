import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,bundle,template}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    server: { deps: { inline: [/@actions\//] } },
  },
});
