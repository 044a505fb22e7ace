import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { CancellationToken } from "vscode-languageserver";
import { nextTurn } from "./next-turn.js";

/** A request's handler as the connection wants it. */
export type Handler<Params, Result> = (
  params: Params,
  token: CancellationToken,
) => Promise<Result | ResponseError<never>>;

/**
 * The one way from a request to its answer: edits and cancellations that have come with it are seen first, an answer that
 * nobody waits for any more is not worked out, and a bug becomes an error response; the server lives on.
 */
export function answering<Params, Result>(
  work: (params: Params) => Result | Promise<Result>,
  onError: (error: unknown) => void,
): Handler<Params, Result> {
  return async (params, token) => {
    await nextTurn();
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
    try {
      return await work(params);
    } catch (error) {
      onError(error);
      const message = error instanceof Error ? error.message : String(error);
      return new ResponseError(LSPErrorCodes.RequestFailed, `nf-lint failed on this request: ${message}`);
    }
  };
}
