/** How far the training command was kept from everything else on its machine. */
export interface Isolation {
  /** What held its processes together: a PID namespace, a cgroup, or an environment variable that they carry. */
  by: 'namespace' | 'cgroup' | 'marker' | 'none';
  /** Ways out of it that stood open all the same. */
  open: string[];
}

/** What is started: a program, or the command line itself where the system's shell is to read it. */
export interface Start {
  program: string;
  args: string[];
  shell?: boolean;
}

/** How a process ended: by itself with a code, or by a signal. */
export interface Exit {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
}

/** How to start a command so that it is isolated, and how to be sure that nothing of it is left. */
export interface Cage extends Isolation {
  wrap(command: string): Start;
  /** How the command ended, from how the started program did. */
  readExit(exitCode: number | null, signal: NodeJS.Signals | null): Exit;
  /** What the command's environment must hold beside. */
  environment: Record<string, string>;
  /** Ends every process that the command left. @returns how many; @throws ConfigurationError for one that does not end */
  endAll(): Promise<number>;
}

/** Nothing but the shell and its process group. */
export const NO_CAGE: Cage = {
  by: 'none',
  open: [],
  wrap: (command) => ({ program: command, args: [], shell: true }),
  readExit: (exitCode, signal) => ({ exitCode, signal }),
  environment: {},
  endAll: async () => 0,
};
