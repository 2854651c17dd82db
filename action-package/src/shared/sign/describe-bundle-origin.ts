import { type DataLock, SPLIT_NAMES } from '../../../../kit/format/manifest/data-lock.ts';
import { type Digest, hexOf } from '../../../../kit/format/manifest/digest.ts';
import type { RunFacts } from '../../../../kit/format/manifest/run.ts';
import { MODEL_ROOT } from '../../../../kit/ml/bundle/image-manifest.ts';
import type { FileDigests } from '../../../../kit/ml/sign/model-signature.ts';
import { describeProvenance, type Resource } from '../../../../kit/ml/sign/provenance.ts';

/** What a statement about a bundle is made from: all of it can be read back from the bundle. */
export interface BundleOrigin {
  digest: Digest;
  files: FileDigests;
  run: RunFacts;
  lock: DataLock;
}

/** The statement of what a bundle was made from, as text. */
export function describeBundleOrigin({ digest, files, run, lock }: BundleOrigin): string {
  const names = Object.keys(files).sort();
  return describeProvenance({
    subjects: [
      describeResource(run.model, digest),
      ...names.map((name) => describeResource(MODEL_ROOT + name, files[name] ?? digest)),
    ],
    parameters: { model: run.model, command: run.command, params: run.params, seed: run.seed },
    materials: [...describeCode(run), ...describeData(run, lock)],
    run: run.key,
  });
}

function describeCode({ code, lockFiles }: RunFacts): Resource[] {
  const { commit, tree, dirty } = code;
  const digest = {
    ...(commit === null ? {} : { gitCommit: commit }),
    ...(tree === '' ? {} : { gitTree: tree }),
  };
  const annotations = { 'uncommitted-changes': String(dirty) };
  const files = Object.keys(lockFiles).sort();
  return [
    ...(commit === null && tree === '' ? [] : [{ name: 'code', digest, annotations }]),
    ...files.map((path) => describeResource(path, lockFiles[path] ?? 'sha256:')),
  ];
}

function describeData({ data }: RunFacts, { splits }: DataLock): Resource[] {
  const annotations = { version: data.version, dataset: data.dataset };
  return [
    { ...describeResource('data.lock.json', data.lock), annotations },
    ...SPLIT_NAMES.map((name) => describeResource(`${name} split`, splits[name].blob.digest)),
  ];
}

function describeResource(name: string, digest: Digest): Resource {
  return { name, digest: { sha256: hexOf(digest) } };
}
