import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { listFiles } from '../../../kit/ground/files/list-files.ts';
import { renderNextSteps } from '../../../scripts/release/next-steps.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { IMAGE, makeKit, release } from './make-kit.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const readAll = async (folder: string) =>
  Object.fromEntries(
    (await listFiles(folder)).map((file) => [file, readFileSync(join(folder, file), 'hex')]),
  );

describe('a release', () => {
  test('is the template, its archive, the notes and their digests', async () => {
    const { out } = await release(makeKit());
    expect(readdirSync(out).sort()).toEqual([
      'SHA256SUMS',
      'dist.sha256',
      'release-notes.md',
      'release.json',
      'slipway-serve-v1.2.0.oci.tar',
      'slipway-template-v1.2.0.tar',
      'template',
    ]);
  });

  test('pins the kit by the commit released, with the version behind it', async () => {
    const kit = makeKit();
    const { out } = await release(kit);
    const commit = kit.git('rev-parse', 'HEAD');
    const files = (await listFiles(join(out, 'template/.github/workflows'))).map((file) =>
      readFileSync(join(out, 'template/.github/workflows', file), 'utf8'),
    );
    const uses = files.flatMap((text) => text.split('\n')).filter((line) => /\buses:/.test(line));
    for (const line of uses) expect(line).toMatch(/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(uses.filter((line) => line.includes('acme/slipway/')).length).toBeGreaterThan(10);
    expect(files.join('')).toContain(`uses: acme/slipway/action-train@${commit} # v1.2.0\n`);
    expect(files.join('')).not.toContain('slipway-mlops');
  });

  test('pins the image of the service by its digest', async () => {
    const { out } = await release(makeKit());
    const manifest = readFileSync(join(out, 'template/deploy/kubernetes/base/deployment.yaml'), 'utf8');
    expect(manifest).toContain(`reference: ghcr.io/acme/slipway/serve:v1.2.0@${IMAGE}\n`);
    expect(JSON.parse(readFileSync(join(out, 'release.json'), 'utf8'))).toMatchObject({
      serviceImage: IMAGE,
    });
  });

  test('has digests that sha256sum checks, of the assets and of dist', async () => {
    const kit = makeKit();
    const { out } = await release(kit);
    const check = (folder: string, list: string) =>
      execFileSync('sha256sum', ['--check', '--strict', list], { cwd: folder, encoding: 'utf8' });
    expect(check(out, 'SHA256SUMS')).toContain('slipway-template-v1.2.0.tar: OK');
    expect(check(kit.directory, join(out, 'dist.sha256'))).toBe('dist/chunk-a.js: OK\ndist/train.js: OK\n');
  });

  test('has an archive that tar unpacks to the template beside it', async () => {
    const { out } = await release(makeKit());
    const folder = makeTemporaryFolder('unpacked');
    execFileSync('tar', ['-xf', join(out, 'slipway-template-v1.2.0.tar'), '-C', folder]);
    expect(readdirSync(folder)).toEqual(['slipway-template-v1.2.0']);
    expect(await readAll(join(folder, 'slipway-template-v1.2.0'))).toEqual(
      await readAll(join(out, 'template')),
    );
  });

  test('has the same bytes from another folder in another time zone', async () => {
    const kit = makeKit();
    process.env['TZ'] = 'Pacific/Auckland';
    const first = await release(kit);
    process.env['TZ'] = 'America/Los_Angeles';
    const second = await release(kit.clone());
    expect(await readAll(second.out)).toEqual(await readAll(first.out));
  });

  test('takes its notes from its own section of the changelog', async () => {
    const { out, commit } = await release(makeKit());
    expect(readFileSync(join(out, 'release-notes.md'), 'utf8')).toBe(
      `### Added\n\n- Something for users.\n\n### Pin it\n\n\`\`\`yaml\nuses: acme/slipway/action-train@${commit} # v1.2.0\n\`\`\`\n`,
    );
  });

  test('tags nothing and pushes nothing, and says how to', async () => {
    const kit = makeKit();
    const made = await release(kit);
    expect(kit.git('tag')).toBe('');
    expect(kit.remoteGit('tag')).toBe('');
    const steps = renderNextSteps(made, 'out');
    expect(steps).toContain(`git tag v1.2.0 ${made.commit}\n`);
    expect(steps).toContain(`git tag --force v1 ${made.commit}\n`);
  });

  test('leaves the major tag to a newer release', async () => {
    const kit = makeKit();
    kit.git('tag', 'v1.10.0');
    kit.git('tag', 'v2.0.0');
    const made = await release(kit);
    expect(made.majorTag).toBeUndefined();
    expect(renderNextSteps(made, 'out')).not.toContain('--force');
  });
});

describe('a release is refused', () => {
  test.each(['v1.2.0', '1.2', '1.2.0-rc.1', '01.2.0', ''])('for the version "%s"', async (version) => {
    await expect(release(makeKit(), { version })).rejects.toThrow(`The version is "${version}".`);
  });

  test('for a version that package.json does not state', async () => {
    await expect(release(makeKit(), { version: '1.3.0' })).rejects.toThrow(
      'package.json states version 1.2.0, not 1.3.0. Run "npm run release -- 1.3.0 --prepare"',
    );
  });

  test.each([
    ['a file changed', 'dist/train.js', ' M dist/train.js'],
    ['a file that is not in Git', 'left-over.txt', '?? left-over.txt'],
  ])('with %s', async (_, file, named) => {
    const kit = makeKit();
    kit.write({ [file]: 'other\n' });
    await expect(release(kit)).rejects.toThrow(`The tree has changes that no commit holds:\n${named}\n`);
  });

  test('when the tag is there', async () => {
    const kit = makeKit();
    kit.git('tag', 'v1.2.0');
    await expect(release(kit)).rejects.toThrow('The tag v1.2.0 is there already.');
  });

  test('when the remote alone has the tag', async () => {
    const kit = makeKit();
    kit.remoteGit('tag', 'v1.2.0', 'main');
    await expect(release(kit)).rejects.toThrow('The tag v1.2.0 is there already.');
  });

  test('when the remote cannot say which tags it has', async () => {
    const kit = makeKit();
    kit.git('remote', 'set-url', 'origin', 'file:///nowhere/slipway.git');
    await expect(release(kit)).rejects.toThrow('The remote "origin" does not say which tags it has.');
  });

  test.each([
    ['has no section of it', '# Changelog\n', 'CHANGELOG.md has no section "## 1.2.0".'],
    [
      'says nothing of it',
      '## 1.2.0\n\n### Added\n\n## 1.1.0\n\n- x\n',
      'CHANGELOG.md says nothing under "## 1.2.0".',
    ],
  ])('when the changelog %s', async (_, changelog, message) => {
    await expect(release(makeKit({ 'CHANGELOG.md': changelog }))).rejects.toThrow(message);
  });

  test('when a check fails, and nothing is left behind', async () => {
    const out = join(makeTemporaryFolder('release'), 'out');
    const faults = ['dist/train.js is not what the source builds: npm run build'];
    await expect(release(makeKit(), { out, faults })).rejects.toThrow(
      'The tree is not fit for a release:\ndist/train.js is not what the source builds',
    );
    expect(existsSync(out)).toBe(false);
  });

  test('into a folder with something in it', async () => {
    const out = makeTemporaryFolder('release');
    writeFileSync(join(out, 'mine.txt'), 'x');
    await expect(release(makeKit(), { out })).rejects.toThrow(`${out} is not empty: it holds mine.txt.`);
  });

  test('but not into an empty one', async () => {
    const out = join(makeTemporaryFolder('release'), 'empty');
    mkdirSync(out);
    await expect(release(makeKit(), { out })).resolves.toMatchObject({ tag: 'v1.2.0', majorTag: 'v1' });
  });
});
