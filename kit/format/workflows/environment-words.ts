import { parse } from 'yaml';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';

/** The forms in which a workflow writes the name of an environment. */
export interface EnvironmentWords {
  /** As `pipeline.yaml` has it, such as `eu-west`. */
  name: string;
  /** The id of its job: letters, digits, `-` and `_`, no digit first. */
  job: string;
  /** How its variables begin, such as `EU_WEST` in `EU_WEST_URL`. */
  variable: string;
  /** What its job is called for people, such as `Eu-west`. */
  title: string;
}

/** The forms of a name. A forge takes no job or variable that begins with a digit, and no variable with `GITHUB_`. */
export function wordsOf(name: string): EnvironmentWords {
  const job = name.replaceAll('.', '-');
  const variable = name.toUpperCase().replaceAll(/[.-]/g, '_');
  return {
    name,
    job: /^\d/.test(job) ? `_${job}` : job,
    variable: /^(\d|GITHUB)/.test(variable) ? `_${variable}` : variable,
    title: name.charAt(0).toUpperCase() + name.slice(1),
  };
}

/** Refuses names that a workflow could not tell apart. @throws ConfigurationError naming the two */
export function refuseAlike(environments: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of environments) {
    const { variable } = wordsOf(name);
    const other = seen.get(variable);
    if (other !== undefined)
      throw new ConfigurationError(
        'SLW_PIPELINE_INVALID',
        `The environments "${other}" and "${name}" would share the variable ${variable}_URL. Rename one of them in pipeline.yaml.`,
      );
    seen.set(variable, name);
  }
}

/** A text as a value of YAML, quoted where a reader would take it for a number or a truth value. */
export function writeYamlText(text: string): string {
  const isText = parse(text) === text && !/^([yn]|yes|no|on|off)$/i.test(text);
  return isText ? text : `'${text}'`;
}
