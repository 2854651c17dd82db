// kit/format/config/command-kind.ts
/** What kind of trainer `train.command` asks for: a built-in one has `builtin:` before its name. */
function kindOfCommand(command) {
	return command.startsWith("builtin:") ? "builtin" : "command";
}

export { kindOfCommand as t };