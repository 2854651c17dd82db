import { fitBody } from '../fit-body.ts';
import { formatSupersededMarker, readChangeMarker, readSupersededMarker } from '../marker.ts';
import type { Connection, RestApi } from './connect.ts';
import { listSiblings, type PullRequest } from './pull-requests.ts';

interface Succession {
  api: RestApi;
  connection: Connection;
  branch: string;
  base: string;
  /** The beginning of the branches of the same thing. */
  prefix: string;
}

/**
 * Closes the open pull requests of the same thing that are older than `number`, each with a comment that leads to the
 * newer. Of two opened at the same time the one with the higher number stays.
 */
export async function supersedeOlder({
  number,
  ...succession
}: Succession & { number: number }): Promise<void> {
  const { api, connection } = succession;
  const { owner, repo, log } = connection;
  for (const older of await listSiblings(succession)) {
    if (older.number > number || readChangeMarker(older.body) === undefined) continue;
    const place = { owner, repo };
    await api.issues.createComment({
      ...place,
      issue_number: older.number,
      body: `Superseded by #${number}, which proposes a newer one. Close that one to propose this again.`,
    });
    const body = fitBody({ full: older.body ?? '', ending: formatSupersededMarker(number) });
    await api.pulls.update({ ...place, pull_number: older.number, body, state: 'closed' });
    log.notice(`Closed the older pull request #${older.number} in favour of #${number}.`);
  }
}

/** The open pull request that took the place of a closed one; undefined where none did, or it is done by now. */
export async function findSuccessor({
  closed,
  ...succession
}: Succession & { closed: PullRequest }): Promise<PullRequest | undefined> {
  if (readSupersededMarker(closed.body) === undefined) return undefined;
  const siblings = await listSiblings(succession);
  return siblings.findLast(({ number }) => number > closed.number);
}
