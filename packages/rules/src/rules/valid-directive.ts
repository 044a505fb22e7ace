import { nearestName } from "@nf-lint/resolver";
import type { Constant, Value } from "@nf-lint/groovy";
import type { OptionFact, OptionPath } from "@nf-lint/resolver";
import { knownSetting, optionName } from "../reading/option-settings.js";
import type { KnownSetting } from "../reading/option-settings.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions } from "../authoring/project-rule-definition.js";
import { reportScriptProblems } from "../authoring/script-problems.js";
import type { ScriptProblemMessageId } from "../authoring/script-problems.js";

type MessageIds =
  | ScriptProblemMessageId
  | "closure"
  | "keyClosure"
  | "modeClosure"
  | "notTrue"
  | "noPath"
  | "pod"
  | "key"
  | "meantKey"
  | "noAmount"
  | "arraySize";

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
      keyClosure:
        "In publishDir only the closures of path, tags and saveAs are called: {{key}} gets the closure itself, {{effect}}. Set a value, as in `{{key}}: params.x`.",
      modeClosure:
        "In publishDir only the closures of path, tags and saveAs are called, and a closure is no mode: the run ends. Set a value, as in `mode: params.x`.",
      notTrue: "{{key}} is true for 'true' alone: '{{text}}' counts as false. Write true or false, without quotes.",
      noPath: "publishDir needs a path, and without one the run ends. Write `publishDir = [path: …, {{keys}}: …]`.",
      pod: "Kubernetes tasks end here: `{{keys}}` is no option of pod. {{remedy}}",
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
    const isPart = isOfAccelerator(known) || isOfPod(known) || isOfPublishDir(known);
    return fault !== undefined || isPart ? { known, fault } : undefined;
  },

  check({ config, suspects, report }) {
    const accelerators = new Map<string, KnownSetting>();
    const pods = new Map<string, KnownSetting>();
    const published = new Map<string, KnownSetting>();
    for (const { known, fault } of suspects) {
      const { setting, option } = known;
      if (fault) report({ ...fault, place: setting.place, option });
      if (isOfAccelerator(known)) accelerators.set(holderOf(known).join("\0"), known);
      if (isOfPod(known) && known.setting === option) addFirst(pods, known);
      if (isOfPublishDir(known) && known.setting === option) addFirst(published, known);
    }
    for (const known of pods.values()) {
      const wrong = wrongPod(config.value(holderOf(known)));
      if (wrong !== undefined) report({ messageId: "pod", data: wrong, place: known.setting.place });
    }
    for (const known of published.values()) {
      const keys = keysWithoutPath(config.value(holderOf(known)));
      if (keys !== undefined) report({ messageId: "noPath", data: { keys }, place: known.setting.place });
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

/** Of a map's entries the first stands for the map. */
function addFirst(holders: Map<string, KnownSetting>, known: KnownSetting): void {
  const key = holderOf(known).join("\0");
  if (!holders.has(key)) holders.set(key, known);
}

function isOfPod({ fact }: KnownSetting): boolean {
  return fact.path[1] === "pod";
}

function isOfPublishDir({ fact, below }: KnownSetting): boolean {
  return fact.path[1] === "publishDir" && below.length > 0;
}

/** `PodOptions.create`: what has none of these keys is no option. */
const POD_KEYS: ReadonlySet<string> = new Set(
  (
    "env config secret mountPath pullPolicy imagePullPolicy imagePullSecret imagePullSecrets label runAsUser " +
    "securityContext nodeSelector affinity annotation automountServiceAccountToken priorityClassName toleration " +
    "privileged schedulerName ttlSecondsAfterFinished runtimeClassName csi emptyDir volumeClaim hostPath"
  ).split(" "),
);

/** The first of the maps of `pod` that has no form that Nextflow knows. */
function wrongPod(value: Value | undefined): { readonly keys: string; readonly remedy: string } | undefined {
  if (value?.kind !== "known") return undefined;
  const maps = Array.isArray(value.value) ? (value.value as readonly Value[]) : [value];
  for (const one of maps) {
    if (one.kind !== "known" || !(one.value instanceof Map)) continue;
    const keys = [...(one.value as ReadonlyMap<string, Value>).keys()].map(String);
    if (keys.length === 0 || keys.some((key) => POD_KEYS.has(key))) continue;
    const meant = keys.flatMap((key) => nearestName(key, POD_KEYS) ?? [])[0];
    return {
      keys: keys.join(", "),
      remedy:
        meant === undefined
          ? "Write one that there is, as in `[nodeSelector: 'pool=spot']` or `[label: 'team', value: 'a']`."
          : `Did you mean ${meant}?`,
    };
  }
  return undefined;
}

/** The keys of a `publishDir` that publishes and surely has no path. */
function keysWithoutPath(value: Value | undefined): string | undefined {
  if (value?.kind !== "known" || !(value.value instanceof Map)) return undefined;
  const map = value.value as ReadonlyMap<string, Value>;
  const enabled = map.get("enabled");
  if (map.has("path") || map.size === 0 || (enabled !== undefined && !isTrueConstant(enabled))) return undefined;
  return [...map.keys()].map(String).join(": …, ");
}

function isTrueConstant(value: Value): boolean {
  return value.kind === "known" && value.value === true;
}

/** The entries of `publishDir` whose closures are called (`TaskConfig.LazyMap`). */
const CALLED_KEYS: ReadonlySet<string> = new Set(["path", "tags", "saveAs"]);

/** What becomes of a closure, or of a text, that an entry of `publishDir` does not take. */
function publishDirFault(key: string, value: Value) {
  if (value.kind === "lazy" && !CALLED_KEYS.has(key) && PUBLISH_DIR_KEYS.includes(key)) {
    if (key === "mode") return { messageId: "modeClosure" as const };
    const effect =
      key === "enabled"
        ? "which is not true, so nothing is published"
        : key === "pattern"
          ? "which no file matches"
          : "which is no such value";
    return { messageId: "keyClosure" as const, data: { key, effect } };
  }
  if (value.kind !== "known" || typeof value.value !== "string") return undefined;
  const isSwitch = key === "enabled" || key === "failOnError";
  if (!isSwitch || /^(true|false)$/i.test(value.value)) return undefined;
  return { messageId: "notTrue" as const, data: { key: `publishDir.${key}`, text: value.value } };
}

function faultOf({ fact, below, setting }: KnownSetting) {
  const { path, value } = setting;
  const directive = optionName(path.slice(0, path.length - below.length));
  const [key] = below;
  if (key !== undefined) {
    const unknown = keyFault(fact, directive, key);
    if (unknown !== undefined || fact.path[1] !== "publishDir" || below.length > 1) return unknown;
    return publishDirFault(key, value);
  }
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
