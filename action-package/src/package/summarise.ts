import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { formatEstimate } from '../../../kit/report/format-estimate.ts';
import { renderTable } from '../../../kit/report/markdown.ts';
import { withoutMetadata } from './card/render-metadata.ts';
import type { PackageResult } from './packaging.ts';
import { renderFindings } from './render-findings.ts';

/** The step summary: the digest first, then the card. */
export function summarisePackage(result: PackageResult): string {
  const { model, digest, size, store, dataVersion, primary, files, findings, card, signedBy } = result;
  const table = renderTable(
    [{ title: '' }, { title: '' }],
    [
      ['bundle', `\`${digest}\``],
      ['size', formatCount(size, 'byte')],
      ['store', `\`${store}\``],
      ['data', dataVersion],
      [primary.metric, formatEstimate(primary.estimate)],
      ['files', files.join(', ')],
      ['signed', signedBy === null ? 'no' : `with the key \`${signedBy}\``],
    ],
  );
  const lint = renderFindings(findings);
  return `## Packaged ${model}\n\n${table}\n\n${lint === '' ? '' : `${lint}\n\n`}<details><summary>Model card</summary>\n\n${withoutMetadata(card)}\n</details>\n`;
}
