import { shortDigest } from '../../../../kit/format/manifest/digest.ts';
import type { Report, ReportSide } from '../../../../kit/format/manifest/report.ts';
import { fitLine } from '../../../../kit/host/forge/fit-body.ts';
import { compareParams } from '../../../../kit/ml/runs/list-params.ts';
import { escapeMarkdown, escapeSentence, formatName, renderTable } from '../../../../kit/report/markdown.ts';
import type { ReportView } from './report-view.ts';

/** Characters of a parameter, a command or a change that are shown. */
const MAX_CELL = 200;

/** What differs between the trial and the model of main: code, command, parameters, data. */
export function renderChanges({ report: { trial, main }, page }: ReportView, limit: number): string {
  if (!trial) return '';
  if (!main) return `### What was trained\n\n${renderFacts(listFacts(trial))}`;
  const [now, before] = [listFacts(trial), listFacts(main.side)];
  const rows = now.map(([name, value], index) => {
    const old = before[index]?.[1] ?? '';
    return [name, old, value === old ? 'the same' : value];
  });
  const params = compareParams(main.side.params, trial.params).map(({ name, before: old, after }) => [
    `param ${formatName(fitLine(name, MAX_CELL))}`,
    formatCell(old),
    formatCell(after),
  ]);
  const table = renderTable(
    [{ title: '' }, { title: 'main' }, { title: 'this change' }],
    [...rows, ...params.slice(0, limit)],
  );
  return [
    `### What differs\n\n${table}`,
    describeRest(params.length - limit, 'parameter'),
    renderLink(trial, main.side, page),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** What changed in the data contract, in words. */
export function renderContract({ contract }: Report, limit: number): string {
  if (!contract || contract.same) return '';
  const changes = [
    ...contract.breaking.map((change) => `- **breaking:** ${formatChange(change)}`),
    ...contract.compatible.map((change) => `- ${formatChange(change)}`),
  ];
  const rest = describeRest(changes.length - limit, 'change');
  return `### Data contract\n\n${changes.slice(0, limit).join('\n')}${rest === '' ? '' : `\n\n${rest}`}`;
}

function listFacts({ code, command, seed, data, split, contract, training }: ReportSide): [string, string][] {
  return [
    ['code (`train/`)', `\`${code.tree.slice(0, 12)}\`${code.dirty ? ', with changes not committed' : ''}`],
    ['commit', code.commit === null ? 'none' : `\`${code.commit.slice(0, 12)}\``],
    ['command', formatCell(command)],
    ['seed', String(seed)],
    ['data', `${data.version} (\`${shortDigest(data.dataset)}\`)`],
    ['split', split === null ? 'unknown' : formatCell(split)],
    ['contract', contract === null ? '–' : `\`${shortDigest(contract)}\``],
    ['machine', training ? formatCell(training.device) : 'unknown'],
  ];
}

function renderFacts(facts: [string, string][]): string {
  return renderTable([{ title: '' }, { title: 'this change' }], facts);
}

function formatCell(text: string | null): string {
  return text === null ? '–' : escapeMarkdown(fitLine(text, MAX_CELL));
}

function formatChange(change: string): string {
  return escapeSentence(fitLine(change, MAX_CELL));
}

function describeRest(count: number, noun: string): string {
  return count > 0 ? `and ${count} more ${noun}${count === 1 ? '' : 's'}` : '';
}

function renderLink(trial: ReportSide, main: ReportSide, page: string | undefined): string {
  const [before, now] = [main.code.commit, trial.code.commit];
  if (page === undefined || before === null || now === null || before === now) return '';
  return `[Every changed line](${page}/compare/${before}...${now})`;
}
