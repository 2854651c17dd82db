import type { Runner } from '../../../kit/action/run.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { openForeignArtifacts } from '../../../kit/host/artifact/foreign-artifacts.ts';
import type { EvidencePorts } from './read-evidence.ts';

/** A report of a thousand columns takes about a megabyte. */
const MAX_EVIDENCE_BYTES = 16 * 1024 * 1024;

/** Opens the artifacts of other runs of this repository's workflows. */
export function openEvidence({ context, credentials: { token }, log }: Runner): EvidencePorts {
  const { repository, apiUrl, serverUrl, temporary } = context;
  return {
    temporary,
    pageOf: (id) => `${serverUrl}/${repository}/actions/runs/${id}`,
    openRun: (id) => {
      if (token && repository)
        return openForeignArtifacts({ id, repository, apiUrl, token, maxBytes: MAX_EVIDENCE_BYTES, log });
      throw new ConfigurationError(
        'SLW_CREDENTIALS_MISSING',
        'The input "evidence-run" is read from the forge, in a workflow and with a token. Download monitor.json from the artifact of that run, and give its path with the input "evidence".',
      );
    },
  };
}
