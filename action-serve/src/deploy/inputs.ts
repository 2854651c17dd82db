import { checkName, readProjectPipeline } from '../../../kit/action/project-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { type ProjectInputs, settleProject } from '../shared/inputs.ts';

const DEFAULT_TIMEOUT_SECONDS = 300;

export interface DeployInputs extends ProjectInputs {
  environment: string;
  /** Those that `pipeline.yaml` lists; empty where it lists none. */
  environments: readonly string[];
  /** The branch that says what is wanted; the remote's default branch where it is left out. */
  base: string | undefined;
  /** Where the service answers, without a final slash; undefined where nobody is to be waited for. */
  serviceUrl: string | undefined;
  timeoutSeconds: number;
}

/** Reads the inputs of deploy. @throws ConfigurationError for a missing or impossible one */
export async function readInputs(runner: Runner): Promise<DeployInputs> {
  const { inputs } = runner;
  const pipeline = await readProjectPipeline(runner);
  const environment = checkName('environment', inputs.required('environment'));
  return {
    ...settleProject(runner, pipeline),
    environment,
    environments: pipeline?.environments ?? [],
    base: inputs.text('base'),
    serviceUrl: checkUrl(inputs.text('service-url')),
    timeoutSeconds: inputs.number('timeout-seconds', { min: 1, max: 3600 }) ?? DEFAULT_TIMEOUT_SECONDS,
  };
}

function checkUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text.replace(/\/+$/, '');
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `The input "service-url" is "${text}". Write the service's address, such as https://models.example.com/house-price.`,
  );
}
