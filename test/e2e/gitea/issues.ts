import { type Comment, CommentSchema, type Issue, IssueSchema } from './forge-schemas.ts';
import type { HostedProject } from './host-project.ts';

/** Every issue that is no pull request, open or not. */
export async function listIssues({ forge, path }: HostedProject): Promise<Issue[]> {
  return forge.admin.list(`${path}/issues?state=all&type=issues`, IssueSchema);
}

/** The comments of an issue or a pull request. */
export async function listComments({ forge, path }: HostedProject, number: number): Promise<Comment[]> {
  return forge.admin.list(`${path}/issues/${number}/comments`, CommentSchema);
}
