import Type from 'typebox';
import { parseManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import type { Kubectl } from './kubectl.ts';

const VersionSchema = Type.Object({ emulationMajor: Type.String(), emulationMinor: Type.String() });

/** What the API server says of the feature that mounts images: a feature that is there for good has no stage. */
export interface FeatureGate {
  /** Of Kubernetes, as which the server behaves. */
  version: string;
  stage: string;
  enabled: boolean;
}

/** Reads the state of image volumes from the server's own metrics. @throws Error when they do not name it */
export async function readImageVolumeGate(kubectl: Kubectl): Promise<FeatureGate> {
  const metrics = await kubectl('get', '--raw', '/metrics');
  const [, stage, value] =
    /^kubernetes_feature_enabled\{name="ImageVolume",stage="(\w*)"\} ([01])$/m.exec(metrics) ?? [];
  if (stage === undefined) throw new Error('The metrics do not name the feature ImageVolume.');
  const version = parseManifest(VersionSchema, await kubectl('get', '--raw', '/version'), '/version');
  return {
    version: `${version.emulationMajor}.${version.emulationMinor}`,
    stage,
    enabled: value === '1',
  };
}
