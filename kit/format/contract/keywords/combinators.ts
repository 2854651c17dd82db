import { leaveToAjv } from './leave-to-ajv.ts';

/** JSON Schema Core 2020-12, section 10.2: rules made of rules. A row as a whole may have them as well. */
export const COMBINATORS = {
  allOf: leaveToAjv('allOf', 'rules that all hold'),
  anyOf: leaveToAjv('anyOf', 'rules of which one holds at least'),
  oneOf: leaveToAjv('oneOf', 'rules of which one holds, and no other'),
  not: leaveToAjv('not', 'a rule that does not hold, such as `{"pattern": "^no"}`'),
  if: leaveToAjv('if', 'a rule that decides whether `then` or `else` has to hold'),
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema has this key, and no one awaits the table.
  then: leaveToAjv('then', 'what holds where the rule of `if` does'),
  else: leaveToAjv('else', 'what holds where the rule of `if` does not'),
};
