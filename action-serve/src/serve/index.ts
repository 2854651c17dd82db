import { type Runner, run } from '../../../kit/action/run.ts';
import { openMountedBundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { readSignatures } from '../../../kit/ml/bundle/read-signatures.ts';
import { type OpenBundle, openFromStore } from '../shared/open-by-digest.ts';
import type { SigningPorts } from './admit-bundle.ts';
import { type BundleSource, readInputs, readSigningInputs } from './inputs.ts';
import { startService } from './serve.ts';
import { waitForSignal } from './wait-for-signal.ts';

await run(
  'serve',
  async (runner) => {
    const { log, ports } = runner;
    const stopped = waitForSignal();
    const inputs = await readInputs(runner);
    const { openBundle, readAttached } = await openSource(inputs.source, runner);
    const { logUrl } = inputs;
    const signing = { readAttached, ...readSigningInputs(runner) };
    const service = await startService(inputs, {
      git: ports.git(),
      openBundle,
      signing,
      predictions: logUrl === undefined ? undefined : ports.predictions(logUrl),
      log,
      clock: ports.clock,
    });
    const { version, bundle, name } = service.parts.holder.current();
    const ready = { url: service.url, model: name, version, bundle: bundle.digest };
    process.stdout.write(`${JSON.stringify(ready)}\n`);
    log.info(`${await stopped}: draining.`);
    await service.close();
    return { outputs: {}, summary: '', result: ready };
  },
  { ownsStdout: true },
);

interface OpenedSource {
  openBundle: OpenBundle;
  readAttached: SigningPorts['readAttached'];
}

async function openSource(source: BundleSource, runner: Runner): Promise<OpenedSource> {
  if ('mounted' in source) {
    const openBundle: OpenBundle = (digest) => openMountedBundle({ folder: source.mounted, digest });
    return { openBundle, readAttached: async () => [] };
  }
  const store = await runner.ports.store(source.store);
  return {
    openBundle: openFromStore(store, runner.directory),
    readAttached: (bundle) => readSignatures(store, bundle),
  };
}
