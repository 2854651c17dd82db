import { join } from 'node:path';
import { ComparisonSchema } from '../../../kit/format/manifest/comparison.ts';
import { readManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { type Demo, ENVIRONMENT, MODEL, PRIMARY } from '../demo.ts';
import { describeComparison } from '../describe-metrics.ts';
import { mergePullRequest } from '../pull-request.ts';

/** Promotes a bundle by its pull request, which is merged. Returns the version. */
export function promoteModel(demo: Demo, digest: string, label = ''): Promise<string> {
  return demo.stage(`promote${label}`, async () => {
    const { outputs } = await demo.run('promote', { 'bundle-digest': digest, environment: ENVIRONMENT });
    const { version = '', branch = '', verdict } = outputs;
    const file = await mergePullRequest(demo, branch, `promote-${version}`);
    const folder = join(demo.project.directory, 'models', MODEL, 'versions', version);
    const comparison = await readManifest(ComparisonSchema, join(folder, 'comparison.json'));
    const text = `${version} to ${ENVIRONMENT}, gates: ${verdict}; ${describeComparison(comparison, PRIMARY)}; merged`;
    return { value: version, text, file };
  });
}

/** Points the environment back by a pull request, which is merged. Returns the version it is back at. */
export function rollBack(demo: Demo): Promise<string> {
  return demo.stage('rollback', async () => {
    const { outputs } = await demo.run('rollback', {
      environment: ENVIRONMENT,
      reason: 'To show the way back.',
    });
    const { version = '', branch = '' } = outputs;
    const file = await mergePullRequest(demo, branch, `rollback-${version}`);
    return { value: version, text: `${ENVIRONMENT} back to ${version}; merged`, file };
  });
}

/** Recomputes from Git and the store that everything live has a whole lineage. */
export function verifyLineage({ run, stage, keepReport }: Demo): Promise<void> {
  return stage('verify', async () => {
    const { outputs, summary } = await run('verify');
    const file = await keepReport({ text: summary }, 'lineage.md');
    const text = `lineage: ${outputs['verdict']}, ${formatCount(Number(outputs['links-checked']), 'link')} from pointer to data checked`;
    return { value: undefined, text, file };
  });
}
