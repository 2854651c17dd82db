import type { Contract } from '../../format/contract/contract.ts';
import { countRows } from './accept-rows.ts';
import type { Engine } from './engine.ts';

/** How often a rule was broken. `column` is empty for a rule of the row as a whole, or of its form as CSV. */
export interface RuleCount {
  column: string;
  rule: string;
  message: string;
  severity: 'error' | 'warning';
  rows: number;
}

/** How many rows there were and what became of them; `read` = accepted + rejected + duplicates. */
export interface RowCounts {
  read: number;
  accepted: number;
  rejected: number;
  duplicates: number;
}

export interface Findings {
  rows: RowCounts;
  rules: RuleCount[];
}

/** Counts what `checkRows` and `acceptRows` found, in contract order. */
export async function countFindings(
  engine: Engine,
  contract: Contract,
  duplicates: number,
): Promise<Findings> {
  const [total] = await engine.query(
    `SELECT (SELECT count(*) FROM rejected) + (SELECT count(*) FROM malformed) AS rejected`,
  );
  const accepted = await countRows(engine, 'accepted');
  const rejected = Number(total?.['rejected']);
  return {
    rows: { read: accepted + rejected + duplicates, accepted, rejected, duplicates },
    rules: await countRules(engine, contract),
  };
}

async function countRules(engine: Engine, contract: Contract): Promise<RuleCount[]> {
  const rows = await engine.query(
    `SELECT column_name, rule, any_value(message) AS message, severity, count(*) AS n, min(position) AS position
       FROM faults GROUP BY ALL
     UNION ALL SELECT '', rule, any_value(message), 'error', count(*), -1 FROM malformed GROUP BY rule
     ORDER BY position, rule`,
  );
  const order = contract.columns.map((column) => column.name);
  return rows
    .map((row) => ({
      column: String(row['column_name']),
      rule: String(row['rule']),
      message: String(row['message']),
      severity: row['severity'] === 'warning' ? ('warning' as const) : ('error' as const),
      rows: Number(row['n']),
    }))
    .sort((a, b) => order.indexOf(a.column) - order.indexOf(b.column));
}
