import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { CancellationToken } from "vscode-languageserver";
import { nextTurn } from "./next-turn.js";

const ISSUES = "https://github.com/nf-lint/nf-lint/issues";

/** A request's handler as the connection wants it. */
export type Handler<Params, Result> = (
  params: Params,
  token: CancellationToken,
) => Promise<Result | ResponseError<never>>;

/**
 * The one way from a request to its answer: edits and cancellations that have come with it are seen first, an answer that
 * nobody waits for any more is not worked out, and a bug becomes an error response; the server lives on.
 *
 * @param work Long work asks the token, by `untilCancelled`, whether its answer is still wanted.
 */
export function answering<Params, Result>(
  work: (params: Params, token: CancellationToken) => Result | Promise<Result>,
  onError: (error: unknown) => void,
): Handler<Params, Result> {
  return async (params, token) => {
    await turnOfItsOwn();
    try {
      untilCancelled(token);
      const answer = await work(params, token);
      untilCancelled(token);
      return answer;
    } catch (error) {
      if (error instanceof Cancelled) return new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
      onError(error);
      const message = error instanceof Error ? error.message : String(error);
      return new ResponseError(
        LSPErrorCodes.RequestFailed,
        `This is a bug in nf-lint, not in your files. Please report it at ${ISSUES}: ${message}`,
      );
    }
  };
}

/** Ends the work on a request that is cancelled. */
export function untilCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new Cancelled();
}

class Cancelled extends Error {}

let lastTurn: Promise<void> = Promise.resolve();

/** Requests that come at once begin in turns of their own, so that while one is worked on the others can be cancelled. */
function turnOfItsOwn(): Promise<void> {
  lastTurn = lastTurn.then(nextTurn);
  return lastTurn;
}
