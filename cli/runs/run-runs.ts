import { silentLogger } from '../../kit/ground/log/logger.ts';
import { type BranchPlace, findBranch } from '../../kit/host/git/find-branch.ts';
import { createGit } from '../../kit/host/git/git.ts';
import { compareRuns } from '../../kit/ml/runs/compare-runs.ts';
import { findRun } from '../../kit/ml/runs/find-run.ts';
import { type KeptRuns, readRuns } from '../../kit/ml/runs/read-runs.ts';
import { RUNS_BRANCH } from '../../kit/ml/runs/run-record.ts';
import { showCodeChanges } from '../../kit/ml/runs/show-code-changes.ts';
import { sortRuns } from '../../kit/ml/runs/sort-runs.ts';
import type { ParsedArguments } from '../parse-arguments.ts';
import { printAnswer } from '../terminal/print-answer.ts';
import type { Style } from '../terminal/style.ts';
import { type RunsOptions, readOptions } from './read-options.ts';
import { renderComparison } from './render-comparison.ts';
import { renderRuns } from './render-runs.ts';

/** Lists the kept runs, or compares two of them. Returns the exit code. */
export async function runRuns({ inputs, json }: ParsedArguments): Promise<number> {
  const options = readOptions(inputs);
  const git = createGit({ directory: process.cwd(), log: silentLogger });
  const place = await findBranch(git, RUNS_BRANCH, options);
  const kept: KeptRuns =
    place.state === 'none'
      ? { records: [], faults: [] }
      : await readRuns({ git, ref: place.commit, model: options.model });
  say(describePlace(place));
  for (const fault of kept.faults) say(`warning: ${fault}`);
  const { render, document } = options.compare
    ? await compare({ git, kept, pair: options.compare })
    : list(kept, options);
  printAnswer({ json, result: { ...document, branch: describeBranch(place) }, render });
  return 0;
}

interface Answer {
  /** For people. */
  render: (style: Style) => string;
  /** For programs. */
  document: Record<string, unknown>;
}

function list({ records }: KeptRuns, { sort, limit }: RunsOptions): Answer {
  const sorted = sortRuns(records, sort);
  const shown = sorted.slice(0, limit);
  const more =
    sorted.length > shown.length ? `\n${shown.length} of ${sorted.length} runs; --limit 0 lists all.` : '';
  const render = (style: Style) =>
    shown.length === 0 ? 'No runs.' : `${renderRuns(shown, sort, style)}${more}`;
  return { render, document: { runs: shown } };
}

async function compare({
  git,
  kept: { records },
  pair: [one, other],
}: {
  git: ReturnType<typeof createGit>;
  kept: KeptRuns;
  pair: readonly [string, string];
}): Promise<Answer> {
  const pair = [findRun(records, one), findRun(records, other)] as const;
  const facts = compareRuns(pair);
  const changes = await showCodeChanges(git, pair);
  return {
    render: (style) => [renderComparison(pair, facts, style), ...(changes ? [changes] : [])].join('\n\n'),
    document: { runs: pair, facts },
  };
}

function describePlace(place: BranchPlace): string | undefined {
  if (place.state === 'fresh') return undefined;
  if (place.state === 'none')
    return `No runs are kept: ${place.reason.replace(/\.$/, '')}. The train workflow's job "record" keeps them.`;
  const day = place.newest.toISOString().slice(0, 16).replace('T', ' ');
  return `These runs are as of ${day} UTC, ${describeAge(place.newest)} old: ${place.reason}`;
}

function describeBranch(place: BranchPlace): Record<string, unknown> {
  const { state, ...rest } = place;
  return {
    name: RUNS_BRANCH,
    state,
    ...rest,
    ...(place.state === 'stale' ? { newest: place.newest.toISOString() } : {}),
  };
}

function describeAge(date: Date): string {
  const hours = Math.max(0, Math.floor((Date.now() - date.getTime()) / 3_600_000));
  const [count, unit] = hours < 48 ? [hours, 'hour'] : [Math.floor(hours / 24), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function say(message: string | undefined): void {
  if (message !== undefined) process.stderr.write(`${message}\n`);
}
