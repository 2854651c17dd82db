import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findCacheFolder } from '../../scripts/find-node.mjs';
import { runBundle } from '../helpers/fake-runner.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { makeSampleProject } from '../helpers/sample-project.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

const VERSION = '11.12.0';

/** A Python with CycloneDX's own library and its schemas, made once in the user's cache. */
function installValidator(): string {
  const folder = join(findCacheFolder(), 'tools', `cyclonedx-python-lib-${VERSION}`);
  const python = join(folder, 'bin/python');
  if (existsSync(join(folder, 'complete'))) return python;
  rmSync(folder, { recursive: true, force: true });
  execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' });
  const requirement = `cyclonedx-python-lib[json-validation]==${VERSION}`;
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', requirement], { stdio: 'inherit' });
  writeFileSync(join(folder, 'complete'), '');
  return python;
}

const validate = (file: string) =>
  execFileSync(installValidator(), [join(import.meta.dirname, 'check-bom.py'), file], {
    encoding: 'utf8',
  }).trim();

test("the bill of materials is valid by CycloneDX's strict schema", async () => {
  const project = await makeSampleProject();
  const artifact = await project.evaluate(GOOD);
  await runBundle({ verb: 'package', inputs: { artifact }, directory: project.directory });
  const file = join(project.directory, '.slipway/bundle/ml-bom.cdx.json');
  expect(validate(file)).toBe('valid');
  const broken = join(makeTemporaryFolder('bom'), 'broken.json');
  writeFileSync(broken, readFileSync(file, 'utf8').replace('"supervised"', '"guesswork"'));
  expect(validate(broken)).toContain('guesswork');
});
