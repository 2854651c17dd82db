import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { type Digest, digestOfFile } from '../../../kit/format/manifest/digest.ts';
import type { Run } from '../../../kit/format/manifest/run.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { listGpus } from './list-gpus.ts';

/** Files that pin what a trainer runs on. */
const LOCK_FILES =
  /^(uv\.lock|poetry\.lock|pdm\.lock|pixi\.lock|pylock(\..+)?\.toml|Pipfile\.lock|requirements.*\.txt|conda-lock\.ya?ml|environment\.ya?ml|package-lock\.json|pnpm-lock\.yaml|yarn\.lock|Cargo\.lock|go\.sum|renv\.lock|Manifest\.toml)$/;

/**
 * What the training runs on: machine, GPUs, and the lock files in the project's folder and in `train/`.
 * @throws ConfigurationError for a CUDA device that the machine does not have
 */
export async function collectEnvironment({
  directory,
  environment,
  device,
}: {
  directory: string;
  environment: Record<string, string>;
  device: string | undefined;
}): Promise<Run['environment']> {
  const { gpus, by } = await listGpus(environment);
  refuseMissingGpu(device, { count: gpus.length, by });
  return {
    platform: process.platform,
    arch: process.arch,
    node: process.versions.node,
    device: device ?? (gpus.length > 0 ? 'cuda' : 'cpu'),
    cpus: availableParallelism(),
    gpus,
    lockFiles: await digestLockFiles(directory),
  };
}

/** A training that falls back to the processor would be recorded as one on a GPU. */
function refuseMissingGpu(device: string | undefined, { count, by }: { count: number; by: string }): void {
  const match = /^cuda(?::(\d+))?$/i.exec(device ?? '');
  if (!match || Number(match[1] ?? 0) < count) return;
  const found = count === 0 ? 'no GPU' : formatCount(count, 'GPU');
  throw new ConfigurationError(
    'SLW_DEVICE_MISSING',
    `The input "device" is "${device}", and ${by} finds ${found} on this machine.${count === 0 ? " Neither does ROCm's driver (/dev/kfd)." : ''} Train on a runner that has it, or leave "device" out.`,
  );
}

async function digestLockFiles(directory: string): Promise<Record<string, Digest>> {
  const digests: Record<string, Digest> = {};
  for (const folder of [directory, join(directory, 'train')]) {
    for (const name of await listNames(folder)) {
      if (!LOCK_FILES.test(name)) continue;
      const file = join(folder, name);
      const path = relative(directory, file).replaceAll('\\', '/');
      digests[path] = (await digestOfFile(file)).digest;
    }
  }
  return digests;
}

async function listNames(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
