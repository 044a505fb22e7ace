import type { UnknownReason, Value } from "./values/value.js";

/**
 * The two ways in which the evaluation of an expression ends without a value. Both are thrown inside this folder, as
 * Groovy's own exceptions are, and never leave `evaluate`.
 */
export class Undetermined extends Error {
  constructor(
    readonly reason: UnknownReason,
    readonly entries?: ReadonlyMap<string, Value>,
  ) {
    // Thrown for each value that cannot be known, and never shown: a stack would cost more than the rest.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(reason.code);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** An exception that Groovy would throw; `try` in a closure catches it. */
export class GroovyException extends Error {
  constructor(
    /** The simple name of the Java class. */
    readonly exceptionClass: string,
    readonly gist: string,
  ) {
    super(gist);
  }
}

/** Stops where Groovy's result is not known for sure, or lies outside the configuration. */
export function unsupported(subject: string): never {
  throw new Undetermined({ code: "unsupported", subject });
}

export function illegalArgument(gist: string): never {
  throw new GroovyException("IllegalArgumentException", gist);
}
