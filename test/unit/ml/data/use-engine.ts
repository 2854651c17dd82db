import { afterEach, beforeEach } from 'vitest';
import { type Contract, parseContract } from '../../../../kit/format/contract/contract.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { type Engine, openEngine } from '../../../../kit/ml/data/engine.ts';

/** A fresh engine for each test of the file, behind a function. */
export function useEngine(): () => Engine {
  let engine: Engine | undefined;
  beforeEach(async () => {
    engine = await openEngine({ log: silentLogger });
  });
  afterEach(() => engine?.close());
  return () => {
    if (!engine) throw new Error('The engine is there inside tests only.');
    return engine;
  };
}

/** A contract of these columns, all of them required. */
export function makeContract(properties: Record<string, object>, rest: object = {}): Contract {
  const schema = { type: 'object', properties, required: Object.keys(properties), ...rest };
  return parseContract(JSON.stringify(schema), 'contract.json');
}
