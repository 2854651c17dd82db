import { join } from 'node:path';
import { readActionFile } from './action-file.ts';
import { ACTION_FOLDERS, type ActionVerb } from './action-verbs.ts';
import type { Command } from './command.ts';
import { GC_COMMAND } from './gc/command.ts';
import { KIT_ROOT } from './kit-root.ts';
import { REGISTRY_COMMANDS } from './registry/commands.ts';
import { RUNS_COMMAND } from './runs/command.ts';
import { WORKFLOWS_COMMAND } from './workflows/command.ts';

/** Every command, in the order of the life cycle. */
export function listCommands(): Command[] {
  const actions = Object.keys(ACTION_FOLDERS).map((verb) =>
    programCommand(verb, join(KIT_ROOT, ACTION_FOLDERS[verb as ActionVerb], 'action.yml')),
  );
  const serve = programCommand('serve', join(KIT_ROOT, 'cli/serve.yml'));
  const asked = [lint, RUNS_COMMAND, ...REGISTRY_COMMANDS, GC_COMMAND];
  return [...actions, serve, ...asked, demo, init, WORKFLOWS_COMMAND, doctor];
}

function programCommand(name: string, file: string): Command {
  return {
    name,
    words: [],
    describe: () => readActionFile(file),
    execute: async ({ inputs, json, log }) => {
      const { runVerb } = await import('./run-verb.ts');
      const { inputs: specs } = await readActionFile(file);
      return runVerb({ verb: name, inputs, specs, json, log });
    },
  };
}

const lint: Command = {
  name: 'lint',
  words: ['file'],
  describe: async () => ({
    description:
      'Says what is wrong with an ONNX file: versions, operators, inputs and outputs, external data, weights, metadata. Nothing of it is run, and weights are not read unless asked for.',
    inputs: {
      contract: { description: 'Data contract to hold inputs and outputs against.', required: false },
      task: {
        description: "regression, binary or multiclass; by default what the contract's target says.",
        required: false,
      },
      weights: {
        description: 'Reads all weights: NaN, infinite numbers, nothing but zeros, copies.',
        required: false,
        default: 'false',
      },
      sarif: { description: 'File for the findings in SARIF, for code scanning.', required: false },
    },
    outputs: {},
  }),
  execute: async (parsed) => (await import('./lint/run-lint.ts')).runLint(parsed),
};

const demo: Command = {
  name: 'demo',
  words: [],
  describe: async () => ({
    description:
      'Runs the whole cycle on real data in a fresh repository in a temporary folder: ingest, train, evaluate, package, promote, serve, monitor, retrain, rollback.',
    inputs: {
      'keep-serving': {
        description: 'Leaves the service up at the end and prints a request to try.',
        required: false,
        default: 'false',
      },
      folder: { description: 'An empty folder to work in, instead of a temporary one.', required: false },
    },
    outputs: {},
  }),
  execute: async ({ inputs, json }) => {
    const { runDemo } = await import('./demo/run-demo.ts');
    return runDemo({ json, keepServing: inputs['keep-serving'] === 'true', folder: inputs['folder'] });
  },
};

const init: Command = {
  name: 'init',
  words: ['folder'],
  describe: async () => ({
    description: 'Writes a new project from the template into an empty folder.',
    inputs: {
      owner: {
        description: 'Owner of the kit that the workflows use.',
        required: false,
        default: 'slipway-mlops',
      },
      repository: { description: "The kit's repository.", required: false, default: 'slipway' },
      ref: { description: 'Tag or commit of the kit.', required: false, default: 'v1' },
    },
    outputs: {},
  }),
  execute: async (parsed) => (await import('./init.ts')).runInit(parsed),
};

const doctor: Command = {
  name: 'doctor',
  words: [],
  describe: async () => ({
    description: 'Looks for what Slipway needs on this machine, and says what is missing and how to get it.',
    inputs: {},
    outputs: {},
  }),
  execute: async ({ json }) => (await import('./doctor.ts')).runDoctor({ json }),
};
