import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listGpus } from '../../../action-train/src/train/list-gpus.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

/** Lines of a node's file as the kernel writes it (drivers/gpu/drm/amd/amdkfd/kfd_topology.c), by what they say. */
const CPU = 'cpu_cores_count 64\nsimd_count 0\nmem_banks_count 1\ngfx_target_version 0\nvendor_id 0\n';
const gpu = (version: number) =>
  `cpu_cores_count 0\nsimd_count 416\nmem_banks_count 1\ngfx_target_version ${version}\nvendor_id 4098\n`;

function makeMachine(nodes: readonly string[]) {
  const root = makeTemporaryFolder('machine');
  const places = { device: join(root, 'kfd'), nodes: join(root, 'nodes'), driver: join(root, 'version') };
  for (const [index, properties] of nodes.entries()) {
    mkdirSync(join(places.nodes, String(index)), { recursive: true });
    writeFileSync(join(places.nodes, String(index), 'properties'), properties);
  }
  writeFileSync(places.device, '');
  return { root, places };
}

const WITHOUT_NVIDIA = { PATH: '' };

it('lists GPUs that ROCm has, by their architecture, and no processors', async () => {
  const { places } = makeMachine([CPU, gpu(90010), gpu(110000)]);
  expect(await listGpus(WITHOUT_NVIDIA, places)).toEqual({
    by: "ROCm's driver",
    gpus: ['AMD gfx90a, amdgpu', 'AMD gfx1100, amdgpu'],
  });
  writeFileSync(places.driver, '6.8.5\n');
  expect((await listGpus(WITHOUT_NVIDIA, places)).gpus[0]).toBe('AMD gfx90a, amdgpu 6.8.5');
});

it('leaves out what the kernel does not show to this container', async () => {
  const { places } = makeMachine([CPU, gpu(90010)]);
  mkdirSync(join(places.nodes, '2', 'properties'), { recursive: true });
  expect((await listGpus(WITHOUT_NVIDIA, places)).gpus).toEqual(['AMD gfx90a, amdgpu']);
});

it.each([
  ['whose driver may not be used', { device: '/nowhere/kfd' }],
  ['without a driver', { nodes: '/nowhere/nodes' }],
])('finds none on a machine %s', async (_what, changes) => {
  const { places } = makeMachine([CPU, gpu(90010)]);
  expect(await listGpus(WITHOUT_NVIDIA, { ...places, ...changes })).toEqual({ by: 'nvidia-smi', gpus: [] });
});

it('asks nvidia-smi first', async () => {
  const { root, places } = makeMachine([gpu(90010)]);
  writeFileSync(join(root, 'nvidia-smi'), '#!/bin/sh\necho "NVIDIA A10, 550.90"\n', { mode: 0o755 });
  const environment = { PATH: `${root}:${process.env['PATH']}` };
  expect(await listGpus(environment, places)).toEqual({ by: 'nvidia-smi', gpus: ['NVIDIA A10, 550.90'] });
});
