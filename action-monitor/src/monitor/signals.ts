import type { DriftVerdict } from '../../../kit/format/manifest/monitor.ts';
import type { MonitorInputs } from './inputs.ts';
import type { Judgement } from './judge-window.ts';

/** What can drift: what the model is asked, how right its answers are, what is refused, what fails. */
export const SIGNALS = ['data', 'performance', 'invalid', 'error'] as const;
export type Signal = (typeof SIGNALS)[number];

/** The verdict on one signal. */
export function readVerdict({ signals }: Judgement, signal: Signal): DriftVerdict {
  const verdict = signals[signal];
  return typeof verdict === 'string' ? verdict : verdict.verdict;
}

/** Whether data or performance have drifted and a retraining is wished for: it cures no refused request. */
export function wantsRetraining(
  { onDrift }: Pick<MonitorInputs, 'onDrift'>,
  judgement: Pick<Judgement, 'signals'>,
): boolean {
  const { data, performance } = judgement.signals;
  return onDrift.includes('retrain') && (data === 'drift' || performance === 'drift');
}
