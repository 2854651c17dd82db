import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createChildEnvironment } from '../../../kit/ground/runtime/child-environment.ts';

/** GPUs of a machine, and what found them. */
export interface FoundGpus {
  by: string;
  /** A line a GPU: `name, driver`. */
  gpus: string[];
}

/** Where Linux shows AMD's compute driver. */
const AMD_PLACES = {
  device: '/dev/kfd',
  nodes: '/sys/class/kfd/kfd/topology/nodes',
  driver: '/sys/module/amdgpu/version',
};

/** Frameworks call both makers' GPUs `cuda`: NVIDIA's as nvidia-smi lists them, else AMD's that ROCm's driver has. */
export async function listGpus(
  environment: Record<string, string>,
  places: typeof AMD_PLACES = AMD_PLACES,
): Promise<FoundGpus> {
  const gpus = await listNvidia(environment);
  if (gpus.length > 0) return { by: 'nvidia-smi', gpus };
  const others = await listAmd(places);
  return others.length > 0 ? { by: "ROCm's driver", gpus: others } : { by: 'nvidia-smi', gpus };
}

/** None where there is no nvidia-smi or it finds nothing. */
async function listNvidia(environment: Record<string, string>): Promise<string[]> {
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

/** None where the driver may not be used: a container sees the machine's nodes without its devices. */
async function listAmd({ device, nodes, driver }: typeof AMD_PLACES): Promise<string[]> {
  try {
    await access(device, constants.R_OK | constants.W_OK);
    const version = (await readFile(driver, 'utf8').catch(() => '')).trim();
    const names = (await readdir(nodes)).sort((a, b) => Number(a) - Number(b));
    const found = await Promise.all(names.map((name) => readProperties(join(nodes, name))));
    return found.flatMap(nameAmd).map((name) => `AMD ${name}, amdgpu${version === '' ? '' : ` ${version}`}`);
  } catch {
    return [];
  }
}

/** Nothing of a GPU that is not given to this container: the kernel refuses to show it. */
async function readProperties(node: string): Promise<string> {
  return readFile(join(node, 'properties'), 'utf8').catch(() => '');
}

/** The architecture of a node that computes on SIMD units, as LLVM names it (90010: `gfx90a`); a processor has none. */
function nameAmd(properties: string): string[] {
  const read = (name: string) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(properties)?.[1] ?? 0);
  if (read('simd_count') === 0) return [];
  const version = read('gfx_target_version');
  const [minor, stepping] = [Math.floor(version / 100) % 100, version % 100];
  return [`gfx${Math.floor(version / 10_000)}${minor.toString(16)}${stepping.toString(16)}`];
}
