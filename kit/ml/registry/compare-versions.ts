import type { Estimate } from '../../format/manifest/evaluation.ts';
import { compareSignatures, type SignatureChanges } from './compare-signatures.ts';
import type { VersionFacts } from './version-facts.ts';

/** A fact that two versions have, null where one lacks it. */
export interface Difference<Value> {
  name: string;
  before: Value | null;
  after: Value | null;
}

/** What differs between two versions, by what Git holds of them. */
export interface VersionDifferences {
  params: Difference<unknown>[];
  /** Every metric of the test split: each was measured on its own version's test rows. */
  metrics: Difference<Estimate>[];
  /** Operators whose count differs. */
  operators: Difference<number>[];
  /** What differs of the tensors that go in and come out; null where it differs and Git does not hold both. */
  signature: SignatureChanges | null;
}

/** Compares two versions of a model. */
export function compareVersionFacts(before: VersionFacts, after: VersionFacts): VersionDifferences {
  const metrics = (facts: VersionFacts) => facts.evaluation?.splits.test.metrics ?? {};
  const settings = ({ version: { training } }: VersionFacts) => ({
    command: training.command,
    seed: training.seed,
    ...training.params,
  });
  return {
    params: keepDifferent(pairUp<unknown>(settings(before), settings(after))),
    metrics: pairUp(metrics(before), metrics(after)),
    operators: keepDifferent(pairUp(before.version.operators, after.version.operators)),
    signature: compareTensors(before, after),
  };
}

function compareTensors(before: VersionFacts, after: VersionFacts): SignatureChanges | null {
  if (before.version.signature === after.version.signature) return { breaking: [], compatible: [] };
  return before.signature && after.signature ? compareSignatures(before.signature, after.signature) : null;
}

function pairUp<Value>(
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
): Difference<Value>[] {
  return Object.keys({ ...before, ...after })
    .sort()
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }));
}

function keepDifferent<Value>(pairs: Difference<Value>[]): Difference<Value>[] {
  return pairs.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}
