import { run } from '../../../kit/action/run.ts';
import { readInputs } from './inputs.ts';
import { explainConflicts, summariseTags } from './summarise-tags.ts';
import { reconcileTags } from './tags.ts';

await run('tags', async (runner) => {
  const result = await reconcileTags(await readInputs(runner), { git: runner.ports.git() });
  const failure = explainConflicts(result);
  return {
    outputs: {
      created: result.created.join('\n'),
      moved: result.moved.join('\n'),
      changed: result.pushed && result.created.length + result.moved.length > 0,
    },
    summary: summariseTags(result),
    result,
    ...(failure === undefined ? {} : { failure }),
  };
});
