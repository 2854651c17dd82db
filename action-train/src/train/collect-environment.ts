import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Digest, digestOfFile } from '../../../kit/format/manifest/digest.ts';
import type { Run } from '../../../kit/format/manifest/run.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { createChildEnvironment } from '../../../kit/ground/runtime/child-environment.ts';

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
  const gpus = await listGpus(environment);
  refuseMissingGpu(device, gpus.length);
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
function refuseMissingGpu(device: string | undefined, gpus: number): void {
  const match = /^cuda(?::(\d+))?$/i.exec(device ?? '');
  if (!match || Number(match[1] ?? 0) < gpus) return;
  const found = gpus === 0 ? 'no GPU' : formatCount(gpus, 'GPU');
  throw new ConfigurationError(
    'SLW_DEVICE_MISSING',
    `The input "device" is "${device}", and nvidia-smi finds ${found} on this machine. Train on a runner that has it, or leave "device" out.`,
  );
}

/** A line a GPU, `name, driver`; none where there is no nvidia-smi or it finds nothing. */
async function listGpus(environment: Record<string, string>): Promise<string[]> {
  const query = ['--query-gpu=name,driver_version', '--format=csv,noheader'];
  try {
    const env = createChildEnvironment({ kind: 'tool', env: environment });
    const { stdout } = await promisify(execFile)('nvidia-smi', query, { env, timeout: 10_000 });
    return stdout
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  } catch {
    return [];
  }
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
