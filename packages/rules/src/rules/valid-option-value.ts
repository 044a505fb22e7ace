import type { Closure, Expression } from "@nf-lint/parser";
import { isDurationText, isMemoryText } from "@nf-lint/groovy";
import { isRateText, nearestName } from "@nf-lint/resolver";
import type { Constant, GroovyNumber } from "@nf-lint/groovy";
import type { OptionFact } from "@nf-lint/resolver";
import { knownSetting, optionName, possibleConstants } from "../reading/option-settings.js";
import type { KnownSetting, PlacedSetting } from "../reading/option-settings.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions } from "../authoring/project-rule-definition.js";
import { replaceText } from "../edits/setting-text-edits.js";

type MessageIds =
  | "value"
  | "meant"
  | "range"
  | "memory"
  | "duration"
  | "bytes"
  | "milliseconds"
  | "productBytes"
  | "productMilliseconds"
  | "form";

interface Fault {
  readonly messageId: MessageIds;
  readonly data: Readonly<Record<string, string>>;
  /** The text that is wrong, and what it was meant to be. */
  readonly slip?: { readonly from: string; readonly to: string };
}

/** These have rules of their own. */
const ELSEWHERE = new Set(["process.executor", "executor.name", "process.errorStrategy"]);

/** Nextflow or the cloud rejects, or silently bends, a number outside. Both ends are in. */
const RANGES: ReadonlyMap<string, readonly [number, number]> = new Map(
  Object.entries<readonly [number, number]>({
    "aws.batch.maxSpotAttempts": [0, 10],
    "aws.client.proxyPort": [1, 65535],
    "google.batch.maxSpotAttempts": [0, 10],
    "mail.smtp.port": [1, 65535],
    "process.cpus": [0, Infinity],
    "seqera.executor.machineRequirement.diskThroughputMiBps": [125, 1000],
    "seqera.executor.machineRequirement.maxSpotAttempts": [0, Infinity],
  }),
);

/** Nextflow, or Kubernetes, compares these letter by letter. Of the others it is not sure that capitals matter. */
const CASE_MATTERS = new Set([
  "aws.batch.platformType",
  "dag.direction",
  "k8s.imagePullPolicy",
  "k8s.pullPolicy",
  "trace.fields",
]);

/** Lists whose elements may have a format behind a colon: `rss:num`. */
const WITH_FORMATS = new Set(["trace.fields"]);

const isUrl = (text: string) => /^https?:\/\//i.test(text);
const isWithoutScheme = (text: string) => !/^\w+:\/\//.test(text);

/** What a text has to look like, in words. A text of another form ends the run. */
const FORMS: ReadonlyMap<string, readonly [fits: (text: string) => boolean, words: string]> = new Map(
  Object.entries<readonly [fits: (text: string) => boolean, words: string]>({
    "aws.batch.cliPath": [
      (text) => /^\/(.*\/)?bin\/aws$/.test(text) || text.split(/[/ ]/).includes("s5cmd"),
      "an absolute path that ends in /bin/aws",
    ],
    "aws.client.endpoint": [isUrl, "an address that begins with http:// or https://"],
    "executor.submitRateLimit": [isRateText, "a rate such as '10/1min'"],
    "wave.build.cacheRepository": [isWithoutScheme, "a repository without a scheme such as https://"],
    "wave.build.repository": [isWithoutScheme, "a repository without a scheme such as https://"],
    "wave.endpoint": [isUrl, "an address that begins with http:// or https://"],
    "wave.httpClient.maxRate": [isRateText, "a rate such as '10/1min'"],
  }),
);

export default defineProjectRule<MessageIds, NoOptions, PlacedSetting & { readonly fault: Fault }>({
  meta: {
    type: "problem",
    docs: {
      description: "Require values that Nextflow can use: of the right form, out of the listed ones, within the range",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      value: "{{option}} cannot be {{value}}. Use one of: {{allowed}}.",
      meant: "{{option}} cannot be {{value}}. Did you mean '{{meant}}'?",
      range: "{{option}} cannot be {{value}}. Use a number {{range}}.",
      memory: "Nextflow cannot read {{value}} as an amount of memory. Write it like '8 GB' or '512 MB'.",
      duration: "Nextflow cannot read {{value}} as a duration. Write it like '2h', '90 min' or '1d 12h'.",
      bytes:
        "{{option}} is in bytes where it is a number: {{value}} is next to nothing. Write a unit, such as '{{value}} GB'.",
      milliseconds:
        "{{option}} is in milliseconds where it is a number: {{value}} is next to nothing. Write a unit, such as '{{value}}h'.",
      productBytes:
        "{{option}} is in bytes where it is a number, and this is next to nothing. Write a unit, such as `{{value}}.GB`.",
      productMilliseconds:
        "{{option}} is in milliseconds where it is a number, and this is next to nothing. Write a unit, such as `{{value}}.h`.",
      form: "{{option}} has to be {{form}}, not {{value}}.",
    },
    fixable: "code",
  },

  suspect(placed) {
    const known = knownSetting(placed);
    const fault = known && faultOf(known);
    return fault && { ...placed, fault };
  },

  check({ project, suspects, report }) {
    for (const { setting, option, fault } of suspects) {
      const { slip, messageId, data } = fault;
      const fix = slip && replaceText(project, setting.valuePlace, slip.from, slip.to);
      report({ messageId, data, place: setting.valuePlace, option, ...(fix && { fix }) });
    }
  },
});

/** The first fault among the values that the setting can have. */
function faultOf({ fact, below, setting }: KnownSetting): Fault | undefined {
  const name = fact.path.join(".");
  if (fact.status === "removed" || ELSEWHERE.has(name) || !hasDemands(fact, below, name)) return undefined;
  const option = optionName(setting.path);
  if (below.length === 0 && setting.value.kind === "lazy") {
    const factor = bareFactor(setting.value.closure);
    const unit = factor === undefined ? undefined : productFault(fact, option, factor);
    if (unit !== undefined) return unit;
  }
  for (const constant of possibleConstants(setting.value)) {
    const fault =
      below.length > 0 ? keyFault(fact, below, option, constant) : constantFault(fact, name, option, constant);
    if (fault) return fault;
  }
  return undefined;
}

/** Whether some value could be wrong: a closure's values are read off only where that is to be known. */
function hasDemands(fact: OptionFact, [key, ...deeper]: readonly string[], name: string): boolean {
  if (key !== undefined) {
    const isListed = fact.mapKeys.some((one) => one.name === key) || fact.mapKeyValues.has(key);
    return deeper.length === 0 && isListed;
  }
  const isChoice = fact.allowedValues.length > 0 && !fact.allowsOtherValues;
  const isAmount = fact.types.includes("MemoryUnit") || fact.types.includes("Duration");
  return isChoice || isAmount || RANGES.has(name) || FORMS.has(name);
}

function constantFault(fact: OptionFact, name: string, option: string, constant: Constant): Fault | undefined {
  return (
    listedFault(fact, name, option, constant) ??
    rangeFault(name, option, constant) ??
    formFault(name, option, constant) ??
    unitFault(fact.types, option, constant)
  );
}

/** A key of a directive's map: `process.resourceLimits.memory`, `process.publishDir.mode`. */
function keyFault(fact: OptionFact, [key = "", ...deeper]: readonly string[], option: string, constant: Constant) {
  if (deeper.length > 0) return undefined;
  const type = fact.mapKeys.find(({ name }) => name === key)?.type;
  const allowed = fact.mapKeyValues.get(key);
  if (allowed !== undefined) return choiceFault(allowed, option, constant, sameInAnyCase);
  return type === undefined ? undefined : unitFault([type], option, constant);
}

// ---------------------------------------------------------------------------------------------------------------------
// One of the listed values
// ---------------------------------------------------------------------------------------------------------------------

type Same = (a: string, b: string) => boolean;

const same: Same = (a, b) => a === b;
const sameInAnyCase: Same = (a, b) => a.toLowerCase() === b.toLowerCase();

function listedFault(fact: OptionFact, name: string, option: string, constant: Constant): Fault | undefined {
  const { allowedValues, allowsOtherValues, types } = fact;
  if (allowedValues.length === 0 || allowsOtherValues) return undefined;
  const allowed = allowedValues.map(String);
  const equal = CASE_MATTERS.has(name) ? same : sameInAnyCase;
  for (const one of isList(types) ? elementsOf(constant) : [constant]) {
    const chosen = WITH_FORMATS.has(name) && typeof one === "string" ? one.replace(/:.*$/, "") : one;
    const fault = choiceFault(allowed, option, chosen, equal);
    if (fault) return fault;
  }
  return undefined;
}

function choiceFault(allowed: readonly string[], option: string, constant: Constant, equal: Same): Fault | undefined {
  const text = plainText(constant);
  if (text === undefined || text === "" || allowed.some((value) => equal(value, text))) return undefined;
  const value = shown(constant);
  const meant = typeof constant === "string" ? nearestName(text, allowed) : undefined;
  return meant === undefined
    ? { messageId: "value", data: { option, value, allowed: allowed.join(", ") } }
    : { messageId: "meant", data: { option, value, meant }, slip: { from: text, to: meant } };
}

function isList(types: readonly string[]): boolean {
  return types.some((type) => /^(List|Set|Collection)</.test(type));
}

/** Nextflow takes one text with commas for a list. */
function elementsOf(constant: Constant): readonly Constant[] {
  if (typeof constant === "string") return constant.split(",").map((part) => part.trim());
  return Array.isArray(constant) ? constant.flatMap(possibleConstants) : [constant];
}

// ---------------------------------------------------------------------------------------------------------------------
// Numbers, amounts and forms
// ---------------------------------------------------------------------------------------------------------------------

function rangeFault(name: string, option: string, constant: Constant): Fault | undefined {
  const range = RANGES.get(name);
  const number = numberOf(constant);
  if (range === undefined || number === undefined || (range[0] <= number && number <= range[1])) return undefined;
  const [from, to] = range;
  const words = to === Infinity ? `from ${from}` : `from ${from} to ${to}`;
  return { messageId: "range", data: { option, value: shown(constant), range: words } };
}

function formFault(name: string, option: string, constant: Constant): Fault | undefined {
  const form = FORMS.get(name);
  if (form === undefined || typeof constant !== "string" || constant === "" || form[0](constant)) return undefined;
  return { messageId: "form", data: { option, value: shown(constant), form: form[1] } };
}

/** The first number of a closure that is nothing but numbers and `task.attempt` multiplied; undefined of any other. */
function bareFactor({ body }: Closure): string | undefined {
  const [only, ...more] = body;
  if (more.length > 0 || only?.type !== "ExpressionStatement") return undefined;
  const numbers: string[] = [];
  let readsAttempt = false;
  const pending: Expression[] = [only.expression];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === "BinaryExpression" && (node.operator === "*" || node.operator === "**")) {
      pending.push(node.right, node.left);
    } else if (node.type === "NumberLiteral") {
      numbers.push(node.digits);
    } else if (isAttempt(node)) {
      readsAttempt = true;
    } else return undefined;
  }
  return readsAttempt ? numbers[0] : undefined;
}

function isAttempt(node: Expression): boolean {
  return (
    node.type === "PropertyExpression" &&
    node.object.type === "Identifier" &&
    node.object.name === "task" &&
    node.property.type === "Identifier" &&
    node.property.name === "attempt"
  );
}

/** A product without a unit is in bytes or milliseconds, as a number alone is. */
function productFault({ types, path }: OptionFact, option: string, factor: string): Fault | undefined {
  if (path[0] !== "process") return undefined;
  const data = { option, value: factor };
  if (types.includes("MemoryUnit"))
    return Number(factor) < SMALLEST_MEMORY ? { messageId: "productBytes", data } : undefined;
  return types.includes("Duration") && Number(factor) < SHORTEST_TIME
    ? { messageId: "productMilliseconds", data }
    : undefined;
}

const SMALLEST_MEMORY = 1024 ** 2;
const SHORTEST_TIME = 1000;

/** Texts that are no amount, and numbers of a process that lack their unit. */
function unitFault(types: readonly string[], option: string, constant: Constant): Fault | undefined {
  const value = shown(constant);
  const number = typeof constant === "string" ? undefined : numberOf(constant);
  const isOfProcess = option.startsWith("process.");
  if (types.includes("MemoryUnit")) {
    if (typeof constant === "string" && constant !== "" && !isMemoryText(constant))
      return { messageId: "memory", data: { value } };
    return isOfProcess && isTiny(number, SMALLEST_MEMORY) ? { messageId: "bytes", data: { option, value } } : undefined;
  }
  if (types.includes("Duration")) {
    if (typeof constant === "string" && constant !== "" && !isDurationText(constant))
      return { messageId: "duration", data: { value } };
    return isOfProcess && isTiny(number, SHORTEST_TIME)
      ? { messageId: "milliseconds", data: { option, value } }
      : undefined;
  }
  return undefined;
}

function isTiny(number: number | undefined, least: number): boolean {
  return number !== undefined && number > 0 && number < least;
}

function numberOf(constant: Constant): number | undefined {
  if (typeof constant === "string") return /^-?\d+$/.test(constant.trim()) ? Number(constant) : undefined;
  return isNumber(constant) ? constant.value : undefined;
}

function isNumber(constant: Constant): constant is GroovyNumber {
  return constant !== null && typeof constant === "object" && "type" in constant && constant.type === "number";
}

function plainText(constant: Constant): string | undefined {
  if (typeof constant === "string" || typeof constant === "boolean") return String(constant);
  return isNumber(constant) ? constant.text : undefined;
}

function shown(constant: Constant): string {
  return typeof constant === "string" ? `'${constant}'` : (plainText(constant) ?? "");
}
