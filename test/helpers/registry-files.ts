import { canonicalJson } from '../../kit/format/manifest/canonical-json.ts';
import type { Digest } from '../../kit/format/manifest/digest.ts';
import { environmentPath, versionPath } from '../../kit/ml/registry/paths.ts';

const SCHEMAS = 'https://slipway-mlops.github.io/slipway/schemas';

interface Pointing {
  model: string;
  version: string;
  bundle: Digest;
  environment?: string;
}

/** The file by which a version is live in an environment. */
export function pointerFile({
  model,
  version,
  bundle,
  environment = 'production',
}: Pointing): Record<string, string> {
  const pointer = { $schema: `${SCHEMAS}/environment-1.json`, model, environment, version, bundle };
  return { [environmentPath(model, environment)]: canonicalJson(pointer) };
}

/** The file that says what a version is. */
export function versionFile({ model, version, bundle }: Pointing): Record<string, string> {
  const digest = `sha256:${'a'.repeat(64)}`;
  const description = {
    $schema: `${SCHEMAS}/version-1.json`,
    model,
    version,
    bundle,
    store: 'file://store',
    signature: digest,
    contract: digest,
    data: { version: '1.0.0', lock: digest },
    code: { commit: 'c0ffee' },
    run: '0123456789ab',
    training: { command: 'builtin:linear', params: {}, seed: 42 },
    artefact: { digest, size: 1000 },
    operators: {},
  };
  return { [versionPath(model, version)]: canonicalJson(description) };
}

/** The files that a promotion adds. */
export function promotionFiles(pointing: Pointing): Record<string, string> {
  return { ...versionFile(pointing), ...pointerFile(pointing) };
}
