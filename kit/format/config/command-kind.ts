/** Who trains: a trainer that comes with Slipway, or the user's own command through the shell. */
export type CommandKind = 'builtin' | 'command';

/** What kind of trainer `train.command` asks for: a built-in one has `builtin:` before its name. */
export function kindOfCommand(command: string): CommandKind {
  return command.startsWith('builtin:') ? 'builtin' : 'command';
}
