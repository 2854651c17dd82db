import { findSecret, isPlainValue, isSecretName } from '../../ground/secrets/secret-forms.ts';

/** A secret that stands for everyone to read. */
export interface PlainSecret {
  /** Counted from 1. */
  line: number;
  /** Such as `Secret "database"`. */
  what: string;
}

/** `NAME=value`, as environment files, units, scripts and lists of literals have it. */
const ASSIGNMENT =
  /^\s*(?:-\s+)?["']?(?:export\s+|Environment=["']?)?(?:--)?([A-Za-z_][\w.-]{0,100})\s*=\s*(\S.*)$/;

/**
 * The lines of any text that hold a secret by its form, or a value whose name says that it is one. Documents may show
 * how a variable is set, so there only the form counts.
 */
export function findSecretLines(path: string, text: string): PlainSecret[] {
  const isDocument = /\.(md|rst)$/i.test(path);
  return text.split('\n').flatMap((content, index) => {
    const what = findSecret(content) ?? (isDocument ? undefined : findAssignment(content));
    return what === undefined ? [] : [{ line: index + 1, what }];
  });
}

function findAssignment(line: string): string | undefined {
  const [, name, value] = ASSIGNMENT.exec(line) ?? [];
  if (name === undefined || value === undefined) return undefined;
  return isSecretName(name) && isPlainValue(value) ? describeValue(name) : undefined;
}

/** Such as `the value of "DB_PASSWORD"`. */
export function describeValue(name: string): string {
  return `the value of "${name}"`;
}
