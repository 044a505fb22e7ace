import type { PullRequest } from "./pull-request.js";

/** Tells the comment of an earlier run from all others. Nobody sees it. */
const MARKER = "<!-- nf-lint -->";

/** GitHub gives so many comments at once, and no more. */
const PAGE = 100;

/** Where and as whom to comment. */
export interface CommentTarget {
  /** `https://api.github.com`, or that of a company's own GitHub. */
  readonly api: string;
  readonly token: string;
  readonly pullRequest: PullRequest;
}

export type CommentOutcome = "created" | "updated" | "not-needed";

/**
 * Writes the comment of this run over that of the last. Without one, a comment is made only where there is something to
 * say.
 *
 * @throws Where GitHub refuses, as it does in a workflow for a pull request from a fork.
 */
export async function writeComment(
  text: string,
  hasContent: boolean,
  { api, token, pullRequest }: CommentTarget,
): Promise<CommentOutcome> {
  const { repository, number } = pullRequest;
  const call = (method: string, path: string, body?: string): Promise<unknown> =>
    request(method, `${api}/repos/${repository}/issues/${path}`, token, body);
  const id = await ownComment((page) => call("GET", `${number}/comments?per_page=${PAGE}&page=${page}`));
  if (id === undefined && !hasContent) return "not-needed";
  const body = `${MARKER}\n${text}`;
  if (id === undefined) await call("POST", `${number}/comments`, body);
  else await call("PATCH", `comments/${id}`, body);
  return id === undefined ? "created" : "updated";
}

interface Comment {
  readonly id: number;
  readonly body?: string;
  readonly user?: { readonly type?: string };
}

/** The comment that begins with the marker. What a person wrote is never touched, whatever it begins with. */
async function ownComment(commentsOn: (page: number) => Promise<unknown>): Promise<number | undefined> {
  for (let page = 1; ; page++) {
    const comments = (await commentsOn(page)) as readonly Comment[];
    const own = comments.find(({ body, user }) => body?.startsWith(MARKER) && user?.type === "Bot");
    if (own !== undefined || comments.length < PAGE) return own?.id;
  }
}

async function request(method: string, url: string, token: string, body?: string): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "user-agent": "nf-lint",
      "x-github-api-version": "2022-11-28",
    },
    ...(body !== undefined && { body: JSON.stringify({ body }) }),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${method} ${new URL(url).pathname}`);
  return response.json();
}
