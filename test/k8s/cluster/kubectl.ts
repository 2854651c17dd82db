import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { provideTool } from '../../../scripts/install-tools.mjs';
import type { Answer } from '../../helpers/run-cli.ts';

/** kubectl for one cluster, as its administrator. */
export interface Kubectl {
  /** What it prints. @throws Error when it fails or says anything beside its answer, such as a warning of the server */
  (...args: string[]): Promise<string>;
  /** The same with a manifest as its standard input. */
  send(manifest: string, ...args: string[]): Promise<string>;
  /** Whatever comes of it. */
  try(...args: string[]): Promise<Answer>;
  /** Watches something and tells of every line; the function that it gives back ends it. */
  watch(args: readonly string[], onLine: (line: string) => void): () => Promise<void>;
}

/** kubectl for the cluster that `kubeconfig` names; it caches in the folder `home`. */
export function openKubectl({ kubeconfig, home }: { kubeconfig: string; home: string }): Kubectl {
  const start = (args: readonly string[]) =>
    spawn(provideTool('kubectl'), ['--kubeconfig', kubeconfig, ...args], {
      env: { HOME: home, PATH: process.env['PATH'] },
    });
  const ask = async (args: readonly string[], input = ''): Promise<Answer> => {
    const child = start(args);
    child.stdin.end(input);
    const closed = once(child, 'close');
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    await closed;
    return { code: child.exitCode ?? 1, stdout, stderr };
  };
  const call = async (...args: string[]) => requireSilence(args, await ask(args));
  return Object.assign(call, {
    send: async (manifest: string, ...args: string[]) => requireSilence(args, await ask(args, manifest)),
    try: (...args: string[]) => ask(args),
    watch(args: readonly string[], onLine: (line: string) => void) {
      const child = start(args);
      const closed = once(child, 'close');
      createInterface({ input: child.stdout }).on('line', onLine);
      return async () => {
        child.kill();
        await closed;
      };
    },
  });
}

function requireSilence(args: readonly string[], { code, stdout, stderr }: Answer): string {
  if (code === 0 && stderr === '') return stdout;
  throw new Error(`kubectl ${args.join(' ')} ended with ${code}:\n${stderr}${stdout}`);
}
