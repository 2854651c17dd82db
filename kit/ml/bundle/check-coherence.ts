import type { Digest } from '../../format/manifest/digest.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { BundleContent } from './bundle-content.ts';

/** One statement a file makes about another, and what that other file is. */
export interface Link {
  /** Such as `evaluation.json → model.onnx`. */
  link: string;
  stated: string;
  actual: string;
}

/** Every statement the files of a bundle make about each other, in the order of the lineage. */
export function listLinks(content: Omit<BundleContent, 'card' | 'signature'>, model: Digest): Link[] {
  const { evaluation, golden, run, lock, contract, profile, digests } = content;
  return [
    { link: 'evaluation.json → model.onnx', stated: evaluation.artefact, actual: model },
    { link: 'golden.json → model.onnx', stated: golden.artefact, actual: model },
    { link: 'run.json → model.onnx', stated: run.artefact.digest, actual: model },
    { link: 'evaluation.json → run.json', stated: evaluation.key, actual: run.key },
    { link: 'evaluation.json → data.lock.json', stated: evaluation.data.lock, actual: digests.lock },
    { link: 'run.json → data.lock.json', stated: run.data.lock, actual: digests.lock },
    { link: 'data.lock.json → contract.json', stated: lock.contract, actual: contract.digest },
    { link: 'data.lock.json → profile.json', stated: lock.profile, actual: digests.profile },
    { link: 'run.json → the model', stated: run.model, actual: evaluation.model },
    { link: 'data.lock.json → the model', stated: lock.model, actual: evaluation.model },
    { link: 'golden.json → the model', stated: golden.model, actual: evaluation.model },
    { link: 'profile.json → the model', stated: profile.model, actual: evaluation.model },
  ];
}

/**
 * Holds the files of a bundle against each other.
 * @param cure what to do, as a sentence
 * @throws ConfigurationError naming the first pair that does not agree
 */
export function checkCoherence(links: Link[], { label, cure }: { label: string; cure: string }): void {
  const broken = links.find(({ stated, actual }) => stated !== actual);
  if (!broken) return;
  throw new ConfigurationError(
    'SLW_BUNDLE_INVALID',
    `${label} is not of one piece: ${broken.link} states ${broken.stated}, which is ${broken.actual}. ${cure}`,
  );
}
