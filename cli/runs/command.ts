import type { Command } from '../command.ts';

/** Questions about the runs that the branch of runs keeps. */
export const RUNS_COMMAND: Command = {
  name: 'runs',
  words: [],
  describe: async () => ({
    description:
      'Lists the runs that the branch slipway/runs keeps, or holds two of them side by side. Works from Git alone, without a connection from what was fetched before.',
    inputs: {
      sort: {
        description: 'A metric (best first), `when` (newest first) or `minutes` (shortest first).',
        required: false,
        default: 'when',
      },
      compare: {
        description: 'Two runs by their ids, or the beginnings of them, to hold side by side.',
        required: false,
        values: 2,
      },
      model: { description: 'Only the runs of this model.', required: false },
      limit: { description: 'Runs listed at most; 0 for all.', required: false, default: '20' },
      offline: {
        description: 'Does not ask the remote for newer runs.',
        required: false,
        default: 'false',
      },
    },
    outputs: {},
  }),
  execute: async (parsed) => (await import('./run-runs.ts')).runRuns(parsed),
};
