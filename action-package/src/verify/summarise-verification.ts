import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { escapeMarkdown, renderTable } from '../../../kit/report/markdown.ts';
import { type CheckedLink, EVERY_ENVIRONMENT } from './lineage.ts';
import type { Verification } from './verification.ts';

const MARKS: Record<CheckedLink['state'], string> = { holds: '✅', broken: '❌', unchecked: '❔' };

/** The step summary: the broken links first. */
export function summariseVerification({
  model,
  verdict,
  environments,
  checked,
  links,
}: Verification): string {
  const order: CheckedLink['state'][] = ['broken', 'unchecked', 'holds'];
  const rows = order
    .flatMap((state) => links.filter((link) => link.state === state))
    .map(({ environment, link, state, detail }) => [
      MARKS[state],
      escapeMarkdown(environment),
      escapeMarkdown(link),
      escapeMarkdown(detail),
    ]);
  const table = renderTable(
    ['', 'environment', 'link', 'detail'].map((title) => ({ title })),
    rows,
  );
  const subject = environments.length > 0 ? environments.join(', ') : 'nothing promoted yet';
  return `# Lineage of ${model}: ${verdict}\n\n${formatCount(checked, 'link')} checked (${subject}).\n\n${table}\n`;
}

/** The sentence of a broken lineage; undefined when it holds. */
export function explainBroken({ model, links }: Verification): string | undefined {
  const broken = links.filter(({ state }) => state === 'broken');
  const [first] = broken;
  if (!first) return undefined;
  const more = broken.length > 1 ? ` (and ${formatCount(broken.length - 1, 'more broken link')})` : '';
  const where = first.environment === EVERY_ENVIRONMENT ? '' : ` in ${first.environment}`;
  return `The lineage of ${model}${where} is broken at "${first.link}": ${first.detail.replace(/\.$/, '')}${more}.`;
}
