import type { HostedProject } from './host-project.ts';
import type { ForgeUser } from './start-forge.ts';

/** Lets the run of a stranger's pull request begin, by the button of the forge's page: REST has none. */
export async function approveRun(
  { forge, repository }: HostedProject,
  user: ForgeUser,
  run: number,
): Promise<void> {
  const cookie = await signIn(forge.url, user);
  const url = `${forge.url}/${repository}/actions/runs/${run}/approve`;
  const response = await fetch(url, { method: 'POST', headers: { cookie }, redirect: 'manual' });
  if (!response.ok) throw new Error(`Run ${run} cannot be approved: ${response.status}`);
}

async function signIn(url: string, { name, password }: ForgeUser): Promise<string> {
  const body = new URLSearchParams({ user_name: name, password });
  const response = await fetch(`${url}/user/login`, { method: 'POST', body, redirect: 'manual' });
  if (response.status !== 303) throw new Error(`${name} cannot sign in: ${response.status}`);
  // The session's cookie is set twice: before the sign-in and after it.
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return [...new Map(cookies.map((cookie) => [cookie.split('=')[0], cookie])).values()].join('; ');
}
