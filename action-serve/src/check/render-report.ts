import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { escapeMarkdown, formatName, renderTable } from '../../../kit/report/markdown.ts';
import { formatMs } from './check-latency.ts';
import type { CheckResult } from './check-result.ts';
import { type Finding, SECTIONS } from './findings.ts';
import { CONCURRENCY } from './measure-latency.ts';

/** The report of a check: its verdict by section, then everything that failed, then everything that was tried. */
export function renderReport(result: CheckResult): string {
  const { model, version, bundle, verdict, findings, latency } = result;
  const failed = findings.filter(({ pass }) => !pass);
  const word = verdict === 'pass' ? 'passes' : 'fails';
  const parts = [
    `## ${model} ${version} ${word} the service check`,
    `Bundle \`${bundle}\`, served on this machine and asked over HTTP.`,
    renderSections(findings),
    `One row a request, ${CONCURRENCY} at a time: median ${formatMs(latency.p50Ms)}, 99th percentile ${formatMs(latency.p99Ms)} (at most ${formatMs(latency.maxP99Ms)}) over ${formatCount(latency.requests, 'request')}.`,
    ...(failed.length > 0 ? [`### What failed\n\n${renderFindings(failed)}`] : []),
    `<details><summary>Everything that was tried</summary>\n\n${renderFindings(findings)}\n\n</details>`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** One sentence that says what failed; undefined when nothing did. */
export function explainFailure(
  { model, version, findings }: CheckResult,
  report: string,
): string | undefined {
  const failed = findings.filter(({ pass }) => !pass);
  const [first] = failed;
  if (!first) return undefined;
  const others = failed.length > 1 ? `, and ${failed.length - 1} more` : '';
  return `${model} ${version} fails the service check: ${first.name} ${first.detail}${others}. ${report} lists everything.`;
}

function renderSections(findings: readonly Finding[]): string {
  const rows = SECTIONS.map((section) => {
    const own = findings.filter((finding) => finding.section === section);
    const passed = own.filter(({ pass }) => pass).length;
    return [section, passed === own.length ? 'pass' : '**fail**', `${passed} of ${own.length}`];
  });
  return renderTable([{ title: 'part' }, { title: 'verdict' }, { title: 'passed', align: 'right' }], rows);
}

function renderFindings(findings: readonly Finding[]): string {
  return renderTable(
    [{ title: 'part' }, { title: 'what' }, { title: 'verdict' }, { title: 'detail' }],
    findings.map(({ section, name, pass, detail }) => [
      section,
      formatName(name),
      pass ? 'pass' : '**fail**',
      escapeMarkdown(detail),
    ]),
  );
}
