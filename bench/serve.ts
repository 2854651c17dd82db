// Requests a second of the prediction service at 64 connections, one row of 64 numbers a request, beside FastAPI with
// onnxruntime on the same model and the same body:
//   node scripts/run24.mjs bench/serve.ts [python]
// where `python` has the peer: python3 -m venv v && v/bin/pip install fastapi 'uvicorn[standard]' onnxruntime
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseContract } from '../kit/format/contract/contract.ts';
import { readOnnxModel } from '../kit/format/onnx/read-model.ts';
import { silentLogger } from '../kit/ground/log/logger.ts';
import { openModel } from '../kit/ml/inference/open-model.ts';
import { deriveSignature } from '../kit/ml/inference/signature.ts';
import { findNode, ROOT } from '../scripts/find-node.mjs';
import { MODEL, writeBundle } from '../test/helpers/write-bundle.ts';
import { type Load, measureLoad } from './serve-load.ts';
import { CONTRACT, FEATURES, makeRow, writePerceptron } from './serve-model.ts';
import { startServer } from './serve-process.ts';

const RUNS = 3;
const SECONDS = 5;
const CONNECTIONS = 64;

interface Contender {
  name: string;
  command: string;
  args: string[];
  env: Record<string, string>;
  path: string;
  body: string;
}

/** Writes the bundle and the file the peer reads. */
async function prepare(folder: string): Promise<{ digest: string; store: string; model: string }> {
  const model = writePerceptron();
  const store = `file://${join(folder, 'store')}`;
  const contract = parseContract(JSON.stringify(CONTRACT), 'contract.json');
  const bundle = join(folder, 'bundle');
  const parts = { folder: bundle, store, directory: folder, contract: CONTRACT, model };
  await writeBundle({ ...parts, golden: [] });
  const file = join(bundle, 'model.onnx');
  const signature = deriveSignature({ model: readOnnxModel(model), contract, task: 'regression' });
  const opened = await openModel({ file, signature, contract, log: silentLogger });
  const row = makeRow(1);
  const [prediction = { value: 0 }] = await opened.predict([row]);
  await opened.close();
  const { digest } = await writeBundle({ ...parts, golden: [{ row, prediction }] });
  return { digest, store, model: file };
}

function listContenders(
  folder: string,
  { digest, store, model }: Awaited<ReturnType<typeof prepare>>,
): Contender[] {
  const infer = `/v2/models/${MODEL}/infer`;
  const tensor = {
    name: 'features',
    datatype: 'FP32',
    shape: [1, FEATURES.length],
    data: Object.values(makeRow(1)),
  };
  const tensors = JSON.stringify({ inputs: [tensor] });
  const serve = (name: string, path: string, body: string, log: string): Contender => ({
    name,
    command: findNode(),
    args: [join(ROOT, 'dist/serve.js')],
    env: {
      GITHUB_WORKSPACE: folder,
      'INPUT_RUNTIME-PATH': ROOT,
      INPUT_MODEL: MODEL,
      INPUT_STORE: store,
      'INPUT_BUNDLE-DIGEST': digest,
      INPUT_PORT: '0',
      INPUT_LOG: log,
    },
    path,
    body,
  });
  const ours = [
    serve('slipway, tensors', infer, tensors, ''),
    serve('slipway, tensors, logged', infer, tensors, 'file://log'),
    serve('slipway, /predict, logged', '/predict', JSON.stringify(makeRow(1)), 'file://log'),
  ];
  const python = process.argv[2];
  if (!python) return ours;
  const script = join(ROOT, 'bench/serve-fastapi.py');
  const peer = {
    name: 'FastAPI, tensors',
    command: python,
    args: [script, model],
    env: {},
    path: infer,
    body: tensors,
  };
  return [...ours, peer];
}

async function measure(contender: Contender, folder: string): Promise<Load> {
  const server = await startServer(contender, folder);
  try {
    const target = { url: `${server.url}${contender.path}`, body: contender.body, connections: CONNECTIONS };
    await measureLoad({ ...target, seconds: 2 });
    return await measureLoad({ ...target, seconds: SECONDS });
  } finally {
    await server.stop();
    await sleep(200);
  }
}

function pickMedian(loads: readonly Load[]): Load {
  const sorted = [...loads].sort((a, b) => a.perSecond - b.perSecond);
  return sorted[Math.floor(sorted.length / 2)] ?? { perSecond: 0, p50Ms: 0, p99Ms: 0, failed: 0 };
}

const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
try {
  const contenders = listContenders(folder, await prepare(folder));
  const loads = new Map<string, Load[]>(contenders.map(({ name }) => [name, []]));
  // Taking turns spreads whatever else the machine does over all of them.
  for (let run = 0; run < RUNS; run++) {
    for (const contender of contenders) loads.get(contender.name)?.push(await measure(contender, folder));
  }
  console.log(
    `${CONNECTIONS} connections, one row of ${FEATURES.length} numbers a request, perceptron 64-512-512-1, medians of ${RUNS}, ${availableParallelism()} CPUs shared with the client\n`,
  );
  console.log(
    '| server | requests/s | p50 ms | p99 ms | failed | of FastAPI |\n| --- | ---: | ---: | ---: | ---: | ---: |',
  );
  const peer = pickMedian(loads.get('FastAPI, tensors') ?? []).perSecond;
  for (const [name, runs] of loads) {
    const { perSecond, p50Ms, p99Ms, failed } = pickMedian(runs);
    const ratio = peer > 0 ? (perSecond / peer).toFixed(1) : '–';
    console.log(
      `| ${name} | ${Math.round(perSecond).toLocaleString('en-US')} | ${p50Ms.toFixed(1)} | ${p99Ms.toFixed(1)} | ${failed} | ${ratio} |`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
