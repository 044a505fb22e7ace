import { findOption, isScope, matchOption } from "@nf-lint/resolver";
import type { Value } from "@nf-lint/groovy";
import type { OptionFact, OptionPath, Setting } from "@nf-lint/resolver";
import { isFree, optionName } from "../reading/option-settings.js";
import type { PlacedSetting } from "../reading/option-settings.js";
import { describeKind, expectedInsteadOf } from "../reading/option-types.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions } from "../authoring/project-rule-definition.js";

type Suspect = PlacedSetting & { readonly fault: NonNullable<ReturnType<typeof faultOf>> };

export default defineProjectRule<"type" | "closure" | "scope" | "map", NoOptions, Suspect>({
  meta: {
    type: "problem",
    docs: {
      description: "Require values of a type that the option takes",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      type: "{{option}} takes {{expected}}, not {{found}}.",
      closure:
        "{{option}} takes {{expected}}, and Nextflow never calls a closure there. Write its value without braces.",
      scope: "{{option}} is a scope and takes no value. Set one of the options in it, such as {{example}}.",
      map: "{{option}} takes {{expected}}, not a map with the key {{key}}.",
    },
  },

  suspect({ setting, option }) {
    const fault = isFree(setting.path) ? undefined : faultOf(setting);
    return fault && { setting, option, fault };
  },

  check({ suspects, report }) {
    let lastHolder: string | undefined;
    for (const { setting, option, fault } of suspects) {
      // The entries of one map are one mistake.
      const holder = fault.messageId === "map" ? setting.path.slice(0, -1).join(".") : undefined;
      if (holder === undefined || holder !== lastHolder) report({ ...fault, place: setting.place, option });
      lastHolder = holder;
    }
  },
});

function faultOf({ path, value }: Setting) {
  const option = optionName(path);
  const match = matchOption(path);
  if (match === undefined) return mapFault(path);
  const { fact, below } = match;
  if (fact.status === "removed") return undefined;
  if (below.length === 0 && isScope(path)) return scopeFault(path, value);
  const types = below.length === 0 ? typesOf(fact, value) : typesOfKey(fact, below);
  const expected = expectedInsteadOf(types, value);
  if (expected === undefined) return undefined;
  if (value.kind === "lazy") return { messageId: "closure" as const, data: { option, expected } };
  return { messageId: "type" as const, data: { option, expected, found: describeKind(value) } };
}

function typesOf({ kind, types }: OptionFact, value: Value): readonly string[] {
  // What a directive does with a closure is the concern of valid-directive.
  if (kind === "directive" && value.kind === "lazy") return [];
  // Nextflow takes more forms of a directive than its types say: a list of modules, a map of container options.
  return kind === "directive" && types.includes("String") ? [] : types;
}

function typesOfKey({ mapKeys }: OptionFact, [key, ...deeper]: readonly string[]): readonly string[] {
  const type = deeper.length === 0 ? mapKeys.find(({ name }) => name === key)?.type : undefined;
  return type === undefined ? [] : [type, "Closure"];
}

/** `docker = true`, where `docker.enabled = true` was meant. Another value may be a variable of the user's. */
function scopeFault(path: OptionPath, value: Value) {
  if (value.kind !== "known" || typeof value.value !== "boolean") return undefined;
  const example = ["enabled", "name"].map((key) => [...path, key]).find((option) => findOption(option) !== undefined);
  return example && { messageId: "scope" as const, data: { option: optionName(path), example: optionName(example) } };
}

/** `process.cpus.min = 2`: a map where none is taken. */
function mapFault(path: OptionPath) {
  for (let length = path.length - 1; length > 0; length--) {
    const holder = path.slice(0, length);
    const fact = findOption(holder);
    if (fact === undefined || fact.kind === "scope" || isScope(holder)) continue;
    const value: Value = { kind: "known", value: new Map() };
    const expected = expectedInsteadOf(typesOf(fact, value), value);
    if (expected === undefined) return undefined;
    return { messageId: "map" as const, data: { option: optionName(holder), expected, key: path[length] ?? "" } };
  }
  return undefined;
}
