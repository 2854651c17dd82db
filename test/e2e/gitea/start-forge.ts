import { randomBytes } from 'node:crypto';
import { checkManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { provideTool } from '../../../scripts/install-tools.mjs';
import { installLibraries } from '../act/run-workflows.ts';
import { type ForgeApi, openApi } from './forge-api.ts';
import { RegistrationSchema, TokenSchema } from './forge-schemas.ts';
import { publishActions } from './publish-actions.ts';
import { type Gitea, startGitea } from './start-gitea.ts';

/** Somebody with an account. */
export interface ForgeUser {
  name: string;
  password: string;
  token: string;
  api: ForgeApi;
  /** Another token of theirs, which may do this alone: `read:repository`. */
  createToken(scope: string): Promise<string>;
}

/** A forge with people, and the actions that workflows use. */
export interface Forge extends Gitea {
  /** The REST interface for its administrator. */
  admin: ForgeApi;
  /** Writes code. */
  ada: ForgeUser;
  /** Reviews it. */
  grace: ForgeUser;
  /** The account whose token workflows open pull requests with. */
  bot: ForgeUser;
  /** A stranger. */
  mallory: ForgeUser;
  /** What a runner registers with. */
  registration: string;
}

/** The organisation that the kit and the project belong to. */
export const OWNER = 'acme';

/** Starts a forge on which workflows can run, as soon as there is a runner. */
export async function startForge(): Promise<Forge> {
  await installLibraries();
  // Building them takes minutes in which this process does nothing else, and a connection that is open then is lost.
  for (const tool of ['gitea', 'gitea-runner'] as const) provideTool(tool);
  const gitea = await startGitea();
  const admin = openApi(gitea.url, `token ${gitea.root.token}`);
  for (const organisation of [OWNER, 'actions'])
    await admin.send('POST', '/orgs', { username: organisation, visibility: 'public' });
  await publishActions(gitea, admin);
  const create = (name: string) => createUser(gitea, admin, name);
  const registration = await admin.send('POST', '/admin/actions/runners/registration-token');
  return {
    ...gitea,
    admin,
    ada: await create('ada'),
    grace: await create('grace'),
    bot: await create('slipway-bot'),
    mallory: await create('mallory'),
    registration: checkManifest(RegistrationSchema, registration, 'registration').token,
  };
}

async function createUser(gitea: Gitea, admin: ForgeApi, name: string): Promise<ForgeUser> {
  const password = randomBytes(16).toString('hex');
  await admin.send('POST', '/admin/users', {
    username: name,
    email: `${name}@example.com`,
    password,
    must_change_password: false,
  });
  const basic = Buffer.from(`${name}:${password}`).toString('base64');
  const createToken = async (scope: string) => {
    const answer = await openApi(gitea.url, `Basic ${basic}`).send('POST', `/users/${name}/tokens`, {
      name: `for ${scope}`,
      scopes: [scope],
    });
    return checkManifest(TokenSchema, answer, 'token').sha1;
  };
  const token = await createToken('all');
  return { name, password, token, api: openApi(gitea.url, `token ${token}`), createToken };
}
