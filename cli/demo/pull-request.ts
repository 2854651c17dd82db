import { join } from 'node:path';
import type { Demo } from './demo.ts';

/**
 * Merges a pull request as a person who approves it would, and keeps its text, which the local forge wrote.
 * @returns where the text is kept
 */
export async function mergePullRequest(
  { project, keepReport }: Demo,
  branch: string,
  name: string,
): Promise<string> {
  const folder = branch.replaceAll('/', '-');
  const text = join('.slipway/pull-requests', folder, 'pull-request.md');
  const kept = await keepReport(text, `pull-request-${name}.md`);
  await project.merge(branch);
  return kept;
}
