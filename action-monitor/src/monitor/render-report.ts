import { shortDigest } from '../../../kit/format/manifest/digest.ts';
import type { ColumnDrift, RequestSignal } from '../../../kit/format/manifest/monitor.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { compareSeverity, describeDistance } from '../../../kit/report/drift-tables.ts';
import { formatEstimate } from '../../../kit/report/format-estimate.ts';
import { type Html, html } from '../../../kit/report/html.ts';
import { renderHtmlTable } from '../../../kit/report/html-table.ts';
import { formatNumber, formatPValue, formatShare } from '../../../kit/report/number-text.ts';
import { renderPage } from '../../../kit/report/page.ts';
import { describeUnseen, describeUnseenShare, listUnseen } from '../../../kit/report/unseen-table.ts';
import type { JudgedColumn } from './compare-window.ts';
import { drawColumn } from './draw-column.ts';
import { explainReasons } from './explain-reasons.ts';
import { explainWindow } from './explain-rows.ts';
import type { Findings } from './findings.ts';

/** Charts of a page: about 4 kB each, so the page stays far below 300 kB. */
const MOST_CHARTS = 40;

/** Rows of the page's table, so that a thousand columns do not make it heavy; monitor.json holds all. */
const MOST_ROWS = 300;

/** The whole report as one HTML page. */
export function renderReport(findings: Findings, actions: readonly string[]): string {
  const { inputs, judgement, reference, window, rows } = findings;
  const { columns, skipped, prediction } = judgement.comparison;
  const sorted = columns.toSorted((a, b) => compareSeverity(a.drift, b.drift));
  const { verdict } = judgement;
  return renderPage({
    title: `${inputs.model} in ${inputs.environment}: ${verdict}`,
    body: html`<h1>${inputs.model} in ${inputs.environment}: <span class="verdict ${verdict}">${verdict}</span></h1>
<p>Version ${reference.version}, bundle ${shortDigest(reference.bundle.digest)}: ${formatCount(rows.judged, 'row')} from ${window.from.toISOString()} to ${window.to.toISOString()} against ${formatCount(reference.bundle.profile.rows, 'training row')}.</p>
${renderList(explainReasons(judgement.reasons))}
${renderRows(findings)}
${renderPerformance(findings)}
<h2>Columns</h2>
${renderColumns(sorted)}
${skipped.length > 0 ? html`<p class="note">Not compared, since their profile holds no values: ${skipped.join(', ')}.</p>\n` : ''}${renderExplanation()}
${renderUnseen(sorted.map(({ drift }) => drift))}
${renderCharts(sorted)}
${renderPrediction(prediction)}
${actions.length > 0 ? html`<h2>Done</h2>\n${renderList(actions)}` : ''}`,
  });
}

/** What was asked, what was left out and why. */
function renderRows({ rows, labels, judgement }: Findings): Html {
  const { invalid, error } = judgement.signals;
  const share = ({ rows: count, of, share: part, limit, pValue, verdict }: RequestSignal) => [
    `${formatCount(count, 'row')} of ${of.toLocaleString('en-US')}`,
    formatShare(part),
    formatShare(limit),
    formatPValue(pValue),
    html`<span class="verdict ${verdict}">${verdict}</span>`,
  ];
  const notes = explainWindow({ rows, labels });
  return html`<h2>Requests</h2>
${renderHtmlTable(
  [
    { title: 'Outcome' },
    { title: 'Rows' },
    { title: 'Share', numeric: true },
    { title: 'At most', numeric: true },
    { title: 'p', numeric: true },
    { title: 'Verdict' },
  ],
  [
    ['invalid: broke the contract', ...share(invalid)],
    ['error: failed', ...share(error)],
  ],
)}
${notes.length > 0 ? renderList(notes) : ''}`;
}

function renderList(items: readonly string[]): Html {
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function renderColumns(columns: readonly JudgedColumn[]): Html {
  const rows = columns.slice(0, MOST_ROWS).map(({ drift }) => describeColumn(drift));
  const table = renderHtmlTable(
    [
      { title: 'Column' },
      { title: 'Verdict' },
      { title: 'Test' },
      { title: 'Statistic', numeric: true },
      { title: 'p', numeric: true },
      { title: 'Adjusted p', numeric: true },
      { title: 'PSI', numeric: true },
      { title: 'Distance', numeric: true },
      { title: 'Missing', numeric: true },
    ],
    rows,
  );
  const rest = columns.length - rows.length;
  return rest > 0
    ? html`${table}\n<p class="note">monitor.json has ${formatCount(rest, 'more column')}.</p>`
    : table;
}

function describeColumn(drift: ColumnDrift): (Html | string)[] {
  return [
    drift.column,
    html`<span class="verdict ${drift.verdict}">${drift.verdict}</span>`,
    drift.test,
    formatNumber(drift.statistic),
    formatPValue(drift.pValue),
    formatPValue(drift.adjusted),
    formatNumber(drift.psi),
    describeDistance(drift),
    `${formatShare(drift.missing.reference)} → ${formatShare(drift.missing.current)}`,
  ];
}

function renderExplanation(): Html {
  return html`<p class="note">A column is <b>suspect</b> when its change is more than chance (p after Benjamini–Hochberg over all columns at most 0.05) but small, and <b>drift</b> when it is large as well. Distance: standard deviations of the training data for numbers (Wasserstein), the share of rows elsewhere for categories.</p>`;
}

function renderUnseen(columns: readonly ColumnDrift[]): Html {
  const found = listUnseen(columns);
  if (found.length === 0) return html``;
  const rows = found
    .slice(0, MOST_ROWS)
    .map(({ column, unseen }) => [
      column,
      describeUnseenShare(unseen),
      formatPValue(unseen.pValue),
      describeUnseen(unseen),
    ]);
  return html`<h2>Never seen in training</h2>
<p class="note">Rows with a value beyond the range of the training data, or that it does not hold; part of the column's verdict.</p>
${renderHtmlTable([{ title: 'Column' }, { title: 'Rows', numeric: true }, { title: 'p', numeric: true }, { title: 'Values' }], rows)}`;
}

function renderCharts(columns: readonly JudgedColumn[]): Html {
  const changed = columns.filter(({ drift }) => drift.verdict === 'suspect' || drift.verdict === 'drift');
  if (changed.length === 0) return html``;
  const shown = changed.slice(0, MOST_CHARTS);
  return html`<h2>What changed</h2>
<p class="note"><span class="key reference"></span> training data, <span class="key current"></span> this window${shown.length < changed.length ? `; the first ${shown.length} of ${changed.length} columns` : ''}</p>
<div class="charts">
${shown.map(({ drift, counts }) => html`<figure>\n<h3>${drift.column}</h3>\n${drawColumn(counts)}\n<figcaption>${describeChange(drift)}</figcaption>\n</figure>\n`)}</div>`;
}

/** The words under a chart, which shows present values alone. */
function describeChange({ missing, ...drift }: ColumnDrift): string {
  const absent = `missing ${formatShare(missing.reference)} → ${formatShare(missing.current)}`;
  const parts = [describeDistance({ missing, ...drift }), `PSI ${formatNumber(drift.psi)}`];
  return `${drift.verdict}: ${[...parts, ...(missing.reference === missing.current ? [] : [absent])].join(', ')}`;
}

function renderPerformance({ performance, reference }: Findings): Html {
  if (!performance) return html``;
  const { primary } = reference.bundle.evaluation;
  const rows = Object.entries(performance.metrics).map(([name, estimate]) => [
    name === primary ? `${name} (decides)` : name,
    formatEstimate(performance.reference[name]),
    formatEstimate(estimate),
  ]);
  return html`<h2>Performance: <span class="verdict ${performance.verdict}">${performance.verdict}</span></h2>
<p>On ${formatCount(performance.rows, 'labelled row')}; in brackets the 95 % intervals.</p>
${renderHtmlTable([{ title: 'Metric' }, { title: 'Test split', numeric: true }, { title: 'This window', numeric: true }], rows)}`;
}

function renderPrediction(prediction: JudgedColumn | null): Html {
  if (!prediction) return html``;
  return html`<h2>Predictions</h2>
<p class="note">For information, no part of the verdict: a model's answers vary less than the truth, so they differ from the target in training without any drift.</p>
<div class="charts">
<figure>
<h3>${prediction.drift.column}: target in training, predictions now</h3>
${drawColumn(prediction.counts)}
<figcaption>${describeDistance(prediction.drift)}, PSI ${formatNumber(prediction.drift.psi)}</figcaption>
</figure>
</div>`;
}
