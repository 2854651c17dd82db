import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../kit/format/manifest/canonical-json.ts';
import { type Digest, digestOf } from '../../kit/format/manifest/digest.ts';
import type { Evaluation } from '../../kit/format/manifest/evaluation.ts';
import type { Row } from '../../kit/format/manifest/row.ts';
import { estimateMetrics } from '../../kit/maths/metrics/estimate.ts';
import { RENT_MODEL, rentOf, type Weights, writeRentModel } from './rent-model.ts';
import type { SampleData, SampleProject } from './sample-project.ts';

const SCHEMAS = 'https://slipway-mlops.github.io/slipway/schemas';

export interface EvaluateOptions {
  /** The project's folder that gets the artifact. */
  directory?: string;
  /** Changes the evaluation before it is written. */
  spoil?: (evaluation: Evaluation) => Evaluation;
  /** Changes the ONNX file. */
  model?: Uint8Array;
  /** The column that is predicted, `rent` unless set. */
  target?: string;
}

interface Evaluating {
  project: SampleProject;
  weights: Weights;
  options: EvaluateOptions;
}

/** Writes the artifact that evaluate would have made of a model; its name. */
export async function writeEvaluated({ project, weights, options }: Evaluating): Promise<string> {
  const { data } = project;
  const model = options.model ?? writeRentModel(weights);
  const artefact = digestOf(model);
  const key = artefact.slice(7, 19);
  const name = `evaluated-${RENT_MODEL}-${key}`;
  const { target = 'rent' } = options;
  const parts = { project, weights, artefact, key, size: model.length, target };
  const evaluation = describeEvaluation(parts);
  const folder = join(options.directory ?? project.directory, '.slipway/artifacts', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.onnx'), model);
  writeFileSync(join(folder, 'run.json'), canonicalJson(describeRun(parts)));
  writeFileSync(join(folder, 'evaluation.json'), canonicalJson(options.spoil?.(evaluation) ?? evaluation));
  writeFileSync(join(folder, 'golden.json'), canonicalJson(describeGolden(parts, data)));
  return name;
}

interface Parts {
  project: SampleProject;
  weights: Weights;
  artefact: Digest;
  key: string;
  size: number;
  target: string;
}

function nameData({ lock, lockText }: SampleData) {
  return { version: lock.version, lock: digestOf(lockText), dataset: lock.dataset };
}

function describeEvaluation({ project: { data }, weights, artefact, key, target }: Parts): Evaluation {
  const measure = (rows: Row[]) => ({
    rows: rows.length,
    metrics: estimateMetrics({
      task: 'regression',
      truth: rows.map((row) => row[target] ?? null),
      predictions: rows.map((row) => ({ value: rentOf(weights, row) })),
      seed: 1,
    }),
  });
  const test = measure(data.splits.test);
  return {
    $schema: `${SCHEMAS}/evaluation-1.json`,
    model: RENT_MODEL,
    task: 'regression',
    key,
    artefact,
    data: nameData(data),
    primary: 'rmse',
    splits: { validation: measure(data.splits.validation), test },
    slices: [],
    calibration: [],
    baseline: { name: 'builtin:linear', metrics: test.metrics },
    interval: { method: 'percentile bootstrap over rows', confidence: 0.95, resamples: 1000, seed: 1 },
    testReachable: false,
  };
}

function describeGolden({ weights, artefact }: Parts, { splits }: SampleData) {
  return {
    $schema: `${SCHEMAS}/golden-1.json`,
    model: RENT_MODEL,
    artefact,
    tolerance: 1e-4,
    cases: splits.test.slice(0, 3).map((row) => ({ row, prediction: { value: rentOf(weights, row) } })),
  };
}

function describeRun({ project, artefact, key, size }: Parts) {
  return {
    $schema: `${SCHEMAS}/run-1.json`,
    model: RENT_MODEL,
    key,
    attempt: 1,
    command: 'python train.py',
    params: { alpha: 1 },
    seed: 1,
    code: {
      commit: project.repository.git('rev-parse', 'HEAD'),
      tree: project.repository.git('rev-parse', 'HEAD^{tree}'),
      dirty: project.repository.git('status', '--porcelain', '--', 'train', 'pipeline.yaml') !== '',
    },
    data: nameData(project.data),
    environment: {
      platform: 'linux',
      arch: 'x64',
      node: '24',
      device: 'cpu',
      cpus: 2,
      gpus: [],
      lockFiles: {},
    },
    started: '2026-11-23T10:00:00.000Z',
    seconds: 1.5,
    metrics: [],
    checkpoints: [],
    artefact: { digest: artefact, size },
    testReachable: false,
  };
}
