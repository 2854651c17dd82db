import type { Connection, RestApi } from './connect.ts';
import { statusOf } from './rest-error.ts';

/** The colour of the labels that Slipway makes: a mid blue that is read on light and dark grounds. */
const LABEL_COLOUR = '1f6feb';

const DESCRIPTION = 'Made by Slipway';

/**
 * Gives a pull request or issue the labels it lacks. Each is created first where the repository lacks it: Gitea drops
 * unknown names silently and lets a label exist twice.
 */
export async function addLabels({
  api,
  connection: { owner, repo },
  number,
  present,
  wanted,
}: {
  api: RestApi;
  connection: Connection;
  number: number;
  /** The names it has. */
  present: readonly string[];
  wanted: readonly string[];
}): Promise<void> {
  const missing = wanted.filter((name) => !present.includes(name));
  if (missing.length === 0) return;
  for (const name of missing) await ensureLabel({ api, owner, repo, name });
  await api.issues.setLabels({ owner, repo, issue_number: number, labels: [...present, ...missing] });
}

interface WantedLabel {
  api: RestApi;
  owner: string;
  repo: string;
  name: string;
}

async function ensureLabel({ api, owner, repo, name }: WantedLabel): Promise<void> {
  try {
    await api.issues.getLabel({ owner, repo, name });
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    await createLabel({ api, owner, repo, name });
  }
}

async function createLabel({ api, owner, repo, name }: WantedLabel): Promise<void> {
  try {
    await api.issues.createLabel({ owner, repo, name, color: LABEL_COLOUR, description: DESCRIPTION });
  } catch (error) {
    // Another job made it in between.
    if (statusOf(error) !== 422) throw error;
  }
}
