import { mkdirSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseContract } from '../../kit/format/contract/contract.ts';
import { canonicalLine } from '../../kit/format/manifest/canonical-json.ts';
import type { Digest } from '../../kit/format/manifest/digest.ts';
import type { PredictionRecord } from '../../kit/format/manifest/prediction-record.ts';
import type { Profile } from '../../kit/format/manifest/profile.ts';
import type { Cell, Row } from '../../kit/format/manifest/row.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { openEngine } from '../../kit/ml/data/engine.ts';
import { profileTable } from '../../kit/ml/data/profile.ts';
import { scanFile } from '../../kit/ml/data/read-rows.ts';
import { makeRepository, type TestRepository } from '../helpers/git-repository.ts';
import { promotionFiles } from '../helpers/registry-files.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { createRandom } from '../unit/maths/stats/random.ts';
import { MODEL, publishProfile } from './monitor-bundle.ts';

/** Retitles the page that runs it. */
export const HOSTILE = `</style><script>document.title="x"</script><img src="x" onerror="document.title='x'"> | @all`;

/** One column of every kind, one with a hostile name, one sensitive, and roles that no request carries. */
export const CONTRACT = {
  type: 'object',
  properties: {
    sale: { type: 'string', 'x-role': 'id' },
    rent: { type: 'number', minimum: 0, 'x-role': 'target' },
    size: { type: 'number' },
    rooms: { type: 'integer', minimum: 0 },
    heating: { type: 'string' },
    furnished: { type: 'boolean' },
    [HOSTILE]: { type: 'string' },
    distance: { type: ['number', 'null'] },
    age: { type: ['number', 'null'], 'x-sensitive': true },
    note: { type: ['string', 'null'], 'x-role': 'ignored' },
  },
  required: ['sale', 'rent', 'size', 'rooms', 'heating', 'furnished', HOSTILE],
  additionalProperties: false,
};

/** How a window differs from the training data. */
export interface Shift {
  size?: number;
  gas?: number;
  hostile?: number;
  missing?: number;
}

/** One row as a request carries it, drawn at random. */
export function drawRow(random: () => number, shift: Shift = {}): Row {
  const { size = 0, gas = 0.6, hostile = 0.1, missing = 0.05 } = shift;
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return {
    size: 60 + 15 * (normal + size),
    rooms: 1 + Math.floor(4 * random()),
    heating: random() < gas ? 'gas' : 'oil',
    furnished: random() < 0.3,
    [HOSTILE]: random() < hostile ? HOSTILE : 'plain',
    distance: random() < missing ? null : random() * 10,
  };
}

/** The rent a row is worth, without noise: what the model answers. */
export function rentOf(row: Row): number {
  return 10 * Number(row['size']) + 50 * Number(row['rooms']);
}

export interface MonitorProject {
  repository: TestRepository;
  directory: string;
  bundle: Digest;
  /** URL of the store. */
  store: string;
  /** Writes rows into the predictions log as the service would; their ids are `<prefix>-<index>`. */
  log(rows: readonly Row[], options?: LogOptions): void;
}

interface LogOptions {
  prefix?: string;
  time?: string;
  outcome?: PredictionRecord['outcome'];
  environment?: string;
  /** What the client calls every one of them. */
  request?: string;
  /** Those that invalid rows broke. */
  columns?: string[];
  bundle?: Digest;
  service?: string;
}

export const WINDOW = { from: '2026-11-16', to: '2026-11-23' };

/** A repository whose `production` points at a bundle with a real profile of 2,000 training rows. */
export async function makeMonitorProject(monitor = 'on-drift: [issue, retrain]'): Promise<MonitorProject> {
  const store = `file://${makeTemporaryFolder('store')}`;
  training ??= profileTraining();
  const profile = await training;
  const folder = makeTemporaryFolder('bundle');
  const bundle = await publishProfile({ store, contract: CONTRACT, profile, folder });
  const repository = makeRepository({
    'pipeline.yaml': `model: ${MODEL}
data: { source: data/rents.csv, store: "${store}" }
environments: [staging, production]
serve: { log: file://.slipway/predictions }
monitor: { window: 7d, ${monitor}, budget: 1/week }
`,
    '.gitignore': '.slipway/\n',
    ...promotionFiles({ model: MODEL, version: '1.2.0', bundle }),
  });
  const { directory } = repository;
  return {
    repository,
    directory,
    bundle,
    store,
    log: (rows, options = {}) =>
      writeLog({ folder: join(directory, '.slipway/predictions'), bundle, rows, options }),
  };
}

function writeLog({
  folder,
  bundle,
  rows,
  options: { prefix = 'a', time = '2026-11-20T10:00:00.000Z', outcome = 'ok', service = 'web', ...other },
}: {
  folder: string;
  bundle: Digest;
  rows: readonly Row[];
  options: LogOptions;
}): void {
  const lines = rows.map((row, index) => {
    const { environment = 'production', request, columns = [] } = other;
    const common = {
      schema: 2,
      id: `${prefix}-${index}`,
      time,
      environment,
      model: MODEL,
      version: '1.2.0',
      bundle: other.bundle ?? bundle,
      milliseconds: 1.5,
      outcome,
    };
    if (outcome === 'invalid' || outcome === 'error') return canonicalLine({ ...common, rows: 1, columns });
    const name = request === undefined ? {} : { request };
    const answer = { features: { ...row, age: null }, prediction: { value: rentOf(row) } };
    return canonicalLine({ ...common, ...name, ...answer });
  });
  const file = join(folder, `date=${time.slice(0, 10)}`, service, `${prefix}.jsonl`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${lines.join('\n')}\n`);
}

/** The same for every project of a file. */
let training: Promise<Profile> | undefined;

/** The profile as ingest makes it, of a real table. */
async function profileTraining(): Promise<Profile> {
  const random = createRandom(11);
  const rows = Array.from({ length: 2000 }, (_, index) => {
    const row = drawRow(random);
    return { sale: `s${index}`, rent: rentOf(row), ...row, age: 30 };
  });
  const file = join(makeTemporaryFolder('training'), 'train.csv');
  await writeFile(file, writeCsv(rows));
  const engine = await openEngine({ log: silentLogger });
  try {
    await engine.execute(`CREATE TABLE training AS SELECT *, NULL AS note FROM ${scanFile(file)}`);
    const contract = parseContract(JSON.stringify(CONTRACT), 'contract.json');
    return await profileTable({ engine, table: 'training', contract, model: MODEL });
  } finally {
    engine.close();
  }
}

/** Rows as CSV, everything quoted. */
export function writeCsv(rows: readonly Row[]): string {
  const quote = (cell: Cell | undefined) =>
    cell === null || cell === undefined ? '' : `"${String(cell).replaceAll('"', '""')}"`;
  const names = Object.keys(rows[0] ?? {});
  return `${[names.map(quote), ...rows.map((row) => names.map((name) => quote(row[name])))].map((cells) => cells.join(',')).join('\n')}\n`;
}
