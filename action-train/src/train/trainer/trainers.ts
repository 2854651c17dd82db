import { type CommandKind, kindOfCommand } from '../../../../kit/format/config/command-kind.ts';
import { builtinTrainer } from './builtin-trainer.ts';
import { commandTrainer } from './command-trainer.ts';
import type { Trainer } from './trainer.ts';

const TRAINERS: Record<CommandKind, Trainer> = { builtin: builtinTrainer, command: commandTrainer };

/** The trainer that `train.command` asks for. */
export function chooseTrainer(command: string): Trainer {
  return TRAINERS[kindOfCommand(command)];
}
