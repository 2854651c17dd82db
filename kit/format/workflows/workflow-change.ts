/** What a workflow lacks, or has too much, for the environments of `pipeline.yaml`. */
export type WorkflowChange =
  | { change: 'add job'; job: string; environment: string; like: string }
  | { change: 'remove job'; job: string; environment: string }
  | { change: 'set value'; line: number; from: string; to: string };

/** The change as what is wrong until it is made. */
export function describeLack(change: WorkflowChange): string {
  if (change.change === 'add job') return `the job of "${change.environment}" is missing`;
  if (change.change === 'remove job')
    return `the job "${change.job}" is of "${change.environment}", which is none of them`;
  return `line ${change.line} says "${change.from}" and has to say "${change.to}"`;
}

/** The change as what was done. */
export function describeChange(change: WorkflowChange): string {
  if (change.change === 'add job') return `added the job "${change.job}", a copy of "${change.like}"`;
  if (change.change === 'remove job') return `took out the job "${change.job}"`;
  return `line ${change.line}: ${change.from} became ${change.to}`;
}
