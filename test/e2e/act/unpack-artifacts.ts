import { basename, join } from 'node:path';
import { listFolder } from '../../../kit/host/artifact/list-folder.ts';
import { unzipInto } from '../../../kit/host/artifact/unzip.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

/** One artifact, unpacked. */
export interface UnpackedArtifact {
  name: string;
  folder: string;
  files: string[];
}

/** Unpacks every artifact that a run left in act's artifact folder, in the order of their names. */
export async function unpackArtifacts(artifacts: string): Promise<UnpackedArtifact[]> {
  const unpacked: UnpackedArtifact[] = [];
  for (const file of (await listFolder(artifacts)).filter((path) => path.endsWith('.zip'))) {
    const name = basename(file, '.zip');
    const folder = join(makeTemporaryFolder('artifact'), name);
    unpacked.push({
      name,
      folder,
      files: await unzipInto({ zip: join(artifacts, file), folder, artifact: name }),
    });
  }
  return unpacked.sort((a, b) => (a.name < b.name ? -1 : 1));
}
