import type { Contract } from '../../../kit/format/contract/contract.ts';
import type { DataLock, SplitRule } from '../../../kit/format/manifest/data-lock.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import { acceptRows } from '../../../kit/ml/data/accept-rows.ts';
import { checkRows } from '../../../kit/ml/data/check-rows.ts';
import { countFindings } from '../../../kit/ml/data/count-findings.ts';
import { countSources } from '../../../kit/ml/data/count-sources.ts';
import { digestDataset } from '../../../kit/ml/data/dataset-digest.ts';
import type { Engine } from '../../../kit/ml/data/engine.ts';
import { fitImputation } from '../../../kit/ml/data/fit-imputation.ts';
import { firstFindings, sampleFindings } from '../../../kit/ml/data/list-findings.ts';
import { loadSources } from '../../../kit/ml/data/load-sources.ts';
import { profileTable } from '../../../kit/ml/data/profile.ts';
import { refuseEmptySplits } from '../../../kit/ml/data/refuse-empty-splits.ts';
import type { SourceFile } from '../../../kit/ml/data/sources/source-scheme.ts';
import { decideSplitRule, splitRows } from '../../../kit/ml/data/split-rows.ts';
import { checkTableRules } from '../../../kit/ml/data/table-rules.ts';
import { writeRejects } from '../../../kit/ml/data/write-rejects.ts';
import { writeSplits } from '../../../kit/ml/data/write-splits.ts';
import type { Examination, Splits } from './examination.ts';
import type { IngestInputs } from './inputs.ts';

/** Findings that are kept for annotations. */
const SAMPLE = 20;

interface Work {
  engine: Engine;
  contract: Contract;
  /** The working folder, `.slipway/data`. */
  folder: string;
}

/** Reads the files and checks every row; writes the rejects. */
export async function examineData({
  engine,
  contract,
  files,
  folder,
  log,
}: Work & { files: readonly SourceFile[]; log: Logger }): Promise<Examination> {
  const sources = await loadSources({ engine, contract, sources: files, log });
  await checkRows(engine, contract);
  const { duplicates } = await acceptRows(engine, contract);
  const findings = await countFindings(engine, contract, duplicates);
  await writeRejects(engine, contract, folder);
  const sample = await sampleFindings(engine, SAMPLE);
  const firsts = await firstFindings(engine);
  const bySource = await countSources(engine, sources.length);
  return { sources, bySource, findings, sample, firsts, broken: checkTableRules(contract, findings) };
}

/** Deals the accepted rows to the splits, describes them and writes them. */
export async function splitData({
  engine,
  contract,
  inputs,
  folder,
  last,
}: Work & { inputs: IngestInputs; last: DataLock | undefined }): Promise<Splits> {
  const rule = await decideSplitRule({ engine, contract, request: inputs.split, last });
  const splits = await describeSplits({ engine, contract, rule, model: inputs.model });
  refuseEmptySplits(rule, splits.digests.splits);
  await writeSplits(engine, contract, folder);
  return splits;
}

/** Deals the rows of `accepted` by a rule and describes what came out. */
export async function describeSplits({
  engine,
  contract,
  rule,
  model,
}: Pick<Work, 'engine' | 'contract'> & { rule: SplitRule; model: string }): Promise<Splits> {
  await splitRows(engine, contract, rule);
  const digests = await digestDataset(engine, contract);
  const table = "(SELECT * FROM accepted WHERE __split = 'train')";
  const profile = await profileTable({ engine, table, contract, model });
  return { rule, digests, profile, imputation: await fitImputation(engine, contract) };
}
