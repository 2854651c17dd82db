import type { Command } from '../command.ts';

/** What holds the workflows of a project to the environments it lists. */
export const WORKFLOWS_COMMAND: Command = {
  name: 'workflows',
  words: [],
  describe: async () => ({
    description:
      'Brings the workflows to the environments that pipeline.yaml lists: a new one gets its jobs, those of one that is gone go. Only what stands between marks ("# slipway: …") is touched, and there a job that is present stays as it is written.',
    inputs: {
      check: {
        description: 'Changes nothing, and says what it would change; then the exit code is 1.',
        required: false,
        default: 'false',
      },
    },
    outputs: {},
  }),
  execute: async (parsed) => (await import('./run-workflows.ts')).runWorkflows(parsed),
};
