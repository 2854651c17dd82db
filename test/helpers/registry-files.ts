import { canonicalJson } from '../../kit/manifest/canonical-json.ts';
import { type Digest, digestOf } from '../../kit/manifest/digest.ts';
import { environmentPath, versionPath } from '../../kit/registry/paths.ts';

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

/** The files that a promotion of a version adds: the pointer, and what the version is. */
export function promotionFiles(pointing: Pointing): Record<string, string> {
  const { model, version, bundle } = pointing;
  const anything = digestOf('');
  const description = {
    $schema: `${SCHEMAS}/version-1.json`,
    model,
    version,
    bundle,
    store: 'file://store',
    signature: anything,
    contract: anything,
    data: { version: '1.0.0', lock: anything },
    code: { commit: null },
    run: '0123456789ab',
  };
  return { ...pointerFile(pointing), [versionPath(model, version)]: canonicalJson(description) };
}
