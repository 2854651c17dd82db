import { type Message, readFields, readIntegers, readText } from './wire-reader.ts';

/** The attributes that LinearClassifier, SVMClassifier, TreeEnsembleClassifier and ZipMap call their classes by. */
export function isClassLabels(name: string): boolean {
  return /^(classlabels_(ints|int64s|strings)|classes_(ints|strings))$/.test(name);
}

/** The numbers or texts of such an attribute. */
export function readClassLabels(attribute: Message): (string | number)[] {
  const labels: (string | number)[] = [];
  for (const field of readFields(attribute)) {
    if (field.number !== 8 && field.number !== 9) continue;
    for (const label of field.number === 8 ? readIntegers(field) : [readText(field)]) {
      field.allowance.count('class labels');
      labels.push(label);
    }
  }
  return labels;
}
