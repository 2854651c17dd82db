import { silentLogger } from '../../kit/ground/log/logger.ts';
import { createGit } from '../../kit/host/git/git.ts';
import { type OpenRegistry, openRegistry } from '../../kit/ml/registry/open-registry.ts';
import type { ParsedArguments } from '../parse-arguments.ts';

/** Opens the registry that a command names: the model by its first word, the history by `--ref`, HEAD unless set. */
export function openNamedRegistry({ inputs, words: [model] }: ParsedArguments): Promise<OpenRegistry> {
  const directory = process.cwd();
  const git = createGit({ directory, log: silentLogger });
  return openRegistry({ git, directory, model, ref: inputs['ref'] ?? 'HEAD' });
}
