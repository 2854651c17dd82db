import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TEMPLATE_FOLDER } from '../../cli/kit-root.ts';
import { canonicalJson } from '../../kit/format/manifest/canonical-json.ts';
import { writeTemplate } from '../../kit/format/template/write-template.ts';
import { writeFileAtomically } from '../../kit/ground/files/files.ts';
import { listFiles } from '../../kit/ground/files/list-files.ts';
import { archiveFiles } from './archive.ts';
import type { Release } from './candidate.ts';
import { listChecksums } from './checksums.ts';

const WRITTEN_TEMPLATE = 'template';

/**
 * Writes what a release consists of. No clock, no path and no name of this machine goes into it.
 * - `template/` and its archive: the template with the kit pinned by commit, and its image by digest
 * - the image of the service, as an archive that skopeo copies to a registry
 * - `dist.sha256`: to be checked in a checkout of the tag
 * - `release-notes.md`, `release.json`
 * - `SHA256SUMS` of the files beside it
 */
export async function writeAssets(folder: string, release: Release): Promise<void> {
  const { root, tag } = release;
  const assets: Record<string, string | Uint8Array> = {
    'release-notes.md': renderNotes(release),
    'release.json': canonicalJson(describe(release)),
    'dist.sha256': await listChecksums(
      root,
      (await listFiles(join(root, 'dist'))).map((file) => `dist/${file}`),
    ),
    [`slipway-template-${tag}.tar`]: await archiveTemplate(folder, release),
    [`slipway-serve-${tag}.oci.tar`]: release.image.archive,
  };
  for (const [name, content] of Object.entries(assets))
    await writeFileAtomically(join(folder, name), content);
  const sums = await listChecksums(folder, Object.keys(assets).sort());
  await writeFileAtomically(join(folder, 'SHA256SUMS'), sums);
}

async function archiveTemplate(folder: string, release: Release): Promise<Uint8Array> {
  const { commit, tag, owner, repository, image } = release;
  const directory = join(folder, WRITTEN_TEMPLATE);
  const names = { owner, repository, ref: commit, release: { tag, image: image.digest } };
  const { files } = await writeTemplate({ source: TEMPLATE_FOLDER, directory, ...names });
  const contents = files.map(
    async (file) => [`slipway-template-${tag}/${file}`, await readFile(join(directory, file))] as const,
  );
  return archiveFiles(Object.fromEntries(await Promise.all(contents)));
}

function describe({ version, tag, commit, majorTag, image }: Release) {
  return { version, tag, commit, majorTag: majorTag ?? null, serviceImage: image.digest };
}

function renderNotes({ notes, tag, commit, owner, repository }: Release): string {
  const pin = `uses: ${owner}/${repository}/action-train@${commit} # ${tag}`;
  return `${notes}\n\n### Pin it\n\n\`\`\`yaml\n${pin}\n\`\`\`\n`;
}
