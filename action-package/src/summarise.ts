import { formatEstimate } from '../../kit/report/format-estimate.ts';
import { renderTable } from '../../kit/report/markdown.ts';
import { formatCount } from '../../kit/report/number-text.ts';
import type { PackageResult } from './packaging.ts';

/** The step summary: the digest first, then the card. */
export function summarisePackage(result: PackageResult): string {
  const { model, digest, size, store, dataVersion, primary, files, card } = result;
  const table = renderTable(
    [{ title: '' }, { title: '' }],
    [
      ['bundle', `\`${digest}\``],
      ['size', formatCount(size, 'byte')],
      ['store', `\`${store}\``],
      ['data', dataVersion],
      [primary.metric, formatEstimate(primary.estimate)],
      ['files', files.join(', ')],
    ],
  );
  return `## Packaged ${model}\n\n${table}\n\n<details><summary>Model card</summary>\n\n${card}\n</details>\n`;
}
