import { shortDigest } from '../../../kit/format/manifest/digest.ts';
import type { MetricPoint, Run } from '../../../kit/format/manifest/run.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { warnOfReach } from '../../../kit/report/describe-reach.ts';
import { escapeMarkdown, renderTable } from '../../../kit/report/markdown.ts';
import { formatNumber } from '../../../kit/report/number-text.ts';

/** The step summary of a training. */
export function summariseRun({ artifact, run }: { artifact: string; run: Run }): string {
  const { model, command, code, data, environment, seconds, artefact, seed, params } = run;
  const facts = [
    ['command', escapeMarkdown(command)],
    ['params', escapeMarkdown(JSON.stringify(params))],
    ['seed', String(seed)],
    ['data', `${data.version} (${shortDigest(data.lock)})`],
    [
      'code',
      `${code.commit?.slice(0, 12) ?? 'no commit'}${code.dirty ? ', with changes not committed' : ''}`,
    ],
    ['machine', describeMachine(environment)],
    ...describeIsolation(run),
    ['took', `${formatNumber(seconds)} s`],
    ['model', `${shortDigest(artefact.digest)}, ${formatCount(artefact.size, 'byte')}`],
    ['artifact', escapeMarkdown(artifact)],
  ];
  const warning = warnOfReach(run.testReachable);
  return [
    `## Trained ${escapeMarkdown(model)} (run \`${run.key}\`)`,
    renderTable([{ title: '' }, { title: '' }], facts),
    ...renderMetrics(run.metrics),
    ...(warning === '' ? [] : [warning]),
  ].join('\n\n');
}

const HOLDS = {
  namespace: 'a PID namespace of its own',
  cgroup: 'a control group',
  marker: 'a marker in its environment',
  none: 'its process group alone',
} as const;

/** What held the command; nothing for the built-in trainer. */
function describeIsolation({ isolation }: Run): string[][] {
  if (!isolation) return [];
  const { by, open, environmentHidden, leftovers, restored } = isolation;
  const facts = [
    HOLDS[by],
    ...(environmentHidden ? [] : ["this action's variables within its reach"]),
    ...(open.length > 0 ? [`ways out: ${open.join(', ')}`] : []),
    ...(leftovers > 0 ? [`left running and ended: ${leftovers}`] : []),
    ...(restored.length > 0 ? [`put back: ${restored.join(', ')}`] : []),
  ];
  return [['held by', escapeMarkdown(facts.join('; '))]];
}

function describeMachine({ platform, arch, cpus, device, gpus }: Run['environment']): string {
  const counted = [...new Set(gpus)].map((gpu) => `${gpus.filter((other) => other === gpu).length} × ${gpu}`);
  return escapeMarkdown(
    [`${platform}-${arch}, ${formatCount(cpus, 'CPU')}, device ${device}`, ...counted].join(', '),
  );
}

/** The last value of each reported metric. */
function renderMetrics(points: readonly MetricPoint[]): string[] {
  const last = new Map(points.map((point) => [point.name, point]));
  if (last.size === 0) return [];
  const rows = [...last.values()].map(({ name, value, step }) => [
    escapeMarkdown(name),
    formatNumber(value),
    step === undefined ? '' : String(step),
  ]);
  const columns = [
    { title: 'reported metric' },
    { title: 'last value', align: 'right' as const },
    { title: 'step' },
  ];
  return [renderTable(columns, rows)];
}
