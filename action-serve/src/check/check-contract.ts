import { type Column, featureColumns } from '../../../kit/format/contract/contract.ts';
import { violateColumn } from '../../../kit/format/contract/violate-column.ts';
import type { Row } from '../../../kit/format/manifest/row.ts';
import { isRecord } from '../../../kit/ground/values/record.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { type Finding, judge } from './findings.ts';
import { postJson, type Reply, type ServiceClient } from './service-client.ts';

/** Sends a valid row, then one wrong cell and one missing cell of each column, and reads what `/predict` says of it. */
export async function checkContract(client: ServiceClient, { contract, golden }: Bundle): Promise<Finding[]> {
  const row = golden.cases[0]?.row ?? {};
  const valid = await postJson(client, '/predict', row);
  const findings = [judge('contract', 'a valid row', valid.status === 200 ? undefined : describe(valid))];
  for (const column of featureColumns(contract)) {
    for (const { name, value } of listCases(column, row)) {
      const reply = await postJson(client, '/predict', value);
      findings.push(judge('contract', name, findFault(reply, column)));
    }
  }
  return findings;
}

function listCases(column: Column, row: Row): { name: string; value: unknown }[] {
  const violation = violateColumn(column);
  const { [column.name]: _absent, ...rest } = row;
  return [
    ...(violation
      ? [
          {
            name: `${column.name}: ${violation.rule} broken`,
            value: { ...row, [column.name]: violation.value },
          },
        ]
      : []),
    ...(column.nullable || column.severity === 'warning'
      ? []
      : [{ name: `${column.name}: missing`, value: rest }]),
  ];
}

function findFault(reply: Reply, { name }: Column): string | undefined {
  if (reply.status !== 422) return describe(reply, ' instead of 422');
  const errors = Array.isArray(reply.json?.['errors']) ? reply.json['errors'].filter(isRecord) : [];
  return errors.some((error) => error['column'] === name) ? undefined : `is refused without naming "${name}"`;
}

function describe({ status, json }: Reply, end = ''): string {
  const reason = typeof json?.['error'] === 'string' ? ` (${json['error']})` : '';
  return `is answered ${status}${end}${reason}`;
}
