/**
 * What the tests of the rooms that judge are worth: each of their lines is changed, and a test has to notice. By hand and
 * not in `.ci/run`, since it takes hours; a second run only tries what has changed since.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: ['kit/maths/**/*.ts', 'kit/ml/{duel,evaluate,registry}/*.ts', 'kit/format/manifest/metrics.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: '.stryker/incremental.json',
  tempDirName: '.stryker/sandbox',
  reporters: ['clear-text', 'progress-append-only', 'html'],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  htmlReporter: { fileName: '.stryker/report.html' },
  // What no test of these rooms reads is not copied.
  ignorePatterns: [
    '/.stryker',
    '/dist',
    '/docs',
    '/bench',
    '/template-repo',
    '/test/{bundle,e2e,interop,k8s,template}',
  ],
  // TypeScript 7 has no JavaScript API to read a tsconfig with, so there is none; vitest needs none either.
  tsconfigFile: 'none.json',
  disableTypeChecks: false,
  // What a file computes once as it loads would take every test for every change of it.
  ignoreStatic: true,
  // On a busy machine a slow test is no mutant that never ends.
  timeoutMS: 60_000,
  thresholds: { high: 95, low: 85, break: 85 },
};
