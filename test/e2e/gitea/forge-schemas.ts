import Type from 'typebox';

/** What the tests read of the forge's answers; what else is in them is dropped. */

const Branch = Type.Object({ ref: Type.String(), sha: Type.String() });

export const PullRequestSchema = Type.Object({
  number: Type.Integer(),
  title: Type.String(),
  body: Type.String(),
  state: Type.Union([Type.Literal('open'), Type.Literal('closed')]),
  merged: Type.Boolean(),
  merge_commit_sha: Type.Union([Type.String(), Type.Null()]),
  labels: Type.Array(Type.Object({ name: Type.String() })),
  user: Type.Object({ login: Type.String() }),
  head: Branch,
  base: Branch,
});
export type PullRequest = Type.Static<typeof PullRequestSchema>;

export const IssueSchema = Type.Object({
  number: Type.Integer(),
  title: Type.String(),
  body: Type.String(),
  state: Type.String(),
  labels: Type.Array(Type.Object({ name: Type.String() })),
});
export type Issue = Type.Static<typeof IssueSchema>;

export const CommentSchema = Type.Object({ id: Type.Integer(), body: Type.String() });
export type Comment = Type.Static<typeof CommentSchema>;

export const StatusSchema = Type.Object({
  context: Type.String(),
  status: Type.String(),
  description: Type.String(),
});
export type Status = Type.Static<typeof StatusSchema>;

const RunSchema = Type.Object({
  id: Type.Integer(),
  /** `ingest.yml@refs/heads/main` */
  path: Type.String(),
  event: Type.String(),
  head_branch: Type.Optional(Type.String()),
  head_sha: Type.String(),
  run_attempt: Type.Integer(),
  status: Type.String(),
  conclusion: Type.Optional(Type.String()),
});
export type Run = Type.Static<typeof RunSchema>;
export const RunsSchema = Type.Object({ workflow_runs: Type.Array(RunSchema) });

const JobSchema = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  status: Type.String(),
  conclusion: Type.Optional(Type.String()),
  runner_name: Type.Optional(Type.String()),
});
export type Job = Type.Static<typeof JobSchema>;
export const JobsSchema = Type.Object({ jobs: Type.Union([Type.Array(JobSchema), Type.Null()]) });

export const BranchSchema = Type.Object({
  name: Type.String(),
  commit: Type.Object({ id: Type.String() }),
});

export const TokenSchema = Type.Object({ sha1: Type.String() });
export const RegistrationSchema = Type.Object({ token: Type.String() });
