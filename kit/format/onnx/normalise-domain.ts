/** `ai.onnx` is another way to write the domain of ONNX's own operators, which is empty. */
export function normaliseDomain(domain: string): string {
  return domain === 'ai.onnx' ? '' : domain;
}
