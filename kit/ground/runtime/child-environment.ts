import { delimiter, isAbsolute, relative, resolve } from 'node:path';
import { NO_TELEMETRY } from './forbid-telemetry.ts';

/** What any tool needs: where programs, settings and temporary files lie, the language, proxies and certificates. */
const BASE = [
  'PATH|PATHEXT|COMSPEC|SYSTEMROOT|SYSTEMDRIVE|WINDIR|PROGRAMDATA|PROGRAMFILES.*|LD_LIBRARY_PATH',
  'HOME|HOMEDRIVE|HOMEPATH|USERPROFILE|APPDATA|LOCALAPPDATA|USER|USERNAME|LOGNAME|XDG_[A-Z]+_(HOME|DIR)',
  'TMPDIR|TEMP|TMP|LANG|LANGUAGE|LC_[A-Z]+|TZ',
  '(HTTP|HTTPS|NO|ALL|FTP)_PROXY|SSL_CERT_(FILE|DIR)|CURL_CA_BUNDLE|NODE_EXTRA_CA_CERTS|NODE_USE_SYSTEM_CA',
];

/** What ties Git to one repository, set while a hook runs. */
const GIT_LOCAL =
  '(?!DIR$|WORK_TREE$|INDEX_FILE$|PREFIX$|OBJECT_DIRECTORY$|ALTERNATE_|COMMON_DIR$|NAMESPACE$)';

/** What a kind of tool needs beside: how Git reaches a remote and who commits; how npm reaches its registry. */
const OWN = {
  tool: [],
  git: [`GIT_${GIT_LOCAL}[A-Z0-9_]+`, 'SSH_(AUTH_SOCK|AGENT_PID|ASKPASS|ASKPASS_REQUIRE)', 'GNUPGHOME'],
  npm: ['NPM_.+', 'NODE_AUTH_TOKEN'],
} as const;

/** The kinds of tools that Slipway starts for itself. */
export type ToolKind = keyof typeof OWN;

/**
 * The environment of a tool that Slipway starts for itself: of this process's variables those that its kind needs, so
 * that no secret of a step reaches it, and `overrides`. Programs are looked for in no folder of a runner's checkout.
 */
export function createChildEnvironment({
  kind,
  overrides = {},
  env = process.env,
}: {
  kind: ToolKind;
  overrides?: Record<string, string>;
  env?: NodeJS.ProcessEnv;
}): NodeJS.ProcessEnv {
  const needed = new RegExp(`^(${[...BASE, ...OWN[kind]].join('|')})$`, 'i');
  const kept = Object.entries(env)
    .filter(([name]) => needed.test(name))
    .map(([name, value]) => [name, /^path$/i.test(name) ? cleanPath(value ?? '', env) : value]);
  return { ...Object.fromEntries(kept), ...NO_TELEMETRY, ...overrides };
}

/** A search path without what depends on the current folder and, on a runner, without folders of the checkout. */
export function cleanPath(path = process.env['PATH'] ?? '', env: NodeJS.ProcessEnv = process.env): string {
  const checkout = env['GITHUB_ACTIONS'] === 'true' ? env['GITHUB_WORKSPACE'] : undefined;
  const isOutside = (folder: string) => checkout === undefined || !isWithin(resolve(folder), checkout);
  return path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && isOutside(folder))
    .join(delimiter);
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way.startsWith('..') || isAbsolute(way));
}
