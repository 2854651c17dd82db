import type { SecretGuard } from '../leaks/guard-secrets.ts';
import { plantSecret, type Secrets } from '../leaks/secret-forms.ts';
import type { Forge } from './start-forge.ts';
import type { ForgeRunner } from './start-runner.ts';

/** The secrets of a repository. The bot's token is one too. */
export function plantSecrets({ bot }: Forge): Secrets {
  return {
    SLIPWAY_TOKEN: bot.token,
    AWS_ACCESS_KEY_ID: plantSecret('AKIA'),
    AWS_SECRET_ACCESS_KEY: plantSecret('aws'),
  };
}

/**
 * Ends forge and runner after each test and looks through all they have kept: the database, repositories, logs and
 * artifacts of the one, whatever jobs have left with the other; and through further folders.
 */
export function guardForge(guard: SecretGuard, { forge, runner, folders }: Guarded): void {
  guard.keepLooking(async () => {
    await runner.stop();
    await forge.kill();
    for (const folder of [forge.folder, runner.folder, ...folders]) await guard.lookIn(folder);
  });
}

interface Guarded {
  forge: Forge;
  runner: ForgeRunner;
  folders: readonly string[];
}
