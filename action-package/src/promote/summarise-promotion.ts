import type { PromotionResult } from './promote.ts';

const HEADLINES: Record<PromotionResult['state'], string> = {
  opened: 'Pull request opened',
  updated: 'Pull request updated',
  unchanged: 'The pull request is open already and says the same',
  merged: 'Merged already',
  closed: 'A person closed the pull request of this bundle, which is respected',
  superseded: 'A newer pull request has taken the place of this one; close that one to propose this again',
  live: 'Live already',
};

/** The step summary: what was done and where, then the words of the pull request. */
export function summarisePromotion({
  model,
  version,
  environment,
  state,
  url,
  body,
}: PromotionResult): string {
  const place = url === '' ? '' : `: ${url}`;
  return `# ${model} ${version} → ${environment}\n\n${HEADLINES[state]}${place}.\n\n${body}\n`;
}
