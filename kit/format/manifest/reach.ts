import * as Type from 'typebox';
import { closed } from './schema.ts';

/** Whether the training command could read rows of the test split, and why that is so. */
export const ReachSchema = closed({
  state: Type.Union([Type.Literal('reachable'), Type.Literal('unreachable'), Type.Literal('unknown')]),
  /** A sentence. */
  reason: Type.String(),
});
export type Reach = Type.Static<typeof ReachSchema>;

/** From what promises least to what promises most. */
const STATES: readonly Reach['state'][] = ['reachable', 'unknown', 'unreachable'];

/** What documents state: older ones yes or no alone. */
export const StatedReachSchema = Type.Union([ReachSchema, Type.Boolean()]);

/** What a document states of the reach of training, whatever its age. */
export function readReach(stated: Reach | boolean): Reach {
  if (typeof stated !== 'boolean') return stated;
  return stated
    ? { state: 'reachable', reason: 'The run says so without a reason.' }
    : { state: 'unreachable', reason: 'The run says so without a reason, and was asked after its training.' };
}

/** Of two statements about one training the one that promises less. */
export function worstReach(one: Reach | boolean, other: Reach | boolean): Reach {
  const both = [readReach(one), readReach(other)];
  const [first = readReach(one)] = STATES.flatMap((state) => both.filter((reach) => reach.state === state));
  return first;
}
