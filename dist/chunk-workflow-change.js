import { n as describeError, t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as require_dist } from "./chunk-dist2.js";

// kit/format/workflows/environment-words.ts
var import_dist = require_dist();
/** The forms of a name. A forge takes no job or variable that begins with a digit, and no variable with `GITHUB_`. */
function wordsOf(name) {
	const job = name.replaceAll(".", "-");
	const variable = name.toUpperCase().replaceAll(/[.-]/g, "_");
	return {
		name,
		job: /^\d/.test(job) ? `_${job}` : job,
		variable: /^(\d|GITHUB)/.test(variable) ? `_${variable}` : variable,
		title: name.charAt(0).toUpperCase() + name.slice(1)
	};
}
/** Refuses names that a workflow could not tell apart. @throws ConfigurationError naming the two */
function refuseAlike(environments) {
	const seen = /* @__PURE__ */ new Map();
	for (const name of environments) {
		const { variable } = wordsOf(name);
		const other = seen.get(variable);
		if (other !== void 0) throw new ConfigurationError("SLW_PIPELINE_INVALID", `The environments "${other}" and "${name}" would share the variable ${variable}_URL. Rename one of them in pipeline.yaml.`);
		seen.set(variable, name);
	}
}
/** A text as a value of YAML, quoted where a reader would take it for a number or a truth value. */
function writeYamlText(text) {
	return (0, import_dist.parse)(text) === text && !/^([yn]|yes|no|on|off)$/i.test(text) ? text : `'${text}'`;
}

// kit/format/workflows/copy-job.ts
/** Lines that name no environment, whatever words they hold: what is run, from where, and what it may do. */
const KEPT = /^ *(- )?(uses|ref|runs-on|timeout-minutes): |^ +[\w-]+: (read|write|none)\b/;
/** The job of one environment, made into that of another: every word that names the first names the second. */
function copyJob(job, environment) {
	const from = wordsOf(job.environment);
	const to = wordsOf(environment);
	const lines = job.text.split("\n").map((line) => rewriteLine(line, {
		from,
		to,
		id: job.id
	}));
	return {
		id: to.job,
		environment,
		text: lines.join("\n")
	};
}
function rewriteLine(line, renaming) {
	const { to, id } = renaming;
	if (line.startsWith(`  ${id}:`)) return line.replace(id, to.job);
	if (KEPT.test(line)) return line;
	const [, key = "", value = ""] = /^(\s*(?:- )?[\w-]+: +)?(.*)$/.exec(line) ?? [];
	return replaceVariable(key, renaming) + (rewriteWhole(key, value, renaming) ?? rewriteWords(value, renaming));
}
/** A value that is the name, or what the job is called, and nothing else. */
function rewriteWhole(key, value, { from, to }) {
	const [, quoted = "", comment = ""] = /^(['"]?[\w.-]+['"]?)(\s+#.*)?$/.exec(value) ?? [];
	const text = quoted.replaceAll(/['"]/g, "");
	if (/^ +name: /.test(key) && text === from.title) return `${writeYamlText(to.title)}${comment}`;
	return text === from.name ? `${writeYamlText(to.name)}${comment}` : void 0;
}
function rewriteWords(value, renaming) {
	const { from, to } = renaming;
	return replaceVariable(value, renaming).replaceAll(wordPattern(from.name, "\\w-"), () => to.name).replaceAll(wordPattern(from.title, "\\w-"), () => to.title);
}
/** In capitals a name may be part of a longer one, such as of `STAGING_URL`. */
function replaceVariable(text, { from, to }) {
	return text.replaceAll(wordPattern(from.variable, "A-Za-z0-9-"), () => to.variable);
}
/** A word that none of these characters stands beside. */
function wordPattern(word, joined) {
	return new RegExp(`(?<![${joined}])${word.replaceAll(".", "\\.")}(?![${joined}])`, "g");
}

// kit/format/workflows/job-region.ts
/** Stands above the jobs of a workflow of which there is one for each environment. */
const BEGIN = /^ *# slipway: one job for each environment\b/;
/** Stands below them. */
const END = /^ *# slipway: end of these jobs$/;
const JOB = /^ {2}([\w-]+):\s*(#.*)?$/;
/**
* Finds the jobs between the marks.
* @returns undefined for a workflow without them
* @throws ConfigurationError for a mark without its other, no job between them, and a job that names no environment
*/
function findJobRegion(file, text) {
	const lines = text.split("\n");
	const begin = lines.findIndex((line) => BEGIN.test(line));
	const end = lines.findIndex((line) => END.test(line));
	if (begin < 0 && end < 0) return void 0;
	if (begin < 0 || end < begin) throw explainLoneMark(file, Math.max(begin, end) + 1);
	const starts = lines.flatMap((line, index) => index > begin && index < end && JOB.test(line) ? index : []);
	const firsts = starts.map((start, nth) => includeComments(lines, start, starts[nth - 1] ?? begin));
	const [job, ...others] = firsts.map((first, nth) => {
		return readJob(lines.slice(first, firsts[nth + 1] ?? end).join("\n").replace(/^\n+|\s+$/g, ""), `${file}:${(starts[nth] ?? 0) + 1}`);
	});
	if (job === void 0) throw explainEmpty(file, begin + 1);
	const [before, after] = [lines.slice(0, begin + 1), lines.slice(end)];
	return {
		before: before.join("\n"),
		jobs: [job, ...others],
		after: after.join("\n")
	};
}
/** Comments right above a job belong to it. */
function includeComments(lines, start, floor) {
	let first = start;
	while (first - 1 > floor && /^ {2}#/.test(lines[first - 1] ?? "")) first -= 1;
	return first;
}
function readJob(text, place) {
	const id = text.split("\n").flatMap((line) => JOB.exec(line)?.[1] ?? [])[0] ?? "";
	const environment = findEnvironment(Object(Object.values(Object(parseJob(text, place)))[0]));
	if (environment !== void 0) return {
		id,
		environment,
		text
	};
	throw new ConfigurationError("SLW_WORKFLOW_INVALID", `${place}: the job "${id}" stands between the marks of the environments' jobs and has no line "environment: NAME". Add it, or move the job out.`);
}
function parseJob(text, place) {
	try {
		return (0, import_dist.parse)(text);
	} catch (error) {
		const [reason = ""] = describeError(error).split(/ at line \d+/);
		throw new ConfigurationError("SLW_WORKFLOW_INVALID", `${place}: not valid YAML: ${reason}. Correct that job.`);
	}
}
/** The environment that a job runs in, by its name or with an address beside it; else the one it hands to a step. */
function findEnvironment({ environment, steps }) {
	const handed = [steps].flat().map((step) => Object(Object(step).with).environment);
	const [found] = [
		Object(environment).name,
		environment,
		...handed
	].filter((value) => typeof value === "string" || typeof value === "number");
	return found === void 0 ? void 0 : String(found);
}
function explainLoneMark(file, line) {
	return new ConfigurationError("SLW_WORKFLOW_INVALID", `${file}:${line}: a mark around the environments' jobs stands without its other. Write "# slipway: one job for each environment" above the jobs and "# slipway: end of these jobs" below, or take both out to keep them yourself.`);
}
function explainEmpty(file, line) {
	return new ConfigurationError("SLW_WORKFLOW_INVALID", `${file}:${line}: no job stands between the marks, so there is none to begin another with. Restore one from Git, or take the marks out.`);
}

// kit/format/workflows/align-jobs.ts
/**
* A workflow whose marked jobs are those of the environments, in their order. A job that is there stays as it is written;
* one that is missing is a copy of the job in its place or before it; one whose environment is gone goes.
* @throws ConfigurationError for marks that are not whole
*/
function alignJobs({ file, text, environments }) {
	const region = findJobRegion(file, text);
	if (region === void 0) return {
		text,
		changes: []
	};
	const { jobs, changes } = fillRegion(region, environments);
	if (changes.length === 0) return {
		text,
		changes
	};
	const written = jobs.map((job) => job.text).join("\n\n");
	return {
		text: `${region.before}\n${written}\n\n${region.after}`,
		changes
	};
}
function fillRegion({ jobs }, environments) {
	const stale = jobs.filter(({ environment }) => !environments.includes(environment));
	const changes = stale.map(toRemoval);
	const filled = [];
	for (const [index, environment] of environments.entries()) {
		const present = jobs.filter((job) => job.environment === environment);
		filled.push(...present);
		if (present.length > 0) continue;
		const source = stale.find((job) => job === jobs[index]) ?? filled.at(-1) ?? jobs[0];
		const job = copyJob(source, environment);
		filled.push(job);
		changes.push({
			change: "add job",
			job: job.id,
			environment,
			like: source.id
		});
	}
	return {
		jobs: filled,
		changes
	};
}
function toRemoval({ id, environment }) {
	return {
		change: "remove job",
		job: id,
		environment
	};
}

// kit/format/workflows/align-values.ts
/** A value that is the name of the first or the last environment, and says so in a comment. */
const MARKED = /^(\s*(?:- )?[\w-]+: +)([^#]*[^#\s])( +# slipway: the (first|last) environment)$/;
/**
* A workflow whose marked values name the first and the last environment.
* @throws ConfigurationError for a marked value that is no YAML
*/
function alignValues({ file, text, environments }) {
	const changes = [];
	return {
		text: text.split("\n").map((line, index) => {
			const [, key = "", value = "", mark = "", which] = MARKED.exec(line) ?? [];
			const to = which === "first" ? environments[0] : environments.at(-1);
			if (which === void 0 || to === void 0) return line;
			const from = readValue(value, `${file}:${index + 1}`);
			if (from === to) return line;
			changes.push({
				change: "set value",
				line: index + 1,
				from,
				to
			});
			return `${key}${writeYamlText(to)}${mark}`;
		}).join("\n"),
		changes
	};
}
function readValue(value, place) {
	try {
		return String((0, import_dist.parse)(value));
	} catch {
		throw new ConfigurationError("SLW_WORKFLOW_INVALID", `${place}: the marked value ${value} is no YAML. Write the name of an environment.`);
	}
}

// kit/format/workflows/align-workflow.ts
/** Where a project's workflows lie, from its folder; with a final slash. */
const WORKFLOWS_FOLDER = ".github/workflows/";
/** Whether a file of that folder is a workflow. */
function isWorkflow(path) {
	return path.startsWith(".github/workflows/") && /\.ya?ml$/.test(path);
}
/**
* A workflow that follows the environments of `pipeline.yaml`, between its marks alone: every other byte stays.
* @param environments in the order in which a model goes through them
* @returns undefined for a workflow without marks
* @throws ConfigurationError for marks that are not whole, and for names that would make two jobs or variables one
*/
function alignWorkflow({ file, text, environments }) {
	if (!/# slipway: /.test(text)) return void 0;
	refuseAlike(environments);
	const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
	const values = alignValues({
		file,
		text: text.replaceAll("\r\n", "\n"),
		environments
	});
	const jobs = alignJobs({
		file,
		text: values.text,
		environments
	});
	const changes = [...values.changes, ...jobs.changes];
	if (changes.length === 0) return {
		text,
		changes
	};
	refuseBroken(file, jobs.text);
	return {
		text: jobs.text.replaceAll("\n", lineEnd),
		changes
	};
}
/** A copy may have the name of a job that stands elsewhere in the file. */
function refuseBroken(file, text) {
	const lineCounter = new import_dist.LineCounter();
	const [fault] = (0, import_dist.parseDocument)(text, {
		lineCounter,
		uniqueKeys: true
	}).errors;
	if (fault === void 0) return;
	const [reason] = fault.message.split(/ at line \d+/);
	throw new ConfigurationError("SLW_WORKFLOW_INVALID", `${file} would not be valid with the jobs of these environments: ${reason} at line ${fault.linePos?.[0].line}. Rename the job of the same name, or the environment.`);
}

// kit/format/workflows/align-workflows.ts
/**
* All workflows of a project that have marks, brought to the environments.
* @throws ConfigurationError as `alignWorkflow`
*/
async function alignWorkflows(source, environments) {
	const found = [];
	for (const path of (await source.list(WORKFLOWS_FOLDER)).filter(isWorkflow)) {
		const text = await source.read(path) ?? "";
		const aligned = alignWorkflow({
			file: path,
			text,
			environments
		});
		if (aligned !== void 0) found.push({
			path,
			...aligned
		});
	}
	return found;
}

// kit/format/workflows/workflow-change.ts
/** The change as what is wrong until it is made. */
function describeLack(change) {
	if (change.change === "add job") return `the job of "${change.environment}" is missing`;
	if (change.change === "remove job") return `the job "${change.job}" is of "${change.environment}", which is none of them`;
	return `line ${change.line} says "${change.from}" and has to say "${change.to}"`;
}
/** The change as what was done. */
function describeChange(change) {
	if (change.change === "add job") return `added the job "${change.job}", a copy of "${change.like}"`;
	if (change.change === "remove job") return `took out the job "${change.job}"`;
	return `line ${change.line}: ${change.from} became ${change.to}`;
}

export { wordsOf as i, describeLack as n, alignWorkflows as r, describeChange as t };