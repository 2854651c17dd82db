import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blobPath } from '../../kit/ml/store/blob-ref.ts';
import { buildOnce } from '../helpers/build-once.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { makePromotedProject, type PackagedProject } from '../helpers/package-model.ts';
import { makeSampleProject } from '../helpers/sample-project.ts';

const verify = (directory: string, inputs: Record<string, string> = {}) =>
  runBundle({ verb: 'verify', inputs, directory });

const makePromoted = buildOnce(() => makePromotedProject('staging'));

test('the lineage of a promoted model holds, from a fresh clone and the store', async () => {
  const { repository } = await makePromoted();
  const { exitCode, outputs, summary, result } = await verify(repository.clone().directory);
  expect(summary).toContain('Lineage of rent: pass');
  expect(exitCode).toBe(0);
  expect(outputs['verdict']).toBe('pass');
  expect(Number(outputs['links-checked'])).toBeGreaterThan(25);
  expect(JSON.stringify(result)).not.toContain('unchecked');
});

test('line ends that a checkout has by the settings of its machine are no change', async () => {
  const { repository } = await makePromoted();
  const { directory } = repository.clone('-c', 'core.autocrlf=true');
  const pointer = readFileSync(join(directory, 'models/rent/environments/staging.json'), 'utf8');
  expect(pointer).toContain('\r\n');
  const { exitCode, stdout } = await verify(directory);
  expect(stdout).not.toContain('::error');
  expect(exitCode).toBe(0);
});

test('a live model is measured again where that is asked for, by the numbers that were promoted', async () => {
  const { repository } = await makePromoted();
  const { exitCode, result, stdout } = await verify(repository.clone().directory, { measure: 'true' });
  expect(stdout).not.toContain('::error');
  expect(exitCode).toBe(0);
  expect(JSON.stringify(result)).toContain('version 1.0.0 → its metrics, measured again');
});

test('a shallow clone leaves the commit unchecked and says how to check it', async () => {
  const { repository } = await makePromoted();
  const { exitCode, summary } = await verify(repository.clone('--depth=1').directory);
  expect(exitCode).toBe(0);
  expect(summary).toMatch(/fetch\\?-depth: 0/);
});

test('there is nothing to verify before the first promotion', async () => {
  const { directory } = await makeSampleProject();
  const { exitCode, outputs, summary } = await verify(directory);
  expect(exitCode).toBe(0);
  expect(outputs).toMatchObject({ verdict: 'pass', 'links-checked': '0' });
  expect(summary).toContain('0 links checked (nothing promoted yet)');
});

test('a model that is asked for by name has a pointer, or the names there are told', async () => {
  const { directory } = await makePromoted();
  const { exitCode, outputs, annotations } = await verify(directory, { model: 'rnt' });
  expect(exitCode).toBe(1);
  expect(outputs).toEqual({});
  expect(annotations.map(({ message }) => message)).toEqual([
    'Nothing of rnt was promoted yet: models/rnt/environments/ holds no pointer. Did you mean "rent"? Correct the input "model", or promote a bundle first.',
  ]);
  const fresh = await makeSampleProject();
  const named = await verify(fresh.directory, { model: 'rent' });
  expect(named.annotations[0]?.message).toContain('promote a bundle first');
});

test('a model of pipeline.yaml without a pointer is pointed out where others have one', async () => {
  const { directory, repository } = await makePromoted();
  const pipeline = readFileSync(join(directory, 'pipeline.yaml'), 'utf8');
  repository.write({ 'pipeline.yaml': pipeline.replace('model: rent', 'model: rents') });
  const { exitCode, outputs, annotations } = await verify(directory);
  expect(exitCode).toBe(0);
  // That no text of the project holds a secret; nothing of a model.
  expect(outputs['links-checked']).toBe('1');
  expect(annotations).toMatchObject([
    { kind: 'warning', message: expect.stringContaining('Did you mean "rent"? If the model was renamed') },
  ]);
});

test('a pointer that was deleted is a broken link that names the commit, until its environment is retired', async () => {
  const { directory, repository } = await makePromoted();
  rmSync(join(directory, POINTER));
  const dirty = await verify(directory);
  expect(dirty.exitCode).toBe(1);
  expect(dirty.annotations[0]?.message).toContain(`Restore it: git checkout HEAD -- ${POINTER}`);

  const commit = repository.commit('Tidy up', {});
  repository.commit('Go on', { 'README.md': '' });
  const gone = await verify(directory);
  expect(gone.exitCode).toBe(1);
  expect(gone.outputs).toEqual({ verdict: 'fail', 'links-checked': '7' });
  expect(gone.annotations[0]?.message).toMatch(
    new RegExp(`staging\\.json was deleted by commit ${commit.slice(0, 7)}\\S* \\(Tidy up\\)`),
  );
  const shallow = await verify(repository.clone('--depth=1').directory);
  expect(shallow.exitCode).toBe(0);
  expect(shallow.summary).toContain('deleted pointers are not seen');

  const pipeline = readFileSync(join(directory, 'pipeline.yaml'), 'utf8');
  repository.commit('Retire staging', {
    'pipeline.yaml': pipeline.replace('[staging, production]', '[production]'),
  });
  expect((await verify(directory)).exitCode).toBe(0);
});

const POINTER = 'models/rent/environments/staging.json';
const VERSION = 'models/rent/versions/1.0.0/version.json';
const COMPARISON = 'models/rent/versions/1.0.0/comparison.json';

const faults: [string, (project: PackagedProject) => void, RegExp][] = [
  [
    'a pointer to another bundle',
    ({ directory, digest }) => edit(join(directory, POINTER), digest, `sha256:${'0'.repeat(64)}`),
    /broken at "staging → bundle of version 1\.0\.0": models\/rent\/environments\/staging\.json points to bundle sha256:0+ as version 1\.0\.0, which is sha256:\w+\. Restore the file from Git/,
  ],
  [
    'a pointer to a version that is not there',
    ({ directory }) => edit(join(directory, POINTER), '1.0.0', '1.0.1'),
    /broken at "staging → version 1\.0\.1": .*points to version 1\.0\.1, and .* is not there\. There are 1\.0\.0/,
  ],
  [
    'a pointer that is nonsense',
    ({ directory }) => writeFileSync(join(directory, POINTER), 'version: 1.0.0'),
    /broken at "staging → a pointer".*not valid JSON/,
  ],
  [
    'a pointer with the marks of a merge conflict',
    ({ directory }) =>
      edit(
        join(directory, POINTER),
        / {2}"version": "1\.0\.0"\n/,
        '<<<<<<< HEAD\n$&=======\n$&>>>>>>> other\n',
      ),
    /broken at "staging → a pointer": models\/rent\/environments\/staging\.json holds the marks of a merge conflict, the first in line \d\. Settle the conflict/,
  ],
  [
    'a pointer of another schema',
    ({ directory }) => edit(join(directory, POINTER), 'environment-1.json', 'version-1.json'),
    /broken at "staging → a pointer": .*staging\.json does not fit its schema: .*\$schema.* Restore it from Git/,
  ],
  [
    'a pointer with a key too many',
    ({ directory }) => edit(join(directory, POINTER), '"model"', '"note": "mine", "model"'),
    /staging\.json does not fit its schema: .*"note".* Restore it from Git/,
  ],
  [
    "another model's pointer",
    ({ directory }) => edit(join(directory, POINTER), '"model": "rent"', '"model": "house"'),
    /staging\.json points to model "house" in environment "staging"\. Restore it from Git/,
  ],
  [
    'a pointer that is a link',
    ({ directory }) => {
      renameSync(join(directory, POINTER), join(directory, 'elsewhere.json'));
      symlinkSync(join(directory, 'elsewhere.json'), join(directory, POINTER));
    },
    /broken at "staging → a pointer": models\/rent\/environments\/staging\.json is a symbolic link and has to be a file\./,
  ],
  [
    'a pointer that is a folder',
    ({ directory }) => {
      rmSync(join(directory, POINTER));
      mkdirSync(join(directory, POINTER));
    },
    /broken at "staging → a pointer": models\/rent\/environments\/staging\.json is a folder and has to be a file\./,
  ],
  [
    'a version that names another run',
    ({ directory }) => edit(join(directory, VERSION), /"run": "[0-9a-f]+"/, '"run": "ffffffffffff"'),
    /broken at "version 1\.0\.0 → run"/,
  ],
  [
    'a version that states a digest nobody made',
    ({ directory }) =>
      edit(
        join(directory, VERSION),
        /(?<="artefact": \{\s+"digest": ")sha256:\w+/,
        `sha256:${'0'.repeat(64)}`,
      ),
    /broken at "version 1\.0\.0 → artefact\.digest": states sha256:0{64}, found sha256:/,
  ],
  [
    'a version that states another size',
    ({ directory }) => edit(join(directory, VERSION), /"size": \d+/, '"size": 1'),
    /broken at "version 1\.0\.0 → artefact\.size": states 1, found \d+/,
  ],
  [
    'a version that states other operators',
    ({ directory }) => edit(join(directory, VERSION), /(?<="operators": \{\s+"\w+": )\d+/, '7'),
    /broken at "version 1\.0\.0 → operators": states \{.*7.*\}, found \{/,
  ],
  [
    'a version that states another command',
    ({ directory }) => edit(join(directory, VERSION), /"command": "[^"]*"/, '"command": "make it"'),
    /broken at "version 1\.0\.0 → training\.command": states make it, found /,
  ],
  [
    'a version that states other parameters',
    ({ directory }) => edit(join(directory, VERSION), '"params": {', '"params": { "mine": 1,'),
    /broken at "version 1\.0\.0 → training\.params": states \{.*"mine":1.*\}, found \{/,
  ],
  [
    'a version that states another seed',
    ({ directory }) => edit(join(directory, VERSION), /"seed": \d+/, '"seed": 99'),
    /broken at "version 1\.0\.0 → training\.seed": states 99, found \d+/,
  ],
  [
    'a comparison whose verdict is not that of its gates',
    ({ directory }) =>
      edit(join(directory, COMPARISON), /"verdict": "pass"(?=\s+\}\s*$)/, '"verdict": "fail"'),
    /broken at "version 1\.0\.0: comparison\.json → verdict": states fail, found pass/,
  ],
  [
    "another model's comparison",
    ({ directory }) => edit(join(directory, COMPARISON), '"model": "rent"', '"model": "house"'),
    /broken at "version 1\.0\.0: comparison\.json → model": states house, found rent/,
  ],
  [
    'a comparison for an environment there never was',
    ({ directory }) => edit(join(directory, COMPARISON), '"environment": "staging"', '"environment": "moon"'),
    /broken at "version 1\.0\.0: comparison\.json → environment": .*"moon".*Restore/,
  ],
  [
    'a comparison that says what its metrics do not',
    ({ directory }) => edit(join(directory, COMPARISON), '"outcome": "unpaired"', '"outcome": "better"'),
    /broken at "version 1\.0\.0: comparison\.json → outcome": states better, found unpaired/,
  ],
  [
    'a comparison with a champion that is another bundle',
    ({ directory }) =>
      edit(
        join(directory, COMPARISON),
        '"champion": null,\n  "elsewhere"',
        `"champion": { "version": "1.0.0", "bundle": "sha256:${'0'.repeat(64)}" },\n  "elsewhere"`,
      ),
    /broken at "version 1\.0\.0: comparison\.json → champion": states sha256:0+, found sha256:/,
  ],
  [
    'an evaluation changed after its review',
    ({ directory }) =>
      edit(
        join(directory, 'models/rent/versions/1.0.0/evaluation.json'),
        /"primary": "rmse"/,
        '"primary": "r2"',
      ),
    /broken at "version 1\.0\.0: evaluation\.json → bundle"/,
  ],
  [
    'a card that is gone',
    ({ directory }) => rmSync(join(directory, 'models/rent/versions/1.0.0/model-card.md')),
    /model-card\.md → bundle/,
  ],
  [
    'a bundle that is gone',
    ({ storeFolder, digest }) => rmSync(join(storeFolder, 'blobs/sha256', digest.slice(7))),
    /broken at "version 1\.0\.0 → bundle": The store .* holds no bundle/,
  ],
  [
    'a flipped bit in the test split',
    ({ storeFolder, data }) => {
      const file = join(storeFolder, blobPath(data.lock.splits.test.blob));
      const bytes = readFileSync(file);
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    },
    /broken at "data lock → test split": The blob sha256:.* is damaged/,
  ],
  [
    'a training split that is gone',
    ({ storeFolder, data }) => rmSync(join(storeFolder, blobPath(data.lock.splits.train.blob))),
    /broken at "data lock → train split"/,
  ],
];

test.each(faults)('names the broken link: %s', async (_, spoil, sentence) => {
  const project = await makePromoted();
  spoil(project);
  const { exitCode, annotations, outputs, summary } = await verify(project.directory, {
    environment: 'staging',
  });
  expect(exitCode).toBe(1);
  expect(annotations.map(({ message }) => message)).toEqual([expect.stringMatching(sentence)]);
  expect(outputs['verdict']).toBe('fail');
  expect(summary).toContain('❌');
});

test('an environment without a pointer is a broken link when it is asked for', async () => {
  const { directory } = await makePromoted();
  const { exitCode, annotations } = await verify(directory, { environment: 'production' });
  expect(exitCode).toBe(1);
  expect(annotations[0]?.message).toContain('production.json does not exist. Known: staging.');
});

function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, 'utf8');
  if (text.replace(from, to) === text) throw new Error(`${file} has no ${from}`);
  writeFileSync(file, text.replace(from, to));
}

test('a bundle unpacked before does not hide what has become of the store', async () => {
  const { directory, storeFolder } = await makePromoted();
  expect(existsSync(join(directory, '.slipway/bundles'))).toBe(true);
  const blobs = join(storeFolder, 'blobs/sha256');
  const layer = readdirSync(blobs).find((name) =>
    readFileSync(join(blobs, name), 'latin1').includes('schemas/golden-1.json'),
  );
  const file = join(blobs, layer ?? 'none');
  writeFileSync(file, readFileSync(file, 'latin1').replace('golden-1', 'golden-2'), 'latin1');

  const { exitCode, stdout } = await verify(directory);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('is damaged');
  expect(existsSync(join(directory, '.slipway/verify'))).toBe(false);
});
