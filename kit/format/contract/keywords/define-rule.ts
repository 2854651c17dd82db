import { type BareColumn, type ColumnType, isNumeric } from '../column.ts';
import { type ColumnContext, enterKey, type KeyContext } from '../column-keys.ts';
import type { Rule, Value } from '../rule.ts';
import type { SchemaObject } from '../schema-object.ts';
import { compareKey, type Effect, type Keyword } from './keyword.ts';

/** All there is to a keyword that says which cells are valid. `Cell` are the values that it looks at. */
export interface RuleSpec<Name extends string, Parameter, Cell> {
  name: Name;
  about: string;
  example: SchemaObject;
  /** Whether a model reads cells by it. */
  encodes?: boolean;
  /** Whether it asks anything of cells of a type. */
  speaksOf(parameter: Parameter, type: ColumnType): boolean;
  /** @throws ConfigurationError, by `fail` or `refuse` */
  read(key: KeyContext, context: ColumnContext): Parameter;
  /** What it is to go from one parameter to another. */
  compare(before: Parameter, after: Parameter): Effect;
  /**
   * SQL that holds where a cell of the type keeps the rule, of SQL for the cell (a DOUBLE in columns of numbers, else
   * text); undefined where ajv alone can say.
   */
  sql(parameter: Parameter, type: ColumnType): ((cell: string) => string) | undefined;
  /** The same of one value, as ajv says it; undefined where ajv alone can. */
  fits(parameter: Parameter): ((value: Cell) => boolean) | undefined;
  /** The end of a sentence ("must be at least 100 m²"), without a value of the data. */
  sentence(parameter: Parameter, column: BareColumn): string;
  /** Values that break it or may, of whatever type, the most telling first. */
  violations(parameter: Parameter): readonly Value[];
  /** Values that keep it or may, the likeliest first; made from others where there are some. */
  samples(parameter: Parameter, others: readonly Cell[]): readonly Value[];
}

/** A keyword that looks at cells of several types. */
export function defineRule<const Name extends string, Parameter>(
  spec: RuleSpec<Name, Parameter, unknown>,
): Keyword<Parameter | undefined, Name> {
  const { name, about, example, encodes } = spec;
  const read = (context: ColumnContext) => spec.read(enterKey(context, name), context);
  return {
    name,
    kind: 'rule',
    about,
    example,
    encodes,
    read: (context) => (name in context.schema ? read(context) : undefined),
    compare: (before, after) =>
      compareKey(name, {
        was: before.schema[name],
        is: after.schema[name],
        compare: () => spec.compare(read(before), read(after)),
      }),
    toRule: (context, column) => {
      const parameter = read(context);
      return spec.speaksOf(parameter, column.type) ? bindRule(spec, parameter, column) : undefined;
    },
  };
}

/** A keyword that looks at numbers alone. */
export function defineNumberRule<const Name extends string, Parameter>(
  spec: Omit<RuleSpec<Name, Parameter, number>, 'speaksOf'>,
): Keyword<Parameter | undefined, Name> {
  return defineRule({
    ...spec,
    speaksOf: (_parameter, type) => isNumeric({ type }),
    ...narrow(spec, (value) => typeof value === 'number'),
  });
}

/** A keyword that looks at text alone. */
export function defineTextRule<const Name extends string, Parameter>(
  spec: Omit<RuleSpec<Name, Parameter, string>, 'speaksOf'>,
): Keyword<Parameter | undefined, Name> {
  return defineRule({
    ...spec,
    speaksOf: (_parameter, type) => type === 'string',
    ...narrow(spec, (value) => typeof value === 'string'),
  });
}

/** What is none of a keyword's values keeps the rule, as JSON Schema has it. */
function narrow<Parameter, Cell>(
  spec: Pick<RuleSpec<string, Parameter, Cell>, 'fits' | 'samples'>,
  isCell: (value: unknown) => value is Cell,
): Pick<RuleSpec<string, Parameter, unknown>, 'fits' | 'samples'> {
  return {
    fits: (parameter) => {
      const fits = spec.fits(parameter);
      return fits && ((value) => !isCell(value) || fits(value));
    },
    samples: (parameter, others) => spec.samples(parameter, others.filter(isCell)),
  };
}

function bindRule<Parameter>(
  spec: RuleSpec<string, Parameter, unknown>,
  parameter: Parameter,
  column: BareColumn,
): Rule {
  const { name } = spec;
  const keeps = spec.sql(parameter, column.type);
  const cell = isNumeric(column) ? 'number' : 'text';
  return {
    name,
    sentence: spec.sentence(parameter, column),
    failing: keeps && ((names) => `${names.value} IS NOT NULL AND NOT (${keeps(names[cell])})`),
    fits: spec.fits(parameter),
    violations: () => spec.violations(parameter),
    samples: (others) => spec.samples(parameter, others),
  };
}
