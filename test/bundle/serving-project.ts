import type { Digest } from '../../kit/format/manifest/digest.ts';
import { makeRepository, type TestRepository } from '../helpers/git-repository.ts';
import { makeBundle } from '../helpers/make-bundle.ts';
import { promotionFiles } from '../helpers/registry-files.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { MODEL } from '../helpers/write-bundle.ts';

export const POINTER = `models/${MODEL}/environments/production.json`;

/** A project with a remote, a store, and one bundle that `production` points at. */
export interface ServingProject {
  repository: TestRepository;
  store: string;
  bundle: Digest;
}

/** Makes one. `goldenShift` makes its golden rows wrong. */
export async function makeServingProject({ goldenShift = 0 } = {}): Promise<ServingProject> {
  const store = `file://${makeTemporaryFolder('store')}`;
  const { digest } = await makeBundle({ directory: '/', store, goldenShift });
  const repository = makeRepository({
    'pipeline.yaml': `model: ${MODEL}\ndata: { store: "${store}" }\n`,
    '.gitignore': '.slipway/\n',
    ...promotionFiles({ model: MODEL, version: '1.0.0', bundle: digest }),
  });
  return { repository, store, bundle: digest };
}
