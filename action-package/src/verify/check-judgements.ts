import { parsePipeline } from '../../../kit/format/config/read-pipeline.ts';
import type { Comparison } from '../../../kit/format/manifest/comparison.ts';
import { type Evaluation, EvaluationSchema } from '../../../kit/format/manifest/evaluation.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { parseComparison } from '../../../kit/ml/duel/read-comparison.ts';
import { readEnvironment } from '../../../kit/ml/registry/environments.ts';
import { readHistory } from '../../../kit/ml/registry/history.ts';
import { parseIfValid, tryToParse } from '../../../kit/ml/registry/parse-if-valid.ts';
import { VERSION_FILES, versionPath } from '../../../kit/ml/registry/paths.ts';
import { type RegistrySource, readFromGit } from '../../../kit/ml/registry/source.ts';
import type { VerifyInputs } from './inputs.ts';
import { judgeComparison, type StatedPromotion } from './judge-comparison.ts';
import type { Lineage } from './lineage.ts';
import type { VerifyPorts } from './verification.ts';

interface Judging {
  inputs: VerifyInputs;
  ports: VerifyPorts;
  source: RegistrySource;
  lineage: Lineage;
  /** The ref whose line of merges holds what was reviewed. */
  line: string;
  names: readonly string[];
}

/** One version, and the commit whose reviewed files its promotion was judged by. */
type Judged = Omit<Judging, 'names' | 'line'> & { name: string; before: string };

/**
 * The judgement of each version, from Git alone: its gates by the `pipeline.yaml` that stood before its promotion,
 * recomputed from the metrics it states, and its champion by the pointer of then. What does not parse is told elsewhere.
 */
export async function checkJudgements({ names, line, ...judging }: Judging): Promise<void> {
  const { inputs, ports, lineage } = judging;
  const { registrations } = await readHistory(ports.git, line, inputs.model);
  for (const name of names) {
    const commit = registrations.find(({ version }) => version === name)?.commit;
    // What is on no reviewed line yet is judged by the newest commit of it.
    const before = commit === undefined ? line : `${commit}^`;
    if (await ports.git.hasCommit(before)) await judge({ ...judging, name, before });
    else lineage.skip(linkOf(name), `nothing stands before ${before.slice(0, 12)}, which it came in by`);
  }
}

const linkOf = (name: string) => `version ${name}: ${VERSION_FILES.comparison} → the gates before it`;

const CURE =
  'Where it is proposed, close that and promote again; where it is merged, restore the files from Git, or roll back to another version.';

async function judge(judged: Judged): Promise<void> {
  const { lineage, name } = judged;
  const documents = await readDocuments(judged);
  if (!documents) return;
  const pipeline = await readPipelineBefore(judged);
  if (pipeline === null)
    return lineage.skip(linkOf(name), 'the pipeline.yaml of then cannot be read any more');
  await lineage.attempt(linkOf(name), async () => {
    const [fault, ...more] = judgeComparison({
      ...documents,
      ...pipeline,
      pointer: await readPointer(judged, documents),
    });
    if (!fault) return;
    const others = more.length > 0 ? ` So are its ${more.map(({ what }) => what).join(', ')}.` : '';
    throw new ConfigurationError(
      'SLW_EVIDENCE_INVALID',
      `${pathOf(judged, VERSION_FILES.comparison)} ${fault.why}.${others} ${CURE}`,
    );
  });
}

function pathOf({ inputs: { model }, name }: Judged, file: string): string {
  return versionPath(model, name, file);
}

/** Undefined where one of them is not there, or does not parse. */
async function readDocuments(
  judged: Judged,
): Promise<{ comparison: Comparison; evaluation: Evaluation } | undefined> {
  const [evaluationPath, comparisonPath] = [
    pathOf(judged, VERSION_FILES.evaluation),
    pathOf(judged, VERSION_FILES.comparison),
  ];
  const { source } = judged;
  const evaluation = parseIfValid(EvaluationSchema, await source.read(evaluationPath), evaluationPath);
  const text = await source.read(comparisonPath);
  if (!evaluation || text === undefined) return undefined;
  const { primary } = evaluation;
  const comparison = tryToParse(() => parseComparison({ text, file: comparisonPath, primary }));
  return comparison && { comparison, evaluation };
}

/** Null where it cannot be read: a version of Slipway that is gone may have written it. */
async function readPipelineBefore({
  ports: { git },
  inputs: { pipelineFile },
  before,
}: Judged): Promise<Pick<StatedPromotion, 'pipeline'> | null> {
  const text = await git.show(before, pipelineFile);
  try {
    return { pipeline: text === undefined ? undefined : parsePipeline(text, pipelineFile) };
  } catch (error) {
    if (error instanceof ConfigurationError) return null;
    throw error;
  }
}

function readPointer(
  { inputs: { model }, ports: { git }, before }: Judged,
  { comparison }: { comparison: Comparison },
) {
  return readEnvironment(readFromGit(git, before), model, comparison.environment);
}
