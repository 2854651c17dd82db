import { type Reach, readReach } from '../format/manifest/reach.ts';
import { escapeMarkdown } from './markdown.ts';

const VERDICTS: Record<Reach['state'], string> = {
  reachable:
    '**The training command could read rows of the test split**, so the test metrics rest on its good faith.',
  unknown:
    '**Whether the training command could read rows of the test split is not known**, so the test metrics rest on its good faith.',
  unreachable: 'The training command could not read rows of the test split.',
};

/** What is known of the reach of a training, with its reason, as Markdown. */
export function describeReach(stated: Reach | boolean): string {
  const { state, reason } = readReach(stated);
  return `${VERDICTS[state]} ${escapeMarkdown(reason)}`;
}

/** The same as an alert, where the metrics rest on good faith; empty otherwise. */
export function warnOfReach(stated: Reach | boolean): string {
  return readReach(stated).state === 'unreachable' ? '' : `> [!WARNING]\n> ${describeReach(stated)}`;
}
