import { canonicalJson } from '../../../../kit/format/manifest/canonical-json.ts';
import type { Engine } from '../../../../kit/ml/data/engine.ts';
import type { SourceFile } from '../../../../kit/ml/data/sources/source-scheme.ts';
import { decideSplitRule } from '../../../../kit/ml/data/split-rows.ts';
import { annotateFindings } from '../annotate-findings.ts';
import { countRejects } from '../build-lock.ts';
import type { Examination } from '../examination.ts';
import { workingFolder } from '../hand-over.ts';
import { describeSplits, examineData } from '../prepare-data.ts';
import type { Checking } from './checking.ts';
import { listRowDifferences, listSplitDifferences } from './list-differences.ts';

/** Reads, checks and splits the sources of a lock as ingest did, and says where the lock says something else. */
export async function recompute(
  engine: Engine,
  { inputs, ports, lock, contract, profile, former, files }: Checking & { files: readonly SourceFile[] },
): Promise<{ examination: Examination; faults: string[] }> {
  const { log } = ports;
  const folder = workingFolder(inputs.directory);
  const examination = await examineData({ engine, contract, files, folder, log });
  annotateFindings(examination.sample, inputs.place, log);
  if (examination.broken.length > 0) return { examination, faults: examination.broken };
  const rows = { rows: examination.findings.rows, rejects: countRejects(examination) };
  const cutoffs = await listCutoffFaults(engine, { inputs, contract, lock, former });
  const splits = await describeSplits({ engine, contract, rule: lock.split, model: lock.model });
  const faults = [
    ...listRowDifferences(lock, rows),
    ...cutoffs,
    ...listSplitDifferences({ lock, splits, profile }),
  ];
  return { examination, faults };
}

/** Cut-offs are those that the rows give, or those of the lock before. */
async function listCutoffFaults(
  engine: Engine,
  { inputs, contract, lock, former }: Pick<Checking, 'inputs' | 'contract' | 'lock' | 'former'>,
): Promise<string[]> {
  const stated = lock.split.cutoffs;
  if (stated === undefined) return [];
  for (const last of [former, undefined]) {
    const rule = await decideSplitRule({ engine, contract, request: inputs.split, last });
    if (canonicalJson(rule.cutoffs) === canonicalJson(stated)) return [];
  }
  return [
    `its cut-offs (validation ${stated.validation}, test ${stated.test}) are neither those of the lock before nor those that the rows give`,
  ];
}
