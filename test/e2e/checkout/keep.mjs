import { mkdtempSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

// After the job, moves its work folder's content to where a test can look at it.
const { TEST_KEPT, GITHUB_JOB } = process.env;
if (TEST_KEPT) {
  const folder = mkdtempSync(join(TEST_KEPT, `${GITHUB_JOB}-`));
  for (const name of readdirSync('.')) renameSync(name, join(folder, name));
}
