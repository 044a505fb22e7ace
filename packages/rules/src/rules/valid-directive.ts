import { nearestName } from "@nf-lint/resolver";
import type { Constant, Value } from "@nf-lint/groovy";
import type { OptionFact, OptionPath } from "@nf-lint/resolver";
import { knownSetting, optionName } from "../reading/option-settings.js";
import type { KnownSetting } from "../reading/option-settings.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions } from "../authoring/project-rule-definition.js";
import { reportScriptProblems } from "../authoring/script-problems.js";
import type { ScriptProblemMessageId } from "../authoring/script-problems.js";

type MessageIds = ScriptProblemMessageId | "closure" | "key" | "meantKey" | "noAmount" | "arraySize";

/** What `PublishDir.create` reads; it ignores the rest. */
const PUBLISH_DIR_KEYS = [
  "path",
  "mode",
  "overwrite",
  "pattern",
  "saveAs",
  "enabled",
  "failOnError",
  "tags",
  "labels",
  "contentType",
  "storageClass",
];

/** A directive that is set wrong, or a part of what can be judged only as a whole. */
interface Suspect {
  readonly known: KnownSetting;
  readonly fault: ReturnType<typeof faultOf>;
}

export default defineProjectRule<MessageIds, NoOptions, Suspect>({
  meta: {
    type: "problem",
    docs: {
      description: "Require directives in a form that Nextflow takes",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
      severity: "error",
      refusals: ["problem"],
    },
    messages: {
      problem: "{{problem}}",
      closure: "{{directive}} cannot depend on the task: Nextflow takes no closure for it. Set a value.",
      key: "{{directive}} has no key {{key}}, and Nextflow ignores it. Its keys are: {{keys}}.",
      meantKey: "{{directive}} has no key {{key}}, and Nextflow ignores it. Did you mean {{meant}}?",
      noAmount: "{{directive}} needs a key request or limit: without one the task fails.",
      arraySize: "{{directive}} has to be greater than 1: {{size}} ends the run. Remove it to do without job arrays.",
    },
  },

  checkScript: reportScriptProblems("unknown-directive", "invalid-directive"),

  suspect(placed) {
    const known = knownSetting(placed);
    if (known?.fact.kind !== "directive" || known.fact.status === "removed") return undefined;
    const fault = faultOf(known);
    return fault !== undefined || isOfAccelerator(known) ? { known, fault } : undefined;
  },

  check({ config, suspects, report }) {
    const accelerators = new Map<string, KnownSetting>();
    for (const { known, fault } of suspects) {
      const { setting, option } = known;
      if (fault) report({ ...fault, place: setting.place, option });
      if (isOfAccelerator(known)) accelerators.set(holderOf(known).join("\0"), known);
    }
    for (const known of accelerators.values()) {
      if (!lacksAmount(config.value(holderOf(known)))) continue;
      report({ messageId: "noAmount", data: { directive: optionName(holderOf(known)) }, place: known.setting.place });
    }
  },
});

function isOfAccelerator({ fact, below }: KnownSetting): boolean {
  return fact.path[1] === "accelerator" && below.length > 0;
}

function faultOf({ fact, below, setting }: KnownSetting) {
  const { path, value } = setting;
  const directive = optionName(path.slice(0, path.length - below.length));
  const [key] = below;
  if (key !== undefined) return keyFault(fact, directive, key);
  if (value.kind === "lazy") return fact.dynamic ? undefined : { messageId: "closure" as const, data: { directive } };
  if (value.kind !== "known") return undefined;
  if (Array.isArray(value.value)) return listFault(fact, directive, value.value);
  return fact.path[1] === "array" ? arrayFault(directive, value.value) : undefined;
}

/** The path of the directive that an entry of a map belongs to. */
function holderOf({ setting, below }: KnownSetting): OptionPath {
  return setting.path.slice(0, setting.path.length - below.length);
}

function keyFault(fact: OptionFact, directive: string, key: string) {
  const keys = fact.path[1] === "publishDir" ? PUBLISH_DIR_KEYS : fact.mapKeys.map(({ name }) => name);
  if (keys.length === 0 || keys.includes(key)) return undefined;
  const meant = nearestName(key, keys);
  return meant === undefined
    ? { messageId: "key" as const, data: { directive, key, keys: keys.join(", ") } }
    : { messageId: "meantKey" as const, data: { directive, key, meant } };
}

/** `publishDir` takes a list of maps. */
function listFault(fact: OptionFact, directive: string, list: readonly Value[]) {
  const maps = list.flatMap((value) => (value.kind === "known" && value.value instanceof Map ? [value.value] : []));
  const faults = maps.flatMap((map) => [...map.keys()].map((key) => keyFault(fact, directive, String(key))));
  return faults.find((fault) => fault !== undefined);
}

function arrayFault(directive: string, size: Constant) {
  if (size === null || typeof size !== "object" || !("type" in size) || size.type !== "number") return undefined;
  return size.value > 1 ? undefined : { messageId: "arraySize" as const, data: { directive, size: size.text } };
}

function lacksAmount(value: Value | undefined): boolean {
  return (
    value?.kind === "known" && value.value instanceof Map && !value.value.has("request") && !value.value.has("limit")
  );
}
