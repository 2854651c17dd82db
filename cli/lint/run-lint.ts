import { resolve } from 'node:path';
import { type Contract, parseContract } from '../../kit/format/contract/contract.ts';
import { TASKS, type Task } from '../../kit/format/manifest/evaluation.ts';
import { boundFacts } from '../../kit/format/onnx/bound-facts.ts';
import { describeModel } from '../../kit/format/onnx/describe-model.ts';
import { readUserFile, writeFileAtomically } from '../../kit/ground/files/files.ts';
import { lintModel } from '../../kit/ml/inference/lint-model.ts';
import { readKitVersion } from '../kit-version.ts';
import type { ParsedArguments } from '../parse-arguments.ts';
import { printAnswer } from '../terminal/print-answer.ts';
import type { Style } from '../terminal/style.ts';
import { UsageError } from '../usage-error.ts';
import { renderLint } from './render-lint.ts';
import { toSarif } from './to-sarif.ts';

/** Lints the file named by the first word; the exit code is 1 when there is an error. */
export async function runLint({ inputs, words, json }: ParsedArguments): Promise<number> {
  const [file] = words;
  if (file === undefined) throw new UsageError('Name the file to lint: slipway lint FILE.');
  const { findings, model } = lintModel({
    file: resolve(file),
    contract: await readContract(inputs['contract']),
    task: readTask(inputs['task']),
    weights: inputs['weights'] === 'true',
  });
  const facts = model && describeModel(model);
  const { sarif } = inputs;
  if (sarif !== undefined)
    await writeFileAtomically(resolve(sarif), toSarif({ file, findings, version: await readKitVersion() }));
  const render = (style: Style) => renderLint({ file, findings, facts }, style);
  printAnswer({ json, result: { findings, model: facts && boundFacts(facts) }, render });
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

async function readContract(path: string | undefined): Promise<Contract | undefined> {
  return path === undefined ? undefined : parseContract(await readUserFile(path, 'The data contract'), path);
}

function readTask(text: string | undefined): Task | undefined {
  const task = TASKS.find((each) => each === text);
  if (text === undefined || task !== undefined) return task;
  throw new UsageError(`"--task" is "${text}". Use one of ${TASKS.join(', ')}.`);
}
