import { ConfigurationError } from '../../../ground/errors/configuration-error.ts';
import type { Forge } from '../forge.ts';
import type { Connection } from './connect.ts';
import { statusOf, wordsOf } from './rest-error.ts';

/** GitHub takes at most this many inputs of a dispatched workflow. */
export const MAX_DISPATCH_INPUTS = 25;

/** Starts a workflow. Inputs travel as text, since Gitea refuses other types. */
export async function dispatchWorkflow(
  { perform, owner, repo }: Connection,
  { workflow, ref, inputs }: Parameters<Forge['dispatchWorkflow']>[0],
): Promise<void> {
  const entries = Object.entries(inputs).map(([name, value]) => [name, String(value)]);
  if (entries.length > MAX_DISPATCH_INPUTS)
    throw new ConfigurationError(
      'SLW_FORGE_REFUSED',
      `The dispatch of ${workflow} has ${entries.length} inputs; a forge takes at most ${MAX_DISPATCH_INPUTS}.`,
    );
  const task = {
    doing: `Starting the workflow ${workflow}`,
    permission: 'actions: write',
    setting: `check as well that ${workflow} is on the default branch and has "on: workflow_dispatch"`,
  };
  await perform(task, async (api) => {
    try {
      await api.actions.createWorkflowDispatch({
        owner,
        repo,
        workflow_id: workflow,
        ref,
        inputs: Object.fromEntries(entries),
      });
    } catch (error) {
      if (statusOf(error) !== 422) throw error;
      throw new ConfigurationError(
        'SLW_FORGE_REFUSED',
        `The workflow ${workflow} refuses the dispatch on ${ref}: ${wordsOf(error)}. Check its inputs and that it has "on: workflow_dispatch" there.`,
        { cause: error },
      );
    }
  });
}
