import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { suggest } from '../../../../kit/ground/errors/suggest.ts';

export interface LinearParams {
  /** Weight of the squared coefficients in the loss; 0 for none. */
  alpha: number;
}

/** Reads the params of `builtin:linear`: `{ alpha }`, 1 where it is left out. @throws ConfigurationError for others */
export function readLinearParams(params: Record<string, unknown>): LinearParams {
  const [unknown] = Object.keys(params).filter((key) => key !== 'alpha');
  if (unknown !== undefined) {
    throw new ConfigurationError(
      'SLW_INPUT_INVALID',
      `builtin:linear has no parameter "${unknown}".${suggest(unknown, ['alpha'])}`,
    );
  }
  const { alpha = 1 } = params;
  if (typeof alpha === 'number' && Number.isFinite(alpha) && alpha >= 0) return { alpha };
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `The parameter "alpha" of builtin:linear is ${JSON.stringify(alpha)}. Write a number from 0.`,
  );
}
