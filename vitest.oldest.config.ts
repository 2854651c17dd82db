import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/**
 * What the oldest supported Node may do otherwise, since people start the command line on it: JSON, text, numbers, files,
 * processes, tensors, HTTP. The rest is tested on the Node that runs it.
 */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: [
      'test/unit/{cli,contract,data,errors,files,git,http,inference,log,manifest,predictions,runtime,serve}/**/*.test.ts',
      'test/bundle/{cli,every-verb,serve-datatypes}.test.ts',
    ],
  },
});
