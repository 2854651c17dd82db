import type { CardConfig, Pipeline } from '../../../../kit/format/config/pipeline-schema.ts';

/** What people say of a model, in `pipeline.yaml`; no file can tell it. */
export interface Intent {
  description: string | undefined;
  card: CardConfig;
}

/** What `pipeline.yaml` says of the model. */
export function readIntent(pipeline: Pipeline | undefined): Intent {
  return { description: pipeline?.description, card: pipeline?.card ?? {} };
}
