import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isDigest } from '../../kit/format/manifest/digest.ts';
import { bytesField, joinBytes } from '../../kit/format/onnx/wire-writer.ts';
import { openBundle } from '../../kit/ml/bundle/open-bundle.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { encodeEntry } from '../helpers/onnx-messages.ts';
import { GOOD, writeRentModel } from '../helpers/rent-model.ts';
import { makeSampleProject } from '../helpers/sample-project.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

test('packages an evaluated model, and the bundle opens with everything in it', async () => {
  const project = await makeSampleProject();
  const artifact = await project.evaluate(GOOD);
  const { outputs, exitCode, summary, stdout } = await runBundle({
    verb: 'package',
    inputs: { artifact },
    directory: project.directory,
  });
  expect(stdout).not.toContain('::error');
  expect(exitCode).toBe(0);
  const digest = outputs['bundle-digest'] ?? '';
  if (!isDigest(digest)) throw new Error(`no digest: ${digest}`);
  expect(outputs).toMatchObject({ 'subject-digest': digest, 'subject-name': 'rent' });
  expect(summary).toContain(digest);
  const directory = makeTemporaryFolder('open');
  const bundle = await openBundle({ store: project.store, digest, directory });
  expect(bundle.signature.inputs.map(({ name }) => name)).toEqual(['size', 'rooms', 'age']);
  expect(bundle.lock).toEqual(project.data.lock);
  expect(bundle.contract.columns.map(({ name }) => name)).toEqual(['rent', 'size', 'rooms', 'age']);
  expect(readFileSync(bundle.modelFile).equals(writeRentModel(GOOD))).toBe(true);
  expect(Number(outputs['bundle-size'])).toBeGreaterThan(bundle.model.size);
});

test('the card says what is known and keeps sensitive and hostile texts down', async () => {
  const project = await makeSampleProject();
  const artifact = await project.evaluate(GOOD, {
    spoil: (evaluation) => ({
      ...evaluation,
      slices: [{ column: 'rooms', value: '1 | <b>', ...evaluation.splits.test }],
    }),
  });
  await runBundle({ verb: 'package', inputs: { artifact }, directory: project.directory });
  const card = readFileSync(join(project.directory, '.slipway/bundle/model-card.md'), 'utf8');
  expect(card).toContain('Asking rents of flats in a small town.');
  expect(card).toMatch(/\| \*\*rmse\*\* \| \d/);
  expect(card).toContain('Sensitive columns: age.');
  expect(card).toContain('1 \\| &lt;b&gt;');
  expect(card).toMatch(/\| age \| number \| {2}\| \*redacted\*/);
});

const CARD = `card:
  intended-use: [Estimating the asking rent of a flat]
  users: [Letting agents]
  out-of-scope: ["Deciding who may rent | <script>alert(1)</script>"]
  owners: [Ada Lovelace]
  license: CC-BY-4.0
  ethical-considerations: ["- not a list, [not a link](https://example.com), @nobody"]
  limitations: ["1. not a numbered list"]
  tags: [housing]
`;

test('the card says what people say, as text, and names what nobody has said', async () => {
  const project = await makeSampleProject();
  const artifact = await project.evaluate(GOOD);
  const read = async () => {
    const { stdout } = await runBundle({
      verb: 'package',
      inputs: { artifact },
      directory: project.directory,
    });
    expect(stdout).not.toContain('::error');
    const file = (name: string) => readFileSync(join(project.directory, '.slipway/bundle', name), 'utf8');
    return { card: file('model-card.md'), bom: JSON.parse(file('ml-bom.cdx.json')) };
  };
  const { card: bare } = await read();
  for (const key of ['out-of-scope', 'owners', 'license', 'ethical-considerations'])
    expect(bare).toContain(`Nobody has written it down yet. Set \`card.${key}\``);
  const pipeline = join(project.directory, 'pipeline.yaml');
  writeFileSync(pipeline, readFileSync(pipeline, 'utf8') + CARD);
  const { card, bom } = await read();
  expect(card).not.toContain('Nobody has written it down');
  expect(card).toMatch(/^---\nlicense: cc-by-4\.0\nlibrary_name: onnx\npipeline_tag: tabular-regression\n/);
  expect(card).toContain('- Deciding who may rent \\| &lt;script&gt;alert(1)&lt;/script&gt;');
  expect(card).toContain('- \\- not a list, \\[not a link\\](https:\u200b//example.com), @\u200bnobody');
  expect(card).toContain('- 1\\. not a numbered list');
  expect(bom.metadata.component).toMatchObject({
    authors: [{ name: 'Ada Lovelace' }],
    licenses: [{ expression: 'CC-BY-4.0' }],
    modelCard: { considerations: { users: ['Letting agents'] } },
  });
});

test('the same inputs make the same digest in another place, at another time, in another zone', async () => {
  const project = await makeSampleProject();
  const artifact = await project.evaluate(GOOD);
  const elsewhere = join(makeTemporaryFolder('elsewhere'), 'a longer path');
  cpSync(project.directory, elsewhere, { recursive: true });
  const run = (directory: string, TZ: string, store?: string) =>
    runBundle({ verb: 'package', inputs: { artifact, ...(store ? { store } : {}) }, directory, env: { TZ } });
  const first = await run(project.directory, 'Pacific/Auckland');
  const second = await run(elsewhere, 'America/New_York', 'file://.slipway/other');
  expect(first.outputs['bundle-digest']).toMatch(/^sha256:/);
  expect(second.outputs['bundle-digest']).toBe(first.outputs['bundle-digest']);
});

test('line ends that a checkout has by the settings of its machine make no other digest', async () => {
  const project = await makeSampleProject();
  const artifact = await project.evaluate(GOOD);
  const first = await packageIn(project.directory, artifact);
  for (const name of ['data.lock.json', 'contract.json', 'profile.json']) {
    const file = join(project.directory, 'data', name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
  }
  expect(await packageIn(project.directory, artifact)).toBe(first);
});

async function packageIn(directory: string, artifact: string): Promise<string | undefined> {
  const { outputs, stdout } = await runBundle({ verb: 'package', inputs: { artifact }, directory });
  expect(stdout).not.toContain('::error');
  return outputs['bundle-digest'];
}

test('another evaluation makes another digest', async () => {
  const project = await makeSampleProject();
  const digests = new Set<string | undefined>();
  for (const weights of [GOOD, { ...GOOD, base: 90 }]) {
    const artifact = await project.evaluate(weights);
    const { outputs } = await runBundle({
      verb: 'package',
      inputs: { artifact },
      directory: project.directory,
    });
    digests.add(outputs['bundle-digest']);
  }
  expect(digests.size).toBe(2);
});

const wrongs: [string, (directory: string, folder: string) => void, RegExp][] = [
  [
    'a lock that moved on',
    (directory) => edit(join(directory, 'data/data.lock.json'), '"version": "1.0.0"', '"version": "1.1.0"'),
    /was trained on data 1\.0\.0 .* is data 1\.1\.0 .*Check out the commit/,
  ],
  [
    'a profile that is not of the lock',
    (directory) => edit(join(directory, 'data/profile.json'), '"max": 150', '"max": 151'),
    /not of one piece: data\.lock\.json → profile\.json/,
  ],
  [
    'a contract that is not of the lock',
    (directory) => edit(join(directory, 'data/contract.json'), '"maximum": 500', '"maximum": 400'),
    /not of one piece: data\.lock\.json → contract\.json/,
  ],
  [
    'a model that was exchanged',
    (_, folder) => writeFileSync(join(folder, 'model.onnx'), writeRentModel({ ...GOOD, size: 1 })),
    /not of one piece: evaluation\.json → model\.onnx/,
  ],
  [
    'a broken evaluation',
    (_, folder) => writeFileSync(join(folder, 'evaluation.json'), '{'),
    /evaluation\.json is not valid JSON/,
  ],
];

test.each(wrongs)('refuses %s in one sentence', async (_, spoil, sentence) => {
  const project = await makeSampleProject();
  const artifact = await project.evaluate(GOOD);
  spoil(project.directory, join(project.directory, '.slipway/artifacts', artifact));
  const { exitCode, outputs, annotations } = await runBundle({
    verb: 'package',
    inputs: { artifact },
    directory: project.directory,
  });
  expect(exitCode).toBe(1);
  expect(outputs).toEqual({});
  expect(annotations).toHaveLength(1);
  expect(annotations[0]?.message).toMatch(sentence);
});

test('refuses a model the contract has no columns for', async () => {
  const project = await makeSampleProject();
  const onnx = Buffer.from(writeRentModel(GOOD)).toString('latin1').replaceAll('rooms', 'roomz');
  const artifact = await project.evaluate(GOOD, { model: Buffer.from(onnx, 'latin1') });
  const { exitCode, annotations } = await runBundle({
    verb: 'package',
    inputs: { artifact },
    directory: project.directory,
  });
  expect(exitCode).toBe(1);
  expect(annotations[0]?.message).toMatch(/roomz/);
});

test('writes what the lint warns of into summary and card', async () => {
  const project = await makeSampleProject();
  const entry = bytesField(14, encodeEntry('source', '/home/ada/<b>train</b>.py'));
  const artifact = await project.evaluate(GOOD, { model: joinBytes([writeRentModel(GOOD), entry]) });
  const { directory } = project;
  const { exitCode, summary, annotations } = await runBundle({
    verb: 'package',
    inputs: { artifact },
    directory,
  });
  expect(exitCode).toBe(0);
  const card = readFileSync(join(directory, '.slipway/bundle/model-card.md'), 'utf8');
  for (const text of [summary, card]) {
    expect(text).toContain('| warning | `local-path-in-metadata` | metadata "source" |');
    expect(text).not.toContain('<b>train');
  }
  expect(annotations).toMatchObject([{ kind: 'warning', message: expect.stringContaining('/home/ada/') }]);
});

test('refuses a model whose weights are no numbers', async () => {
  const project = await makeSampleProject();
  const artifact = await project.evaluate(GOOD, { model: writeRentModel({ ...GOOD, base: Number.NaN }) });
  const { exitCode, annotations } = await runBundle({
    verb: 'package',
    inputs: { artifact },
    directory: project.directory,
  });
  expect(exitCode).toBe(1);
  expect(annotations[0]?.message).toMatch(
    /^model\.onnx, initializer "base": 1 of 1 number is NaN\. Train again/,
  );
});

test.each([
  [{}, /input "artifact" is missing/],
  [
    { artifact: 'evaluated-rent-nowhere' },
    /There is no artifact "evaluated-rent-nowhere" in .* or run "slipway evaluate" first/,
  ],
  [{ artifact: 'x', store: 'ftp://x/y' }, /is not an address Slipway knows/],
  [{ artifact: 'x', model: 'Rent!' }, /The input "model" is "Rent!"/],
])('explains the inputs %j', async (inputs, sentence) => {
  const project = await makeSampleProject();
  const { exitCode, annotations, outputs } = await runBundle({
    verb: 'package',
    inputs,
    directory: project.directory,
  });
  expect(exitCode).toBe(1);
  expect(outputs).toEqual({});
  expect(annotations[0]?.message).toMatch(sentence);
});

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(file, text.replace(from, to));
}
