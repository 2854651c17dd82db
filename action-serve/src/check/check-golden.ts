import { type Prediction, PredictionSchema } from '../../../kit/format/manifest/evaluation.ts';
import { checkManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { describeError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { findDifference } from '../shared/match-prediction.ts';
import { type Finding, judge } from './findings.ts';
import { encodeRow, readBinaryAnswer, writeBinaryRequest } from './infer-client.ts';
import { postJson, type Reply, type ServiceClient } from './service-client.ts';

/** Asks for every golden row by both routes, over HTTP. */
export async function checkGolden(client: ServiceClient, bundle: Bundle): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, golden] of bundle.golden.cases.entries()) {
    const infer = `/v2/models/${bundle.evaluation.model}/infer`;
    const predict = () => postJson(client, '/predict', golden.row);
    const binary = () => client(infer, writeBinaryRequest(encodeRow(bundle, golden.row)));
    const explain = (read: (reply: Reply) => Prediction | undefined, reply: Reply) =>
      explainAnswer(reply, () => findDifference(read(reply), golden.prediction, bundle.golden.tolerance));
    const name = `golden row ${index}`;
    findings.push(judge('golden rows', `${name} by POST /predict`, explain(readPrediction, await predict())));
    const fault = explain((reply) => readBinaryAnswer(bundle, reply), await binary());
    findings.push(judge('golden rows', `${name} by POST ${infer}`, fault));
  }
  if (findings.length > 0) return findings;
  return [judge('golden rows', 'golden rows', 'the bundle has none: package it again')];
}

function readPrediction({ json }: Reply): Prediction {
  return checkManifest(PredictionSchema, json?.['prediction'], 'The answer');
}

function explainAnswer(reply: Reply, findFault: () => string | undefined): string | undefined {
  if (reply.status !== 200) return `is answered ${reply.status}: ${String(reply.json?.['error'])}`;
  try {
    return findFault();
  } catch (error) {
    return describeError(error);
  }
}
