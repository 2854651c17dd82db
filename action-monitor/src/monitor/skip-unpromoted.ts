import type { Completion } from '../../../kit/action/run.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import { explainUnpromoted } from '../../../kit/ml/registry/live-version.ts';
import type { MonitorInputs } from './inputs.ts';

/** An environment that nothing was promoted to has nothing to judge: a notice, so that a schedule is not red every day. */
export function skipUnpromoted({ model, environment }: MonitorInputs, log: Logger): Completion {
  const sentence = explainUnpromoted({ model, environment });
  log.notice(sentence);
  return {
    outputs: { verdict: 'unknown' },
    summary: `${sentence}\n`,
    result: { model, environment, verdict: 'unknown' },
  };
}
