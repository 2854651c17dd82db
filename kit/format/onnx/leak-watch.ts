import { findSecret, isSecretName } from '../../ground/secrets/secret-forms.ts';
import { quoteName } from './quote-name.ts';
import type { Leak } from './types.ts';

/** Folders that name a person or a machine. */
const LOCAL_PATH =
  /(?<![\w./-])(?:\/(?:home|Users|root|mnt|media|scratch)\/[^\s"'<>|]{1,200}|[A-Za-z]:\\[^\s"'<>|]{1,200}|\\\\[\w.-]{1,60}\\[^\s"'<>|]{1,200}|file:\/\/[^\s"'<>|]{1,200})/;

/** What a text with any of them has: most have none, and are done with after one look. */
const MAYBE =
  /-----BEGIN |AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|hf_|sk-|xox|AIza|npm_|AccountKey=|eyJ|:\/|:\\|\\\\|\/(?:home|Users|root|mnt|media|scratch)\//;

/** A leak is told once a kind and place; beyond so many only the counts grow. */
const MAX_LEAKS = 50;

/** Looks through the texts of a model as they are read, and keeps only what it finds. */
export interface LeakWatch {
  /** @param place where the text is, without numbers that differ from node to node */
  look(place: string, text: string): void;
  /** The same for an entry, whose key may say that the value is a secret. */
  lookAtEntry(place: string, entry: { key: string; value: string }): void;
  list(): Leak[];
}

export function createLeakWatch(): LeakWatch {
  const leaks = new Map<string, Leak>();
  const note = (leak: Omit<Leak, 'count'>) => {
    const key = `${leak.kind} ${leak.place} ${leak.kind === 'secret' ? leak.looksLike : ''}`;
    const known = leaks.get(key);
    if (known) known.count++;
    else if (leaks.size < MAX_LEAKS) leaks.set(key, { ...leak, count: 1 });
  };
  const lookFor = (text: string, describePlace: () => string) => {
    if (!MAYBE.test(text)) return;
    const secret = findSecret(text);
    if (secret !== undefined) note({ kind: 'secret', looksLike: secret, place: describePlace() });
    const [path] = LOCAL_PATH.exec(text) ?? [];
    if (path !== undefined) note({ kind: 'path', looksLike: quoteName(path), place: describePlace() });
  };
  return {
    look: (place, text) => lookFor(text, () => place),
    lookAtEntry(place, { key, value }) {
      const describePlace = () => `${place} ${quoteName(key)}`;
      const isNamedSecret = value.trim() !== '' && isSecretName(key) && findSecret(value) === undefined;
      if (isNamedSecret) note({ kind: 'secret', looksLike: 'a secret by its name', place: describePlace() });
      lookFor(value, describePlace);
    },
    list: () => [...leaks.values()],
  };
}
