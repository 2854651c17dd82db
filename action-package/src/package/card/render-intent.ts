import { escapeBlock } from '../../../../kit/report/markdown.ts';
import type { Intent } from './intent.ts';

/** What the model is for and not for, and who stands for it. */
export function renderUse({ description, card }: Intent): string {
  const { 'intended-use': uses, users, 'out-of-scope': outside } = card;
  return [
    '## Intended use',
    ...(description ? [escapeBlock(description)] : []),
    uses || description ? renderList(uses) : sayMissing('card.intended-use'),
    renderNamed('For', users),
    `### Out of scope\n\n${renderList(outside) || sayMissing('card.out-of-scope')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Who owns the model, and under which terms it may be used. */
export function renderOwners({ card }: Intent): string {
  const owners = card.owners?.map(escapeBlock).join(', ') ?? sayMissing('card.owners');
  const license = card.license === undefined ? sayMissing('card.license') : `\`${card.license}\``;
  return `- owners: ${owners}\n- licence: ${license}`;
}

/** What was thought about harm. */
export function renderEthics({ card }: Intent): string {
  const text = renderList(card['ethical-considerations']) || sayMissing('card.ethical-considerations');
  return `## Ethical considerations\n\n${text}`;
}

/** A Markdown list; empty for none. */
export function renderList(items: readonly string[] | undefined): string {
  return (items ?? []).map((item) => `- ${escapeBlock(item)}`).join('\n');
}

function renderNamed(title: string, items: readonly string[] | undefined): string {
  return items ? `${title}:\n\n${renderList(items)}` : '';
}

function sayMissing(key: string): string {
  return `Nobody has written it down yet. Set \`${key}\` in \`pipeline.yaml\`.`;
}
