import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/**
 * What the oldest supported Node may do otherwise, since people start the command line on it: JSON, text, numbers,
 * tensors, HTTP. The rest is tested on the Node that runs it.
 */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: [
      'test/unit/cli/**/*.test.ts',
      'test/unit/{format/{contract,manifest},ground/{errors,log},host/{git,http},ml/{data,inference,predictions}}/**/*.test.ts',
      'test/bundle/{cli,serve-datatypes}.test.ts',
    ],
    // Starts TypeScript in a process of its own, which takes a newer Node.
    exclude: ['test/unit/host/http/process-settings.test.ts'],
  },
});
