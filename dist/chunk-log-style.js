// kit/action/log-style.ts
/** From the most words to the fewest. */
const LOG_LEVELS = [
	"debug",
	"info",
	"notice",
	"warning",
	"error"
];
/** Lines for people, or a JSON object a line for programs. */
const LOG_FORMATS = ["text", "json"];
/** The variables by which the command line and its caller set how a terminal's log looks. */
const LOG_VARIABLES = {
	level: "SLIPWAY_LOG_LEVEL",
	format: "SLIPWAY_LOG_FORMAT"
};
/** Reads the style of the log from the environment: `info` and `text` where it says nothing or nothing known. */
function readLogStyle(env = process.env) {
	const [level, format] = [env[LOG_VARIABLES.level] || "info", env[LOG_VARIABLES.format] || "text"];
	return {
		level: LOG_LEVELS.find((name) => name === level) ?? "info",
		format: LOG_FORMATS.find((name) => name === format) ?? "text",
		doubts: [...doubt(LOG_VARIABLES.level, level, LOG_LEVELS), ...doubt(LOG_VARIABLES.format, format, LOG_FORMATS)]
	};
}
function doubt(variable, value, known) {
	if (known.includes(value)) return [];
	return [`The variable ${variable} is "${value}" and goes unheeded. Write one of ${known.join(", ")}.`];
}

export { readLogStyle as i, LOG_LEVELS as n, LOG_VARIABLES as r, LOG_FORMATS as t };