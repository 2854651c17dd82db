import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runBundle } from '../helpers/fake-runner.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { makeSampleProject } from '../helpers/sample-project.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { provideEnvironment } from './python-environment.ts';

/** A Python with CycloneDX's own library and its schemas. */
const python = () => join(provideEnvironment('cyclonedx-python-lib[json-validation]==11.12.0'), 'python');

const validate = (file: string) =>
  execFileSync(python(), [join(import.meta.dirname, 'check-bom.py'), file], {
    encoding: 'utf8',
  }).trim();

/** Every key that goes into the bill. */
const CARD = `card:
  intended-use: [Estimating rents]
  users: [Letting agents]
  owners: [Ada Lovelace]
  license: Apache-2.0
  ethical-considerations: [Rents may repeat old wrongs]
  limitations: [One town alone]
`;

test("the bill of materials is valid by CycloneDX's strict schema", async () => {
  const project = await makeSampleProject();
  appendFileSync(join(project.directory, 'pipeline.yaml'), CARD);
  const artifact = await project.evaluate(GOOD);
  await runBundle({ verb: 'package', inputs: { artifact }, directory: project.directory });
  const file = join(project.directory, '.slipway/bundle/ml-bom.cdx.json');
  expect(validate(file)).toBe('valid');
  const broken = join(makeTemporaryFolder('bom'), 'broken.json');
  writeFileSync(broken, readFileSync(file, 'utf8').replace('"supervised"', '"guesswork"'));
  expect(validate(broken)).toContain('guesswork');
});
