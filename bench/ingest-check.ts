// What bench/ingest.ts times as "check": reads `houses.csv` of a folder, checks every row, writes the clean rows and the
// rejects as Parquet and CSV.
import { join } from 'node:path';
import { readContract } from '../kit/format/contract/contract.ts';
import { silentLogger } from '../kit/ground/log/logger.ts';
import { acceptRows } from '../kit/ml/data/accept-rows.ts';
import { checkRows } from '../kit/ml/data/check-rows.ts';
import { openEngine } from '../kit/ml/data/engine.ts';
import { loadSources } from '../kit/ml/data/load-sources.ts';
import { quoteText } from '../kit/ml/data/sql-text.ts';
import { writeRejects } from '../kit/ml/data/write-rejects.ts';

const [folder = '.'] = process.argv.slice(2);
const contract = await readContract(join(folder, 'contract.json'));
const engine = await openEngine({ log: silentLogger });
const sources = [{ url: 'houses.csv', file: join(folder, 'houses.csv') }];
await loadSources({ engine, contract, sources, log: silentLogger });
await checkRows(engine, contract);
await acceptRows(engine, contract);
await engine.execute(`COPY accepted TO ${quoteText(join(folder, 'clean.parquet'))} (FORMAT parquet)`);
await writeRejects(engine, contract, folder);
engine.close();
