/** What must never happen, whatever the input. */
export type FaultKind =
  /** Something threw that nobody caught. */
  | "throw"
  /** A rule threw: it was left out, and the run went on. */
  | "rule-crash"
  /** Fixes that bring each other about. */
  | "endless-fix"
  /** More than a second of processor time. */
  | "slow"
  /** No end, with 20 seconds of processor time or ten minutes by the clock. */
  | "stuck"
  /** More memory than a linter of small files may need. */
  | "memory"
  /** The language server answered that it failed, said so in its log, or ended. */
  | "server";

export interface Fault {
  readonly kind: FaultKind;
  /** One line that is the same for the same fault in other inputs. */
  readonly what: string;
  /** A stack, or figures. */
  readonly detail: string;
}

export function sameFault(a: Fault, b: Fault): boolean {
  return a.kind === b.kind && a.what === b.what;
}

/** @param context Who threw, where the error itself does not tell. */
export function thrownFault(kind: FaultKind, thrown: unknown, context = ""): Fault {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const [message = ""] = error.message.split("\n");
  // What a user wrote stands in quotes: without it, the same bug has the same words.
  const words = message.replace(/"[^"]*"|'[^']*'|`[^`]*`|\d+/g, "…");
  const place = /\n\s+at (?:async )?([\w.#<>$ ]+)/.exec(error.stack ?? "")?.[1]?.trim() ?? "";
  return {
    kind,
    what: [context, `${error.name}: ${words}`, place && `in ${place}`].filter((part) => part !== "").join(", "),
    detail: error.stack ?? message,
  };
}
