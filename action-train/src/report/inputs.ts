import type { Runner } from '../../../kit/action/run.ts';

export interface ReportInputs {
  /** Undefined: every report of the run. */
  artifact: string | undefined;
}

export function readInputs({ inputs }: Runner): ReportInputs {
  return { artifact: inputs.text('artifact') };
}
