import { describeUnknown } from "./describe-unknown.js";
import type { Constant, GroovyNumber, Value } from "./value.js";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * A value as JSON: plain values as they are, and `{"$closure": source}`, `{"$memory": bytes}`, `{"$duration": ms}`,
 * `{"$path": text}`, `{"$unknown": reason}` for what JSON has no form for.
 */
export function toVectorJson(value: Value): Json {
  switch (value.kind) {
    case "unknown":
      return { $unknown: describeUnknown(value.reason) };
    case "lazy":
      return { $closure: value.source };
    case "known":
      return constantJson(value.value);
  }
}

function constantJson(constant: Constant): Json {
  if (constant === null || typeof constant === "boolean" || typeof constant === "string") return constant;
  if (constant instanceof Map) return mapJson(constant as ReadonlyMap<string, Value>);
  if (Array.isArray(constant)) return (constant as readonly Value[]).map(toVectorJson);
  if (!("type" in constant)) return null;
  switch (constant.type) {
    case "number":
      return numberJson(constant);
    case "memory":
      return { $memory: constant.bytes };
    case "duration":
      return { $duration: constant.milliseconds };
    case "path":
      return { $path: constant.text };
  }
}

/** The digits that Groovy prints: a Float's own value has more. */
function numberJson({ value, text }: GroovyNumber): Json {
  const printed = Number(text);
  if (Number.isFinite(printed)) return printed;
  return Number.isFinite(value) ? value : text;
}

function mapJson(map: ReadonlyMap<string, Value>): Json {
  return Object.fromEntries([...map].map(([key, value]) => [key, toVectorJson(value)]));
}
