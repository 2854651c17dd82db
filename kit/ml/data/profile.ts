import type { Column, Contract } from '../../format/contract/contract.ts';
import { type ColumnProfile, type Profile, ProfileSchema } from '../../format/manifest/profile.ts';
import type { Engine } from './engine.ts';
import type { Bins } from './pick-bins.ts';
import { profileCategories } from './profile-categories.ts';
import { profileNumbers } from './profile-numbers.ts';
import { quoteIdentifier } from './sql-text.ts';

/** Columns of one query: more would make its state large (one histogram each). */
const BATCH = 50;

/**
 * What a table looks like, column by column in contract order, ignored columns left out. Sensitive columns, ids and
 * instants are counted alone.
 * @param table SQL of a table whose columns have the contract's names and types, missing cells null
 * @param like a profile whose bins number columns are counted in, so that the two can be merged
 */
export async function profileTable({
  engine,
  table,
  contract,
  model,
  like,
}: {
  engine: Engine;
  table: string;
  contract: Contract;
  model: string;
  like?: Profile;
}): Promise<Profile> {
  const known = listBins(like);
  const columns = contract.columns.filter((column) => column.role !== 'ignored');
  // Sums of doubles depend on the order of summation: one thread gives the same digits every time.
  await engine.execute('SET threads = 1');
  try {
    const profiles = new Map<string, ColumnProfile>();
    for (let start = 0; start < columns.length; start += BATCH) {
      for (const profile of await profileBatch({
        engine,
        table,
        columns: columns.slice(start, start + BATCH),
        known,
      })) {
        profiles.set(profile.name, profile);
      }
    }
    const [total] = await engine.query(`SELECT count(*) AS n FROM ${table}`);
    return {
      $schema: ProfileSchema.properties.$schema.const,
      model,
      rows: Number(total?.['n']),
      columns: columns.flatMap((column) => profiles.get(column.name) ?? []),
    };
  } finally {
    await engine.execute('RESET threads');
  }
}

interface Batch {
  engine: Engine;
  table: string;
  columns: readonly Column[];
  known: ReadonlyMap<string, Bins>;
}

function listBins(like: Profile | undefined): Map<string, Bins> {
  const numbers = like?.columns.filter((column) => column.kind === 'number') ?? [];
  return new Map(numbers.map(({ name, edges, values }) => [name, { edges, values: values ?? [] }]));
}

async function profileBatch({ engine, table, columns, known }: Batch): Promise<ColumnProfile[]> {
  const names = (kind: Kind) => columns.filter((column) => kindOf(column) === kind).map(({ name }) => name);
  return [
    ...(await profileNumbers({ engine, table, columns: names('number'), known })),
    ...(await profileCategories({ engine, table, columns: names('category') })),
    ...(await countCells({ engine, table, columns: names('redacted') })),
  ];
}

type Kind = ColumnProfile['kind'];

function kindOf({ sensitive, role, type }: Column): Kind {
  if (sensitive || role === 'id' || role === 'timestamp') return 'redacted';
  return type === 'number' || type === 'integer' ? 'number' : 'category';
}

async function countCells({
  engine,
  table,
  columns,
}: {
  engine: Engine;
  table: string;
  columns: readonly string[];
}): Promise<ColumnProfile[]> {
  if (columns.length === 0) return [];
  const counts = columns.map((column, index) => `count(${quoteIdentifier(column)}) AS c${index}`);
  const [row] = await engine.query(`SELECT count(*) AS n, ${counts.join(', ')} FROM ${table}`);
  return columns.map((name, index) => {
    const count = Number(row?.[`c${index}`]);
    return { name, kind: 'redacted', count, missing: Number(row?.['n']) - count };
  });
}
