import { execFile } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { KIT_ROOT } from '../../cli/kit-root.ts';
import { listPins, NOTHING_YET } from '../../kit/ml/registry/deploy-pins.ts';
import { makeRepository, type TestRepository } from '../helpers/git-repository.ts';
import { readKitFile } from './kit-files.ts';

const PAGES = ['README.md', 'data/README.md', 'deploy/README.md', 'docs/settings.md', 'train/README.md'];

/** The shell blocks of a page, without the indentation of the list they stand in. */
function listBlocks(page: string): string[] {
  const found = readKitFile(`template-repo/${page}`).matchAll(/^( *)```sh\n([\s\S]*?)^ *```/gm);
  return [...found].map(([, indentation = '', block = '']) =>
    block.replaceAll(`\n${indentation}`, '\n').trim(),
  );
}

// zsh takes a comment that is pasted for arguments.
test.each(PAGES)('no command of %s carries a comment', (page) => {
  expect(listBlocks(page).filter((block) => /(^|\s)# /m.test(block.replaceAll(/'[^']*'/g, '')))).toEqual([]);
});

describe('the command that renames the model in deploy/', () => {
  const command = listBlocks('README.md').find((block) => block.includes('name=churn')) ?? '';

  async function rename(): Promise<TestRepository> {
    const project = makeRepository();
    cpSync(join(KIT_ROOT, 'template-repo'), project.directory, { recursive: true });
    project.commit('Start from the template');
    await runIn(project.directory);
    return project;
  }

  /** Standard input stays open, as at a terminal: what reads it in place of files hangs. */
  async function runIn(cwd: string): Promise<void> {
    await promisify(execFile)('bash', ['-c', command], { cwd, timeout: 10_000 });
  }

  test('changes the manifests alone, and takes the digests of the example out', async () => {
    const project = await rename();
    const changed = project.git('diff', '--name-only', '--', 'deploy').split('\n');
    expect(changed.length).toBeGreaterThan(15);
    expect(changed.filter((path) => !path.endsWith('.yaml'))).toEqual([]);
    expect(project.git('grep', '-l', 'house-price', '--', 'deploy')).toBe('deploy/README.md');
    const bundle = 'deploy/kubernetes/overlays/staging/bundle.yaml';
    const pins = listPins(readFileSync(join(project.directory, bundle), 'utf8'));
    expect(pins).toMatchObject([{ model: 'churn', digest: NOTHING_YET }, { model: 'churn' }]);
  });

  test('ends where nothing is left to rename', async () => {
    const project = await rename();
    await runIn(project.directory);
    expect(project.git('grep', '-l', 'churn', '--', 'deploy')).toContain('deploy/flux/staging.yaml');
  });
});

describe('the command that gives an environment its manifests', () => {
  const command = listBlocks('docs/settings.md').find((block) => block.includes('name=preproduction')) ?? '';

  test('writes those of staging under the new name, with nothing promoted yet', async () => {
    const project = makeRepository();
    cpSync(join(KIT_ROOT, 'template-repo'), project.directory, { recursive: true });
    const bundle = 'deploy/kubernetes/overlays/staging/bundle.yaml';
    const staging = readFileSync(join(project.directory, bundle), 'utf8');
    const digest = `sha256:${'a'.repeat(64)}`;
    project.commit('Start from the template', { [bundle]: staging.replaceAll(NOTHING_YET, digest) });
    await promisify(execFile)('bash', ['-c', command], { cwd: project.directory, timeout: 10_000 });
    const read = (path: string) => readFileSync(join(project.directory, path), 'utf8');
    const copied = project.git('ls-files', '--others').split('\n');
    const originals = project.git('ls-files', 'deploy/*staging*').split('\n');
    expect(copied.length).toBeGreaterThan(7);
    expect(copied).toEqual(originals.map((path) => path.replace('staging', 'preproduction')).sort());
    expect(read(bundle.replace('staging', 'preproduction'))).toBe(
      staging.replaceAll('staging', 'preproduction'),
    );
    for (const path of copied) expect(read(path), path).not.toMatch(/staging|a{64}/);
    expect(project.git('diff', '--name-only')).toBe('');
  });
});
