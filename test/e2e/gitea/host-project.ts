import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPLATE_FOLDER } from '../../../cli/kit-root.ts';
import { writeTemplate } from '../../../kit/format/template/write-template.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import { BranchSchema } from './forge-schemas.ts';
import { KIT } from './publish-actions.ts';
import { type Git, pushFolder } from './push-folder.ts';
import { type Forge, OWNER } from './start-forge.ts';

/** A project made from the template, on the forge, with its settings made as its documents say. */
export interface HostedProject {
  forge: Forge;
  /** `owner/name` */
  repository: string;
  /** Its place in the REST interface: `/repos/owner/name`. */
  path: string;
  /** Ada's work tree. */
  directory: string;
  git: Git;
  /** The store's folder, which every job and service reaches. */
  store: string;
}

/** What main must have before a merge: the name that Gitea gives the job `gate` of the workflow `Pull request`. */
export const GATE = 'Pull request / gate (pull_request)';

interface Settings {
  name?: string;
  variables?: Readonly<Record<string, string>>;
  /** The bot's token as SLIPWAY_TOKEN unless said otherwise. */
  secrets?: Readonly<Record<string, string>>;
  /** Files of the template, changed before the first push. */
  change?: (read: (file: string) => string) => Record<string, string>;
  /** Whatever else belongs to the first push, done in the project's folder. */
  prepare?: (project: Pick<HostedProject, 'directory' | 'store'>) => Promise<void>;
}

/** Puts a new project on the forge and guards its main branch. */
export async function hostProject(forge: Forge, settings: Settings = {}): Promise<HostedProject> {
  const { name = 'house-price', variables, secrets = { SLIPWAY_TOKEN: forge.bot.token } } = settings;
  const repository = `${OWNER}/${name}`;
  const directory = await writeProject(settings);
  await forge.admin.send('POST', `/orgs/${OWNER}/repos`, { name, default_branch: 'main' });
  const path = `/repos/${repository}`;
  for (const { name: user } of [forge.ada, forge.grace, forge.bot])
    await forge.admin.send('PUT', `${path}/collaborators/${user}`, { permission: 'write' });
  const store = makeTemporaryFolder('store');
  const project = { forge, repository, path, directory, store };
  await setVariables(project, { SLIPWAY_STORE: `file://${store}`, ...variables });
  await setSecrets(project, secrets);
  await settings.prepare?.(project);
  const git = pushFolder({ url: forge.url, user: forge.ada, repository, folder: directory });
  const hosted = { ...project, git };
  await waitForMain(hosted);
  await protectMain(hosted);
  return hosted;
}

async function writeProject({ change }: Settings): Promise<string> {
  const directory = makeTemporaryFolder('project');
  await writeTemplate({ source: TEMPLATE_FOLDER, directory, ...KIT });
  const read = (file: string) => readFileSync(join(directory, file), 'utf8');
  for (const [file, text] of Object.entries(change?.(read) ?? {})) writeFileSync(join(directory, file), text);
  return directory;
}

type Place = Pick<HostedProject, 'forge' | 'path'>;

/** Variables of the repository, as set by hand. */
export async function setVariables(
  { forge, path }: Place,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, value] of Object.entries(variables))
    await forge.admin.send('POST', `${path}/actions/variables/${name}`, { value });
}

/** Secrets of the repository, as set by hand. */
export async function setSecrets(
  { forge, path }: Place,
  secrets: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, data] of Object.entries(secrets))
    await forge.admin.send('PUT', `${path}/actions/secrets/${name}`, { data });
}

/** Pushes are taken in after git's answer; until then Gitea knows no branch and fails a dispatch. */
async function waitForMain({ forge, path, repository }: HostedProject): Promise<void> {
  await waitFor({
    what: `${repository} has the branch main`,
    look: async () =>
      (await forge.admin.list(`${path}/branches`, BranchSchema)).find(({ name }) => name === 'main'),
  });
}

async function protectMain({ forge, path }: HostedProject): Promise<void> {
  await forge.admin.send('POST', `${path}/branch_protections`, {
    rule_name: 'main',
    enable_push: false,
    required_approvals: 1,
    dismiss_stale_approvals: true,
    block_on_rejected_reviews: true,
    enable_status_check: true,
    status_check_contexts: [GATE],
    block_admin_merge_override: true,
  });
}

/** Lets Ada push to main past the rule while she does something. */
export async function withPushRight<T>(
  { forge, path }: HostedProject,
  work: () => T | Promise<T>,
): Promise<T> {
  const rule = `${path}/branch_protections/main`;
  const change = (allowed: boolean) =>
    forge.admin.send('PATCH', rule, { enable_push: allowed, enable_force_push: allowed });
  await change(true);
  try {
    return await work();
  } finally {
    await change(false);
  }
}
