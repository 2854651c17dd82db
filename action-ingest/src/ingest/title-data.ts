/** What a version of the data is called where a store shows people what it holds. */
export function titleData({ model, version }: { model: string; version: string }): string {
  return `data ${version} of ${model}`;
}
