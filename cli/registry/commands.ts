import type { InputSpec } from '../action-file.ts';
import type { Command } from '../command.ts';

const MODEL_WORD = 'The model is the one in pipeline.yaml unless named.';
const ref: InputSpec = {
  description: 'Commit, branch or tag whose history is read.',
  required: false,
  default: 'HEAD',
};
const environment: InputSpec = { description: 'One environment alone.', required: false };

/** Questions about what was promoted, answered from Git alone. */
export const REGISTRY_COMMANDS: readonly Command[] = [
  {
    name: 'history',
    words: ['[model]'],
    describe: async () => ({
      description: `Says who put which version live when, by which pull request, the newest first. ${MODEL_WORD}`,
      inputs: { environment, ref },
      outputs: {},
    }),
    execute: async (parsed) => (await import('./run-history.ts')).runHistory(parsed),
  },
  {
    name: 'show',
    words: ['[model]'],
    describe: async () => ({
      description: `Says what is live, or was at a date, with its lineage and metrics. ${MODEL_WORD}`,
      inputs: {
        environment,
        at: {
          description: 'A date (its end, in UTC) or a time, such as 2026-10-01 or 2026-10-01T12:00Z.',
          required: false,
        },
        ref,
      },
      outputs: {},
    }),
    execute: async (parsed) => (await import('./run-show.ts')).runShow(parsed),
  },
  {
    name: 'diff',
    words: ['before', 'after'],
    describe: async () => ({
      description:
        'Says what differs between two versions, or between those two environments serve: data, contract, code, parameters, metrics, operators.',
      inputs: {
        model: { description: 'The model. The one in pipeline.yaml unless set.', required: false },
        ref,
      },
      outputs: {},
    }),
    execute: async (parsed) => (await import('./run-diff.ts')).runDiff(parsed),
  },
];
