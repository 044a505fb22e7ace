import { readFileSync } from "node:fs";
import type { Environment } from "./inputs.js";

/** The pull request that a workflow runs for. */
export interface PullRequest {
  readonly number: number;
  /** The commit that it is to be merged into. */
  readonly base: string;
  /** `owner/name`. */
  readonly repository: string;
}

/** From the event that GitHub wrote to a file; `undefined` where the workflow runs for something else. */
export function pullRequestOf(env: Environment): PullRequest | undefined {
  const { GITHUB_EVENT_PATH: file, GITHUB_REPOSITORY: repository } = env;
  if (!file || !repository) return undefined;
  const event = JSON.parse(readFileSync(file, "utf8")) as {
    readonly pull_request?: { readonly number: number; readonly base: { readonly sha: string } };
  };
  const { pull_request: request } = event;
  return request && { number: request.number, base: request.base.sha, repository };
}
