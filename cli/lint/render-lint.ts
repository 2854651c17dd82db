import type { ModelFacts } from '../../kit/format/onnx/describe-model.ts';
import type { LintFinding, Severity } from '../../kit/format/onnx/finding.ts';
import { quoteName } from '../../kit/format/onnx/quote-name.ts';
import { formatCount } from '../../kit/ground/errors/format-count.ts';
import { formatBytes } from '../../kit/report/number-text.ts';
import { alignTable } from '../terminal/align-table.ts';
import type { Style } from '../terminal/style.ts';
import { wrapText } from '../terminal/wrap-text.ts';

const WIDTH = 100;
const INDENT = '  ';

/** More are in `--json`. */
const MAX_OPERATORS = 10;
const MAX_LISTED = 10;

interface LintReport {
  file: string;
  findings: readonly LintFinding[];
  facts: ModelFacts | null;
}

/** What the lint found, for a terminal: the findings, then what the model is made of. */
export function renderLint({ file, findings, facts }: LintReport, style: Style): string {
  const sections = [
    `${style.bold(file)}: ${countFindings(findings)}`,
    ...findings.map((finding) => renderFinding(finding, style)),
    ...(facts ? [renderFacts(facts), renderOperators(facts, style)] : []),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function countFindings(findings: readonly LintFinding[]): string {
  const severities: Severity[] = ['error', 'warning', 'note'];
  const counts = severities.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? '' : `${count} ${severity}${count === 1 ? '' : 's'}`;
  });
  return counts.filter((count) => count !== '').join(', ') || 'nothing to say';
}

function renderFinding({ id, severity, place, message, fix }: LintFinding, style: Style): string {
  const paint = { error: style.red, warning: style.cyan, note: style.dim };
  const lines = wrapText(`${message} ${fix}`, WIDTH - INDENT.length);
  return [
    `${paint[severity](severity)} ${style.bold(id)} at ${place}`,
    ...lines.map((line) => INDENT + line),
  ].join('\n');
}

function renderFacts(facts: ModelFacts): string {
  const opsets = facts.opsets.map(({ domain, version }) => `${safe(domain || 'ai.onnx')} ${version}`);
  const beside = facts.external.length > 0 ? `, weights in ${listSome(facts.external.map(quoteName))}` : '';
  return wrapText(
    `IR ${facts.irVersion}, opset ${listSome(opsets)}; ${formatCount(facts.inputs.length, 'input')}, ${formatCount(facts.outputs.length, 'output')}; ${formatCount(facts.parameters, 'parameter')} in ${formatBytes(facts.weightBytes)}${beside}.`,
    WIDTH,
  ).join('\n');
}

function renderOperators({ operators }: ModelFacts, style: Style): string {
  const shown = operators.slice(0, MAX_OPERATORS);
  const rows = shown.map(({ domain, type, count, bytes }) => [
    safe(domain === '' ? type : `${domain}.${type}`),
    count.toLocaleString('en-US'),
    formatBytes(bytes),
  ]);
  const rest = operators.length - shown.length;
  const lines = alignTable(
    [['operator', 'nodes', 'weights'].map((title) => style.dim(title)), ...rows],
    ['left', 'right', 'right'],
  );
  return [...lines, ...(rest > 0 ? [style.dim(`and ${rest} more`)] : [])].join('\n');
}

function listSome(items: readonly string[]): string {
  const rest = items.length - MAX_LISTED;
  return `${items.slice(0, MAX_LISTED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** A name without what a terminal would act on. */
function safe(name: string): string {
  return quoteName(name).slice(1, -1);
}
