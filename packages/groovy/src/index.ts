/** The value of an expression, its truth and its text: total, within a budget of time and memory. */
export { evaluate, render, truth } from "./evaluate.js";
/** What a closure can return where more is known of its surroundings. */
export { returnsKnowing } from "./lazy-value.js";
/** Work that may be done, and is counted. */
export { Account } from "./budget.js";
/** The port to what lies around an expression: whoever evaluates gives the values of free names and of the environment. */
export type { EvaluationScope, OutsideChanges } from "./scope.js";
/** Whether a Java regular expression matches the whole of a text, or a part of it. */
export { matchesFully, matchesPartly } from "./regex/matches.js";
/** A Java regular expression read: its shape, or why Java rejects it. */
export { parsePattern } from "./regex/parse-pattern.js";
export type { ParsedPattern } from "./regex/parse-pattern.js";
export type { Anchor, CharacterSet, Pattern, RegexFault, RegexNode, RepeatMode, Span } from "./regex/pattern.js";
/** What can be known of a value, and its constants. */
export type {
  Constant,
  Duration,
  GroovyNumber,
  KnownValue,
  LazyValue,
  MemoryUnit,
  PathValue,
  PropertyMap,
  UnknownReason,
  UnknownValue,
  Value,
} from "./values/value.js";
/** A value as configuration writes it. */
export { groovyLiteral, isIdentifier, quotedLiteral } from "./text/literal.js";
/** Why a value is unknown, in words for a person. */
export { describeUnknown } from "./values/describe-unknown.js";
/** Whether Nextflow can read a text as an amount of memory or as a duration. */
export { isDurationText, isMemoryText } from "./values/unit-text.js";
/** A value as JSON. */
export { toVectorJson } from "./values/vector-json.js";
export type { Json, JsonObject } from "./values/vector-json.js";
