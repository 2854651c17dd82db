import { waitFor } from '../../helpers/wait-for.ts';
import { type PullRequest, PullRequestSchema, type Status, StatusSchema } from './forge-schemas.ts';
import { GATE, type HostedProject } from './host-project.ts';
import { readConclusions, requireSuccess, waitForRun } from './runs.ts';
import type { ForgeUser } from './start-forge.ts';

/** Every pull request, open or not, the oldest first. */
export async function listPullRequests({ forge, path }: HostedProject): Promise<PullRequest[]> {
  const found = await forge.admin.list(`${path}/pulls?state=all`, PullRequestSchema);
  return found.sort((a, b) => a.number - b.number);
}

export async function listOpen(project: HostedProject): Promise<PullRequest[]> {
  return (await listPullRequests(project)).filter(({ state }) => state === 'open');
}

/** The one open pull request, as it is now. @throws Error when there is none or there are several */
export async function findOnlyOpen(project: HostedProject): Promise<PullRequest> {
  const open = await listOpen(project);
  const [only, ...more] = open;
  if (only !== undefined && more.length === 0) return only;
  throw new Error(`${open.length} pull requests are open: ${open.map(({ title }) => title).join('; ')}`);
}

/** Opens a pull request of a branch that is pushed. */
export async function openPullRequest(
  { path }: HostedProject,
  user: ForgeUser,
  request: { head: string; title: string },
): Promise<number> {
  await user.api.send('POST', `${path}/pulls`, { base: 'main', ...request });
  const open = await user.api.list(`${path}/pulls?state=open`, PullRequestSchema);
  return Math.max(...open.map(({ number }) => number));
}

/** The newest status of each context of a commit. */
export async function readStatuses({ forge, path }: HostedProject, sha: string): Promise<Status[]> {
  const all = await forge.admin.list(`${path}/commits/${sha}/statuses?sort=recentupdate`, StatusSchema);
  return all.filter(({ context }, index) => all.findIndex((other) => other.context === context) === index);
}

/** Grace approves. */
export async function approve({ forge, path }: HostedProject, number: number): Promise<void> {
  await forge.grace.api.send('POST', `${path}/pulls/${number}/reviews`, { event: 'APPROVED', body: 'Good.' });
}

/** Ada merges, if the forge lets her. @throws ForgeRefusal when it does not */
export async function merge({ forge, path }: HostedProject, number: number): Promise<void> {
  await forge.ada.api.send('POST', `${path}/pulls/${number}/merge`, { Do: 'merge' });
}

/**
 * Waits for the checks of a pull request, approves and merges it.
 * @returns how each job of the checks ended
 */
export async function reviewAndMerge(
  project: HostedProject,
  { number, head }: PullRequest,
): Promise<Record<string, string>> {
  const run = await waitForRun(project, { workflow: 'pull-request.yml', sha: head.sha });
  await requireSuccess(project, run);
  await waitForGate(project, head.sha);
  await approve(project, number);
  await mergeWhenReady(project, number);
  return readConclusions(project, run.id);
}

async function waitForGate(project: HostedProject, sha: string): Promise<void> {
  await waitFor({
    what: `the status "${GATE}" is success`,
    look: async () =>
      (await readStatuses(project, sha)).find(
        ({ context, status }) => context === GATE && status === 'success',
      ),
    explain: async () => JSON.stringify(await readStatuses(project, sha)),
  });
}

/** Gitea works out whether there are conflicts after the approval, and says 405 until it knows. */
async function mergeWhenReady(project: HostedProject, number: number): Promise<void> {
  let refusal = '';
  await waitFor({
    what: `pull request ${number} can be merged`,
    limitSeconds: 20,
    look: async () => {
      try {
        await merge(project, number);
        return true;
      } catch (error) {
        refusal = String(error);
        return undefined;
      }
    },
    explain: () => refusal,
  });
}
