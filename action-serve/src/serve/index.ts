import { type Runner, run } from '../../../kit/action/run.ts';
import { openMountedBundle } from '../../../kit/bundle/open-bundle.ts';
import { createGit } from '../../../kit/git/git.ts';
import { openStore } from '../../../kit/store/open-store.ts';
import { type OpenBundle, openFromStore } from '../open-by-digest.ts';
import { type BundleSource, readInputs } from './inputs.ts';
import { startService } from './serve.ts';
import { waitForSignal } from './wait-for-signal.ts';

await run(
  'serve',
  async (runner) => {
    const { directory, log } = runner;
    const stopped = waitForSignal();
    const inputs = await readInputs(runner);
    const openBundle = await openSource(inputs.source, runner);
    const git = createGit({ directory, log });
    const service = await startService(inputs, { git, openBundle, log, clock: () => new Date() });
    const { version, bundle, name } = service.state.holder.current();
    const ready = { url: service.url, model: name, version, bundle: bundle.digest };
    process.stdout.write(`${JSON.stringify(ready)}\n`);
    log.info(`${await stopped}: draining.`);
    await service.close();
    return { outputs: {}, summary: '', result: ready };
  },
  { ownsStdout: true },
);

async function openSource(source: BundleSource, runner: Runner): Promise<OpenBundle> {
  if ('mounted' in source) return (digest) => openMountedBundle({ folder: source.mounted, digest });
  return openFromStore(await openStore(source.store, runner), runner.directory);
}
