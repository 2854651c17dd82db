import { join } from 'node:path';
import { type Contract, parseContract } from '../../format/contract/contract.ts';
import { type DataLock, DataLockSchema } from '../../format/manifest/data-lock.ts';
import { type Digest, digestOf } from '../../format/manifest/digest.ts';
import {
  type Evaluation,
  EvaluationSchema,
  type Golden,
  GoldenSchema,
} from '../../format/manifest/evaluation.ts';
import { parseManifest } from '../../format/manifest/parse-manifest.ts';
import { parseProfile } from '../../format/manifest/parse-profile.ts';
import type { Profile } from '../../format/manifest/profile.ts';
import { type RunFacts, RunFactsSchema } from '../../format/manifest/run.ts';
import { type Signature, SignatureSchema } from '../../format/manifest/signature.ts';
import { readUserFile } from '../../ground/files/files.ts';
import { BUNDLE_FILES } from './bundle-files.ts';

/** The files of a bundle, read and fitting their schemas. */
export interface BundleContent {
  contract: Contract;
  signature: Signature;
  profile: Profile;
  evaluation: Evaluation;
  golden: Golden;
  run: RunFacts;
  lock: DataLock;
  /** Markdown. */
  card: string;
  /** Digests of the texts, as other files name them. */
  digests: { lock: Digest; profile: Digest; signature: Digest };
}

/**
 * Reads every file but the model from a folder laid out as a bundle.
 * @param label what messages call the folder
 * @param cure what to do where a file is missing, as a sentence
 * @throws ConfigurationError for a file that is missing or does not fit its schema
 */
export async function readBundleContent(
  folder: string,
  label: string,
  cure = 'Package the model again.',
): Promise<BundleContent> {
  const text = (name: string) => readUserFile(join(folder, name), `The bundle's file`, cure);
  const place = (name: string) => `${label}/${name}`;
  const [contract, signature, profile, evaluation, golden, run, lock, card] = await Promise.all([
    text(BUNDLE_FILES.contract),
    text(BUNDLE_FILES.signature),
    text(BUNDLE_FILES.profile),
    text(BUNDLE_FILES.evaluation),
    text(BUNDLE_FILES.golden),
    text(BUNDLE_FILES.run),
    text(BUNDLE_FILES.lock),
    text(BUNDLE_FILES.card),
  ]);
  return {
    contract: parseContract(contract, place(BUNDLE_FILES.contract)),
    signature: parseManifest(SignatureSchema, signature, place(BUNDLE_FILES.signature)),
    profile: parseProfile(profile, place(BUNDLE_FILES.profile)),
    evaluation: parseManifest(EvaluationSchema, evaluation, place(BUNDLE_FILES.evaluation)),
    golden: parseManifest(GoldenSchema, golden, place(BUNDLE_FILES.golden)),
    run: parseManifest(RunFactsSchema, run, place(BUNDLE_FILES.run)),
    lock: parseManifest(DataLockSchema, lock, place(BUNDLE_FILES.lock)),
    card,
    digests: { lock: digestOf(lock), profile: digestOf(profile), signature: digestOf(signature) },
  };
}
