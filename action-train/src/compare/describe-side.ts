import { fitLine } from '../../../kit/forge/fit-body.ts';
import type { Digest } from '../../../kit/manifest/digest.ts';
import type { ReportSide } from '../../../kit/manifest/report.ts';
import type { Run, RunFacts } from '../../../kit/manifest/run.ts';

/** Characters of a line that a report takes. */
export const MAX_LINE = 2000;

interface Side {
  run: Run | RunFacts;
  /** The record of that training, where one was kept: a bundle holds none. */
  record: Run | null;
  contract: Digest | null;
}

/** What a report says of the run a model came of. */
export function describeSide({ run, record, contract }: Side): ReportSide {
  const { key, code, command, params, seed, data, artefact } = run;
  return {
    key,
    attempt: record?.attempt ?? null,
    code,
    command: fitLine(command, MAX_LINE),
    params,
    seed,
    data: { version: data.version, dataset: data.dataset },
    contract,
    device: record && describeDevice(record.environment),
    seconds: record?.seconds ?? null,
    modelBytes: artefact.size,
  };
}

function describeDevice({ device, cpus, gpus }: Run['environment']): string {
  const more = gpus.length > 0 ? `, ${gpus.length} × ${gpus[0]}` : '';
  return fitLine(`${device}, ${cpus} CPUs${more}`, MAX_LINE);
}
