import { formatNumber } from '../../../kit/evaluate/format-number.ts';
import type { Report } from '../../../kit/manifest/report.ts';
import { formatCount } from '../../../kit/report/number-text.ts';

/** What the training took, beside that of main. */
export function renderCost({ trial, main }: Report): string {
  if (!trial) return '';
  const own = `Training took ${minutes(trial.seconds)}`;
  const size = `The model has ${formatCount(trial.modelBytes, 'byte')}`;
  if (!main) return `### Cost\n\n${own}. ${size}.`;
  const { seconds, modelBytes } = main.side;
  const times = seconds && trial.seconds ? ` (${formatNumber(trial.seconds / seconds)} times)` : '';
  return `### Cost\n\n${own}, ${minutes(seconds)} on main${times}. ${size}, ${formatCount(modelBytes, 'byte')} on main.`;
}

function minutes(seconds: number | null): string {
  if (seconds === null) return 'a time nobody kept';
  return `${formatNumber(seconds / 60)} min`;
}
