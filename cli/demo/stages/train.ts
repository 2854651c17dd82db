import { resolve } from 'node:path';
import { EvaluationSchema } from '../../../kit/format/manifest/evaluation.ts';
import { readManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import type { Demo } from '../demo.ts';
import { describeEvaluation } from '../describe-metrics.ts';
import { StageFailure } from '../stage-failure.ts';

/**
 * Trains on what main holds, judges the model in a step that did not train it, and packages it twice.
 * @returns the bundle's digest
 */
export async function buildModel(demo: Demo, label = ''): Promise<string> {
  const trained = await train(demo, label);
  const evaluated = await evaluate(demo, trained, label);
  return packageTwice(demo, evaluated, label);
}

function train({ run, stage, keepReport }: Demo, label: string): Promise<string> {
  return stage(`train${label}`, async () => {
    const { outputs } = await run('train');
    const seconds = Number(outputs['seconds']).toFixed(1);
    const file = await keepReport(`${OWN.run}/run.json`, `run${suffix(label)}.json`);
    return {
      value: outputs['artifact'] ?? '',
      text: `run ${outputs['key']}, builtin:linear, ${seconds} s of training`,
      file,
    };
  });
}

function evaluate(
  { run, stage, project, keepReport }: Demo,
  artifact: string,
  label: string,
): Promise<string> {
  return stage(`evaluate${label}`, async () => {
    const { outputs } = await run('evaluate', { artifact });
    const written = resolve(project.directory, outputs['evaluation-path'] ?? '');
    const text = describeEvaluation(await readManifest(EvaluationSchema, written));
    const file = await keepReport(written, `evaluation${suffix(label)}.json`);
    return { value: outputs['artifact'] ?? '', text, file };
  });
}

function packageTwice({ run, stage, keepReport }: Demo, artifact: string, label: string): Promise<string> {
  return stage(`package${label}`, async () => {
    const first = await run('package', { artifact });
    const second = await run('package', { artifact });
    const digest = first.outputs['bundle-digest'] ?? '';
    if (second.outputs['bundle-digest'] !== digest) {
      throw new StageFailure(`Two packagings gave ${digest} and ${second.outputs['bundle-digest']}.`);
    }
    const kilobytes = Math.round(Number(first.outputs['bundle-size']) / 1000);
    const text = `${digest.slice(0, 19)}…, twice the same, ${kilobytes} kB`;
    return {
      value: digest,
      text,
      file: await keepReport(`${OWN.bundle}/model-card.md`, `model-card${suffix(label)}.md`),
    };
  });
}

/** A stage's label as the end of a file's name. */
function suffix(label: string): string {
  return label.replaceAll(' ', '-');
}
