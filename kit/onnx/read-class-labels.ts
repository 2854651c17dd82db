import { type Message, readFields, readIntegers, readText } from './wire-reader.ts';

/** The attributes that LinearClassifier, SVMClassifier, TreeEnsembleClassifier and ZipMap call their classes by. */
export function isClassLabels(name: string): boolean {
  return /^(classlabels_(ints|int64s|strings)|classes_(ints|strings))$/.test(name);
}

/** The numbers or texts of such an attribute. */
export function readClassLabels(attribute: Message): (string | number)[] {
  const labels: (string | number)[] = [];
  for (const field of readFields(attribute)) {
    if (field.number === 8) labels.push(...readIntegers(field));
    else if (field.number === 9) labels.push(readText(field));
  }
  return labels;
}
