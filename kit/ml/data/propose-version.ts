import type { ContractChanges } from '../../format/contract/compare-contracts.ts';

/** A data version and why it is that one. */
export interface VersionProposal {
  version: string;
  reasons: string[];
}

/**
 * The version after `last`: major when the contract broke, else minor; 1.0.0 at first.
 * @param other what changed beside the contract
 */
export function proposeVersion({
  last,
  contract,
  other,
}: {
  last: string | undefined;
  contract: ContractChanges;
  other: readonly string[];
}): VersionProposal {
  if (last === undefined) return { version: '1.0.0', reasons: ['This is the first version.'] };
  const [major = 0, minor = 0] = last.split('.').map(Number);
  const reasons = [
    ...contract.breaking.map((change) => `The contract broke: ${change}.`),
    ...contract.compatible.map((change) => `The contract changed compatibly: ${change}.`),
    ...other,
  ];
  const version = contract.breaking.length > 0 ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
  return { version, reasons };
}
