// Makes a release in a folder: npm run release -- 1.2.0 [--out FOLDER] [--repository OWNER/NAME] [--prepare]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { TEMPLATE_KIT } from '../kit/format/template/name-kit.ts';
import { ConfigurationError } from '../kit/ground/errors/configuration-error.ts';
import { findNode, ROOT } from './find-node.mjs';
import { renderNextSteps } from './release/next-steps.ts';
import { prepareRelease } from './release/prepare-release.ts';
import { refuseOddVersion } from './release/refuse-release.ts';
import { makeRelease } from './release/release.ts';
import { buildServiceImage } from './release/service-image.ts';

const USAGE = 'Usage: npm run release -- VERSION [--out FOLDER] [--repository OWNER/NAME] [--prepare]';

/** What the command line says. */
function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      repository: { type: 'string', default: `${TEMPLATE_KIT.owner}/${TEMPLATE_KIT.repository}` },
      prepare: { type: 'boolean', default: false },
    },
  });
  const [version, ...more] = positionals;
  const [owner, repository, ...rest] = values.repository.split('/');
  if (version === undefined || more.length > 0 || !owner || !repository || rest.length > 0)
    throw new ConfigurationError('SLW_INPUT_INVALID', USAGE);
  return { version, owner, repository, out: values.out, prepare: values.prepare };
}

/** Without `--out` it is a rehearsal: everything is made in a temporary folder, and the folder removed. */
async function rehearseOrMake({ out, ...names }: ReturnType<typeof readArguments>): Promise<string> {
  const temporary = mkdtempSync(join(tmpdir(), 'slipway-release-'));
  try {
    const folder = out === undefined ? join(temporary, 'release') : resolve(out);
    const release = await makeRelease(
      { ...names, root: ROOT, out: folder },
      { git, check, buildImage: buildServiceImage },
    );
    if (out === undefined) return `${release.tag} can be released. Name a folder with --out to make it.\n`;
    return `${release.tag} lies in ${out}. ${renderNextSteps(release, out)}`;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function git(...args: string[]): string {
  return execFileSync('git', args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trimEnd();
}

async function check(): Promise<string[]> {
  const { status, stdout, stderr } = spawnSync(findNode(), ['scripts/check.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return status === 0 ? [] : [`${stdout}${stderr}`.trimEnd()];
}

async function prepare(version: string): Promise<string> {
  refuseOddVersion(version);
  const files = await prepareRelease({ root: ROOT, version });
  return `Wrote ${files.join(', ')}. Build dist/, read the changes, and merge them by a pull request.\n`;
}

try {
  const said = readArguments();
  process.stdout.write(said.prepare ? await prepare(said.version) : await rehearseOrMake(said));
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
