import { fitLine } from '../../../kit/forge/fit-body.ts';
import type { Digest } from '../../../kit/manifest/digest.ts';
import type { ReportSide } from '../../../kit/manifest/report.ts';
import type { Run } from '../../../kit/manifest/run.ts';

/** Characters of a line that a report takes. */
export const MAX_LINE = 2000;

/** What a report says of the run a model came of. */
export function describeSide(run: Run, contract: Digest | null): ReportSide {
  const { key, attempt, code, command, params, seed, data, environment, seconds, artefact } = run;
  const gpus = environment.gpus.length > 0 ? `, ${environment.gpus.length} × ${environment.gpus[0]}` : '';
  return {
    key,
    attempt,
    code,
    command: fitLine(command, MAX_LINE),
    params,
    seed,
    data: { version: data.version, dataset: data.dataset },
    contract,
    device: fitLine(`${environment.device}, ${environment.cpus} CPUs${gpus}`, MAX_LINE),
    seconds,
    modelBytes: artefact.size,
  };
}
