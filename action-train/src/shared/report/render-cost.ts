import type { Report, ReportSide } from '../../../../kit/format/manifest/report.ts';
import { formatCount } from '../../../../kit/ground/errors/format-count.ts';
import { formatNumber } from '../../../../kit/report/number-text.ts';

/** What the training took, beside that of main. */
export function renderCost({ trial, main }: Report): string {
  if (!trial) return '';
  const own = trial.training
    ? `Training took ${minutes(trial.training.seconds)}`
    : 'How long the training took is unknown';
  const size = `The model has ${formatCount(trial.modelBytes, 'byte')}`;
  if (!main) return `### Cost\n\n${own}. ${size}.`;
  const { training, modelBytes } = main.side;
  const bytes = `${size}, ${formatCount(modelBytes, 'byte')} on main.`;
  return `### Cost\n\n${own}, ${training ? compareTimes(trial.training, training) : 'the run of main was not kept'}. ${bytes}`;
}

function compareTimes(trial: ReportSide['training'], { seconds }: { seconds: number }): string {
  const times = trial && seconds > 0 ? ` (${formatNumber(trial.seconds / seconds)} times)` : '';
  return `${minutes(seconds)} on main${times}`;
}

function minutes(seconds: number): string {
  return `${formatNumber(seconds / 60)} min`;
}
