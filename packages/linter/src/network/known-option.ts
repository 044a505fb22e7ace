import { describeUnknown } from "@nf-lint/groovy";
import type { Value } from "@nf-lint/groovy";
import type { ResolvedConfig } from "@nf-lint/resolver";
import type { Cause } from "./service-use.js";

/** What a value comes to as texts: all that it can be, and why that may not be all. */
export interface KnownTexts {
  readonly texts: readonly string[];
  /** What it depends on: `environment variable WHERE`. */
  readonly unknown?: string;
}

const UNSET: KnownTexts = { texts: [] };

/** The texts of a value that may be a text, a list of them, or a closure that gives one. `null` and `''` are none. */
export function textsOf(value: Value | undefined): KnownTexts {
  if (value === undefined) return UNSET;
  if (value.kind === "unknown") return { texts: [], unknown: describeUnknown(value.reason) };
  if (value.kind === "lazy") return textsOfReturns(value);
  const constant = value.value;
  if (typeof constant === "string") return { texts: constant === "" ? [] : [constant] };
  if (typeof constant === "number" || typeof constant === "boolean" || constant === null) return UNSET;
  if ("type" in constant && (constant.type === "path" || constant.type === "number")) return { texts: [constant.text] };
  return Array.isArray(constant) ? united((constant as readonly Value[]).map(textsOf)) : UNSET;
}

/** What a closure can return, as texts. */
export function textsOfReturns({
  returns,
  complete,
}: {
  readonly returns: readonly Value[];
  readonly complete: boolean;
}): KnownTexts {
  const { texts, unknown } = united(returns.map(textsOf));
  const why = unknown ?? (complete ? undefined : "what a closure makes of the task");
  return { texts, ...(why !== undefined && { unknown: why }) };
}

function united(parts: readonly KnownTexts[]): KnownTexts {
  const unknown = parts.find((part) => part.unknown !== undefined)?.unknown;
  return { texts: parts.flatMap((part) => part.texts), ...(unknown !== undefined && { unknown }) };
}

/** What one option is set to: a text, nothing at all, or something that is not known. */
export interface Setting {
  readonly text?: string;
  /** In words: `aws.region depends on environment variable REGION`. */
  readonly unknown?: string;
}

export function settingOf(config: ResolvedConfig, name: string): Setting {
  const { texts, unknown } = textsOf(config.value(name));
  const [text] = texts;
  return {
    ...(text !== undefined && { text }),
    ...(text === undefined && unknown !== undefined && { unknown: `${name} depends on ${unknown}` }),
  };
}

/** Whether an option switches something on; in words why that is not known. */
export type Switch = "on" | "off" | { readonly unknown: string };

export function switchOf(config: ResolvedConfig, name: string): Switch {
  const value = config.value(name);
  if (value === undefined) return "off";
  if (value.kind === "known") return value.value === true || value.value === "true" ? "on" : "off";
  const why = value.kind === "unknown" ? describeUnknown(value.reason) : "what a closure gives";
  return { unknown: `${name} depends on ${why}` };
}

/** Why a switch is not known; `undefined` where it is. */
export function doubtOf(state: Switch): string | undefined {
  return typeof state === "object" ? state.unknown : undefined;
}

export function causesOf(config: ResolvedConfig, ...names: readonly string[]): readonly Cause[] {
  return names.flatMap((name) => {
    const option = config.option(name);
    return option === undefined ? [] : [{ option: name, place: option.place }];
  });
}
