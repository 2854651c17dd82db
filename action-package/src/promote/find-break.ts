import { compareContracts, FEATURE_ORDER_CHANGE } from '../../../kit/format/contract/compare-contracts.ts';
import type { Digest } from '../../../kit/format/manifest/digest.ts';
import type { Version } from '../../../kit/format/manifest/registry.ts';
import type { Signature } from '../../../kit/format/manifest/signature.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { compareSignatures } from '../../../kit/ml/registry/compare-signatures.ts';
import { readVersionSignature } from '../../../kit/ml/registry/read-signature.ts';
import type { RegistrySource } from '../../../kit/ml/registry/source.ts';

/** Changes that a reason names at most. */
const MAX_NAMED = 5;

/** What a new version changes for those who call the one before. */
export interface CallersView {
  /** Why they may break, as the end of a sentence; undefined where they do not. */
  breaks: string | undefined;
  /** What differs without breaking them; empty where nothing does. */
  differs: string;
}

/** What callers see of a bundle. */
type Shown = Pick<Bundle, 'contract' | 'signature'>;

interface Question {
  source: RegistrySource;
  challenger: Shown & { digests: Pick<Bundle['digests'], 'signature'> };
  /** The version before. */
  previous: Version;
  openBundle: (digest: Digest) => Promise<Shown>;
}

/**
 * Compares signature and contract with those of the version before, by meaning. The signature comes from beside that
 * version, else, like the contract, from its bundle; where the bundle cannot be read, what differs counts as a break.
 */
export async function findBreak(question: Question): Promise<CallersView> {
  const { challenger, previous, source, openBundle } = question;
  const isSameContract = previous.contract === challenger.contract.digest;
  if (previous.signature === challenger.digests.signature && isSameContract)
    return { breaks: undefined, differs: '' };
  const kept = await readVersionSignature(source, previous);
  const before = kept && isSameContract ? undefined : await openIfReadable(() => openBundle(previous.bundle));
  const signature = compareTensors(question, kept ?? before?.signature);
  const contract = isSameContract ? [] : listContractBreaks({ ...question, before });
  const breaks = [
    describeBreaks(`the signature breaks with that of ${previous.version}`, signature.breaking),
    describeBreaks(`the contract breaks with that of ${previous.version}`, contract),
  ].filter((part) => part !== '');
  return {
    breaks: breaks.length > 0 ? breaks.join('; ') : undefined,
    differs: describeBreaks('the signature differs and breaks nobody', signature.compatible),
  };
}

const UNREADABLE = 'it differs, and the bundle of then cannot be read';

async function openIfReadable(open: () => Promise<Shown>): Promise<Shown | undefined> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof ConfigurationError) return undefined;
    throw error;
  }
}

function compareTensors({ challenger, previous }: Question, before: Signature | undefined) {
  if (previous.signature === challenger.digests.signature) return { breaking: [], compatible: [] };
  return before
    ? compareSignatures(before, challenger.signature)
    : { breaking: [UNREADABLE], compatible: [] };
}

/** Without the order of features that both models take by name. */
function listContractBreaks({ challenger, before }: Question & { before: Shown | undefined }): string[] {
  if (!before) return [UNREADABLE];
  const { breaking } = compareContracts(before.contract, challenger.contract);
  const isByName = [before, challenger].every(({ signature }) =>
    signature.inputs.every(({ columns }) => columns.length === 1),
  );
  return breaking.filter((change) => change !== FEATURE_ORDER_CHANGE || !isByName);
}

function describeBreaks(what: string, changes: readonly string[]): string {
  if (changes.length === 0) return '';
  const more = changes.length > MAX_NAMED ? ` and ${changes.length - MAX_NAMED} more` : '';
  return `${what}: ${changes.slice(0, MAX_NAMED).join(', ')}${more}`;
}
