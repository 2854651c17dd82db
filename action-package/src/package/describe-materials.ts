import type { CardConfig } from '../../../kit/format/config/pipeline-schema.ts';
import { featureColumns, targetColumn } from '../../../kit/format/contract/contract.ts';
import { type Digest, hexOf } from '../../../kit/format/manifest/digest.ts';
import type { Estimate, Slice } from '../../../kit/format/manifest/evaluation.ts';
import type { ModelIdentity } from '../../../kit/format/onnx/model-files.ts';
import type { Intent } from './card/intent.ts';
import type { Facts } from './collect-facts.ts';

/**
 * The bill of materials of a model: CycloneDX 1.6 with a model card (ECMA-424, "modelCard"). Without serial number and
 * time, which the standard leaves optional, so that the same files make the same text.
 */
export function describeMaterials(facts: Facts, intent: Intent) {
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      tools: { components: [{ type: 'application', name: 'slipway' }] },
      component: describeModel(facts, intent),
    },
    components: [describeDataset(facts)],
    dependencies: [{ ref: 'model', dependsOn: ['dataset'] }, { ref: 'dataset' }],
  };
}

function describeModel(facts: Facts, { description, card }: Intent) {
  const { run, model } = facts;
  return {
    type: 'machine-learning-model',
    'bom-ref': 'model',
    name: run.model,
    ...(description ? { description } : {}),
    ...(card.owners ? { authors: card.owners.map((name) => ({ name })) } : {}),
    ...(card.license ? { licenses: [{ expression: card.license }] } : {}),
    hashes: [describeHash(model.digest)],
    modelCard: {
      modelParameters: describeParameters(facts),
      quantitativeAnalysis: { performanceMetrics: describeMetrics(facts) },
      considerations: describeConsiderations(card),
    },
    properties: [
      { name: 'slipway:run', value: run.key },
      { name: 'slipway:commit', value: run.code.commit ?? 'unknown' },
      { name: 'slipway:command', value: run.command },
      ...describeFiles(model),
    ],
  };
}

function describeConsiderations(card: CardConfig) {
  const { users, 'intended-use': uses, limitations = [], 'ethical-considerations': ethics } = card;
  return {
    ...(users ? { users } : {}),
    ...(uses ? { useCases: uses } : {}),
    technicalLimitations: [...limitations, 'Values outside the ranges seen in training are extrapolation.'],
    ...(ethics ? { ethicalConsiderations: ethics.map((name) => ({ name })) } : {}),
  };
}

function describeParameters({ evaluation, contract, onnx }: Facts) {
  return {
    approach: { type: 'supervised' },
    task: evaluation.task,
    modelArchitecture: onnx.graph || 'ONNX graph',
    datasets: [{ ref: 'dataset' }],
    inputs: featureColumns(contract).map(({ name, type }) => ({ format: `${name}: ${type}` })),
    outputs: [targetColumn(contract)].map(({ name, type }) => ({ format: `${name}: ${type}` })),
  };
}

function describeMetrics({ evaluation, contract }: Facts) {
  const sensitive = new Set(contract.columns.filter((column) => column.sensitive).map(({ name }) => name));
  const slices = evaluation.slices.filter(({ column }) => !sensitive.has(column));
  return [
    ...listMetrics(evaluation.splits.test.metrics, 'test'),
    ...listMetrics(evaluation.splits.validation.metrics, 'validation'),
    ...slices.flatMap((slice) => listMetrics(slice.metrics, nameSlice(slice))),
  ];
}

function nameSlice({ column, value }: Slice): string {
  return `test, ${column} = ${value}`;
}

function listMetrics(metrics: Record<string, Estimate>, slice: string) {
  return Object.entries(metrics).map(([type, { value, low, high }]) => ({
    type,
    value: String(value),
    slice,
    ...(low === null || high === null
      ? {}
      : { confidenceInterval: { lowerBound: String(low), upperBound: String(high) } }),
  }));
}

function describeDataset({ lock, contract }: Facts) {
  const sensitive = contract.columns.filter((column) => column.sensitive).map(({ name }) => name);
  return {
    type: 'data',
    'bom-ref': 'dataset',
    name: `${lock.model}-data`,
    version: lock.version,
    data: [
      {
        type: 'dataset',
        name: `${lock.model}-data`,
        ...(contract.title ? { description: contract.title } : {}),
        ...(sensitive.length > 0 ? { sensitiveData: sensitive } : {}),
      },
    ],
    properties: [
      { name: 'slipway:dataset', value: lock.dataset },
      { name: 'slipway:contract', value: lock.contract },
      { name: 'slipway:rows', value: String(lock.rows.accepted) },
    ],
  };
}

/** Each file's digest, where the model's is that of several. */
function describeFiles({ files }: ModelIdentity) {
  const entries = Object.entries(files);
  if (entries.length === 1) return [];
  return entries.map(([name, digest]) => ({ name: `slipway:file:${name}`, value: digest }));
}

function describeHash(digest: Digest) {
  return { alg: 'SHA-256', content: hexOf(digest) };
}
