import type { Contract } from '../../format/contract/contract.ts';
import type { Row } from '../../format/manifest/row.ts';

/** Makes the function that copies a row's features for the log: in contract order, sensitive and absent ones null. */
export function createRedactor(contract: Contract): (row: Readonly<Row>) => Row {
  const features = contract.columns.filter((column) => column.role === 'feature');
  return (row) => {
    const kept: Row = {};
    for (const { name, sensitive } of features) kept[name] = sensitive ? null : (row[name] ?? null);
    return kept;
  };
}
