import { type Message, readFields, readText } from './wire-reader.ts';

/** Reads a StringStringEntryProto. */
export function readEntry(message: Message): { key: string; value: string } {
  const entry = { key: '', value: '' };
  for (const field of readFields(message)) {
    if (field.number === 1) entry.key = readText(field);
    else if (field.number === 2) entry.value = readText(field);
  }
  return entry;
}
