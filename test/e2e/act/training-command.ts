import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './publish-model.ts';
import type { Workflows } from './run-workflows.ts';

/**
 * Puts a training command of these lines of JavaScript on main, which leaves a model the built-in trainer made when
 * they are through. The model is committed with it, so that it needs nothing but Node.
 */
export async function useTrainingCommand(project: Workflows, script: string): Promise<void> {
  await runStep(project, 'train');
  const model = readFileSync(join(project.directory, '.slipway/run/model.onnx'));
  const pipeline = project.git('show', 'HEAD:pipeline.yaml');
  project.commit('Train by a command', {
    'train/train.mjs': `${script}\n${LEAVE_MODEL}`,
    'train/model.base64': model.toString('base64'),
    'pipeline.yaml': `${pipeline.replace('command: builtin:linear', 'command: node train/train.mjs')}\n`,
  });
}

const LEAVE_MODEL = `
import { readFileSync, writeFileSync } from 'node:fs';
const model = Buffer.from(readFileSync(new URL('model.base64', import.meta.url), 'utf8'), 'base64');
writeFileSync(process.env.SLIPWAY_OUTPUT_DIR + '/model.onnx', model);
`;
