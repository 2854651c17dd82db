import type { Row } from '../../format/manifest/row.ts';
import type { Engine } from './engine.ts';

/** One finding, with the cell as read. */
export interface Finding {
  source: string;
  line: number;
  column: string;
  rule: string;
  value: string | null;
  reason: string;
  severity: 'error' | 'warning';
}

const FINDING = 'SELECT source, line, "column", rule, value, reason, severity FROM findings';

/** The first findings of the view `findings`, those that reject a row before warnings. */
export async function sampleFindings(engine: Engine, limit: number): Promise<Finding[]> {
  const order = "severity = 'warning', file, line, position, rule";
  return (await engine.query(`${FINDING} ORDER BY ${order} LIMIT ${limit}`)).map(toFinding);
}

/** The first finding of every rule that was broken. */
export async function firstFindings(engine: Engine): Promise<Finding[]> {
  const first = 'row_number() OVER (PARTITION BY "column", rule, severity ORDER BY file, line) = 1';
  return (await engine.query(`${FINDING} QUALIFY ${first} ORDER BY position, rule`)).map(toFinding);
}

function toFinding(row: Row): Finding {
  return {
    source: String(row['source']),
    line: Number(row['line']),
    column: String(row['column']),
    rule: String(row['rule']),
    value: typeof row['value'] === 'string' ? row['value'] : null,
    reason: String(row['reason']),
    severity: row['severity'] === 'warning' ? 'warning' : 'error',
  };
}
