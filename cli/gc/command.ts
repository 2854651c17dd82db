import type { Command } from '../command.ts';

/** What nothing in Git needs any longer of what a store keeps. */
export const GC_COMMAND: Command = {
  name: 'gc',
  words: [],
  describe: async () => ({
    description:
      'Lists what a store keeps and no branch needs: no pointer, no data lock, no recent version, no recent run. It removes nothing: a store may serve other repositories, which only you know.',
    inputs: {
      'dry-run': { description: 'Only looks. There is no other way yet.', required: false, default: 'false' },
      store: { description: 'The store. The one in pipeline.yaml unless set.', required: false },
      'keep-versions': {
        description: 'The newest versions of each model that are needed, live or not.',
        required: false,
        default: '10',
      },
      'keep-days': {
        description:
          'What was stored in so many days is left alone, and the bundles of runs of these days are needed.',
        required: false,
        default: '30',
      },
      offline: {
        description: 'Does not ask the remote for newer branches.',
        required: false,
        default: 'false',
      },
    },
    outputs: {},
  }),
  execute: async (parsed) => (await import('./run-gc.ts')).runGc(parsed),
};
