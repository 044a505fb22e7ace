import type { Value } from "@nf-lint/groovy";

/** An answer about a value. Unknown is never "no": a rule whose answer hangs on it stays silent. */
export type Certainty = "yes" | "no" | "unknown";

/** Whether a switch is on. A quoted boolean means different things to different options, and so is not certain. */
export function isOn(value: Value | undefined): Certainty {
  if (value === undefined) return "no";
  if (value.kind !== "known") return "unknown";
  if (typeof value.value === "boolean") return value.value ? "yes" : "no";
  return value.value === null ? "no" : "unknown";
}

/** Whether a value is surely not set, or set to what is false to Groovy: null, false, 0, an empty text, list or map. */
export function isUnset(value: Value | undefined): boolean {
  return value === undefined || (value.kind === "known" && isFalse(value.value));
}

function isFalse(constant: Known): boolean {
  if (constant === null || constant === false || constant === "") return true;
  if (Array.isArray(constant)) return constant.length === 0;
  if (constant instanceof Map) return constant.size === 0;
  return typeof constant === "object" && "type" in constant && constant.type === "number" && constant.value === 0;
}

/** Whether a value is true to Groovy, as `if( fusion.enabled )` asks it: a text that is not empty is, 'false' too. */
export function isTrue(value: Value | undefined): Certainty {
  if (value !== undefined && value.kind !== "known") return "unknown";
  return isUnset(value) ? "no" : "yes";
}

/** Whether a value is surely not set at all, or set to null: then it may be given at launch; what is false stays so. */
export function isAbsent(value: Value | undefined): boolean {
  return value === undefined || (value.kind === "known" && value.value === null);
}

/** Whether a number is set and at least `minimum`. For a closure: whether it can return such a number. */
export function isNumberFrom(value: Value | undefined, minimum: number): Certainty {
  return canBe(value, (constant) => {
    if (constant === null || constant === false) return "no";
    if (typeof constant !== "object" || !("type" in constant) || constant.type !== "number") return "unknown";
    return constant.value >= minimum ? "yes" : "no";
  });
}

/** Whether a text is set that fits. For a closure: whether it can return such a text. */
export function isText(value: Value | undefined, fits: (text: string) => boolean | undefined): Certainty {
  return canBe(value, (constant) => {
    if (isFalse(constant)) return "no";
    const answer = typeof constant === "string" ? fits(constant) : undefined;
    return answer === undefined ? "unknown" : asCertainty(answer);
  });
}

/** "yes" when all are, "no" when one is not, else "unknown". */
export function allOf(answers: readonly Certainty[]): Certainty {
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

/** "yes" when one is, "no" when none is, else "unknown". */
export function anyOf(answers: readonly Certainty[]): Certainty {
  if (answers.includes("yes")) return "yes";
  return answers.includes("unknown") ? "unknown" : "no";
}

export function asCertainty(answer: boolean): Certainty {
  return answer ? "yes" : "no";
}

type Known = Extract<Value, { kind: "known" }>["value"];

function canBe(value: Value | undefined, test: (constant: Known) => Certainty): Certainty {
  if (value === undefined) return "no";
  if (value.kind === "known") return test(value.value);
  if (value.kind === "unknown") return "unknown";
  const possible = anyOf(value.returns.map((returned) => canBe(returned, test)));
  return possible === "no" && !value.complete ? "unknown" : possible;
}
