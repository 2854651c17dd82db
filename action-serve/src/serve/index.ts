import { run } from '../../../kit/action/run.ts';
import { createGit } from '../../../kit/git/git.ts';
import { openStore } from '../../../kit/store/open-store.ts';
import { readInputs } from './inputs.ts';
import { startService } from './serve.ts';
import { waitForSignal } from './wait-for-signal.ts';

await run(
  'serve',
  async (runner) => {
    const { directory, credentials, log } = runner;
    const stopped = waitForSignal();
    const inputs = await readInputs(runner);
    const store = await openStore(inputs.store, { directory, credentials, log });
    const git = createGit({ directory, log });
    const service = await startService(inputs, { git, store, log, clock: () => new Date() });
    const { version, bundle, name } = service.state.holder.current();
    const ready = { url: service.url, model: name, version, bundle: bundle.digest };
    process.stdout.write(`${JSON.stringify(ready)}\n`);
    log.info(`${await stopped}: draining.`);
    await service.close();
    return { outputs: {}, summary: '', result: ready };
  },
  { ownsStdout: true },
);
