import { join } from 'node:path';
import { writeFileAtomically } from '../../kit/files/files.ts';
import { canonicalJson } from '../../kit/manifest/canonical-json.ts';
import { listFiles } from '../list-files.ts';
import { TEMPLATE_KIT, writeTemplate } from '../template.ts';
import { archiveFiles } from './archive.ts';
import type { Release } from './candidate.ts';
import { listChecksums } from './checksums.ts';

const TEMPLATE_FOLDER = 'template';

/**
 * Writes what a release consists of. No clock, no path and no name of this machine goes into it.
 * - `template/` and its archive: the template with the kit pinned by commit
 * - `dist.sha256`: to be checked in a checkout of the tag
 * - `release-notes.md`, `release.json`
 * - `SHA256SUMS` of the files beside it
 */
export async function writeAssets(folder: string, release: Release): Promise<void> {
  const { root, tag } = release;
  const archive = `slipway-template-${tag}.tar`;
  const assets: Record<string, string | Uint8Array> = {
    'release-notes.md': renderNotes(release),
    'release.json': canonicalJson(describe(release)),
    'dist.sha256': await listChecksums(
      root,
      (await listFiles(join(root, 'dist'))).map((file) => `dist/${file}`),
    ),
    [archive]: await archiveTemplate(folder, release),
  };
  for (const [name, content] of Object.entries(assets))
    await writeFileAtomically(join(folder, name), content);
  const sums = await listChecksums(folder, Object.keys(assets).sort());
  await writeFileAtomically(join(folder, 'SHA256SUMS'), sums);
}

async function archiveTemplate(
  folder: string,
  { commit, tag, owner, repository }: Release,
): Promise<Uint8Array> {
  const directory = join(folder, TEMPLATE_FOLDER);
  const { files } = await writeTemplate({ directory, owner, repository, ref: commit, release: tag });
  return archiveFiles({ folder: directory, files, prefix: `${TEMPLATE_KIT.repository}-template-${tag}/` });
}

function describe({ version, tag, commit, majorTag }: Release) {
  return { version, tag, commit, majorTag: majorTag ?? null };
}

function renderNotes({ notes, tag, commit, owner, repository }: Release): string {
  const pin = `uses: ${owner}/${repository}/action-train@${commit} # ${tag}`;
  return `${notes}\n\n### Pin it\n\n\`\`\`yaml\n${pin}\n\`\`\`\n`;
}
