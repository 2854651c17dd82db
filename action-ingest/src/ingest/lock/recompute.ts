import type { Engine } from '../../../../kit/ml/data/engine.ts';
import type { SourceFile } from '../../../../kit/ml/data/sources/source-scheme.ts';
import { annotateFindings } from '../annotate-findings.ts';
import { countRejects } from '../build-lock.ts';
import type { Examination } from '../examination.ts';
import { workingFolder } from '../hand-over.ts';
import { describeSplits, examineData } from '../prepare-data.ts';
import type { Checking } from './checking.ts';
import { holdCutoffs } from './hold-cutoffs.ts';
import { listRowDifferences, listSplitDifferences } from './list-differences.ts';

/** Reads, checks and splits the sources of a lock as ingest did, and says where the lock says something else. */
export async function recompute(
  engine: Engine,
  { inputs, ports, lock, contract, profile, earlier, files }: Checking & { files: readonly SourceFile[] },
): Promise<{ examination: Examination; faults: string[]; unheld?: string | undefined }> {
  const { log } = ports;
  const folder = workingFolder(inputs.directory);
  const examination = await examineData({ engine, contract, files, folder, log });
  annotateFindings(examination.sample, inputs.place, log);
  if (examination.broken.length > 0) return { examination, faults: examination.broken };
  const rows = { rows: examination.findings.rows, rejects: countRejects(examination) };
  const { fault, unheld } = await holdCutoffs(engine, { contract, lock, earlier });
  const splits = await describeSplits({ engine, contract, rule: lock.split, model: lock.model });
  const faults = [
    ...listRowDifferences(lock, rows),
    ...(fault === undefined ? [] : [fault]),
    ...listSplitDifferences({ lock, splits, profile }),
  ];
  return { examination, faults, unheld };
}
