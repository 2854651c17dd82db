/** A stage that did not end as it must. The message holds what a person needs to see why. */
export class StageFailure extends Error {
  override readonly name = 'StageFailure';
}
