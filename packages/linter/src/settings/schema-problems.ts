// Version 6, which ESLint brings along: with a newer one the command would hold two.
import Ajv from "ajv";
import type { ErrorObject } from "ajv";
import { rules } from "eslint-plugin-nextflow";
import { nameHint } from "../name-hint.js";
import type { SettingsPath, SettingsProblem } from "../settings.js";
import { noExecutor } from "./platform-settings.js";
import type { JsonSchema } from "./settings-schema.js";

/** Where data were checked that are a part of settings: the keys that lead there, and how a value is written. */
export interface CheckedPart {
  readonly path?: SettingsPath;
  /** A value as its author wrote it, where that is known. */
  readonly writtenAs?: (path: SettingsPath) => string | undefined;
}

/** What is wrong with data by a schema, in words for the person who wrote them. */
export function schemaProblems(schema: JsonSchema, data: unknown, part: CheckedPart = {}): readonly SettingsProblem[] {
  // The schemas are our own: nothing is gained by checking them.
  const ajv = new Ajv({ allErrors: true, verbose: true, jsonPointers: true, meta: false, validateSchema: false });
  const { $schema: _, $id: __, ...ownSchema } = schema;
  const validate = ajv.compile(ownSchema);
  if (validate(data) === true) return [];
  return meantErrors(validate.errors ?? []).map((error) => problemOf(error, part));
}

/**
 * Of a failed choice only the errors of the alternative that was meant, by the type of the value; where no alternative
 * has this type, only that the choice failed.
 */
function meantErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  let kept = errors;
  for (const choice of errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf")) {
    const alternatives = kept.filter((error) => error.schemaPath.startsWith(`${choice.schemaPath}/`));
    const wrongType = alternatives
      .filter(({ keyword, dataPath }) => keyword === "type" && dataPath === choice.dataPath)
      .map((error) => alternativeOf(error, choice));
    const meant = alternatives.filter((error) => !wrongType.includes(alternativeOf(error, choice)));
    const dropped = new Set(meant.length > 0 ? alternatives.filter((error) => !meant.includes(error)) : alternatives);
    kept = kept.filter((error) => !dropped.has(error) && (error !== choice || meant.length === 0));
  }
  return kept;
}

function alternativeOf({ schemaPath }: ErrorObject, choice: ErrorObject): string {
  return schemaPath.slice(choice.schemaPath.length + 1).split("/", 1)[0] ?? "";
}

function problemOf(error: ErrorObject, { path: above = [], writtenAs }: CheckedPart): SettingsProblem {
  const path = [...above, ...pathOf(error.dataPath)];
  const params = error.params as Readonly<Record<string, unknown>>;
  const value = (): string => writtenAs?.(path) ?? JSON.stringify(error.data);
  switch (error.keyword) {
    case "additionalProperties": {
      const key = String(params["additionalProperty"]);
      const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
      return { path: [...path, key], at: "key", message: unknownKey(path, key, known) };
    }
    case "required":
      return { path, message: `${nameOf(path)} needs "${String(params["missingProperty"])}".` };
    case "type":
    case "anyOf":
      return { path, message: wrongType(error, path, value()) };
    case "enum":
      if (path.join(".") === "platform.executor") return { path, message: noExecutor(String(error.data)) };
      return { path, message: notAmong(path, error.data, params["allowedValues"] as readonly unknown[]) };
    case "additionalItems":
      return { path, message: tooManyItems(path) };
    case "pattern":
      if (path[0] === "nextflow") return { path, message: notAVersion(String(error.data)) };
      if (path[0] === "since")
        return { path, message: `"${String(error.data)}" is no revision. Write it as HEAD or origin/main....` };
      return { path, message: `${value()} does not fit ${String(params["pattern"])}.` };
    case "minimum":
      return { path, message: `${nameOf(path)} has to be ${String(params["limit"])} or more; this is ${value()}.` };
    case "minLength":
    case "minItems":
      return { path, message: `${nameOf(path)} is empty.` };
    default:
      return { path, message: `${nameOf(path)} ${error.message ?? "is wrong"}.` };
  }
}

/** In words, for settings files and the command line alike. */
export function notAVersion(text: string): string {
  return `"${text}" is no Nextflow version. Write it as 25.10.2 or 26.08.0-edge.`;
}

/** In one or two sentences: that there is no such rule, and which one may have been meant. */
export function unknownRule(id: string): string {
  return `There is no rule "${id}".${nameHint(id, Object.keys(rules))}`;
}

function unknownKey(path: SettingsPath, key: string, known: readonly string[]): string {
  const rule = ruleAt(path);
  if (path.at(-1) === "rules") return unknownRule(key);
  if (rule !== undefined) return `The rule ${rule} has no option "${key}".${nameHint(key, known)}`;
  if (path.length === 0) return `There is no setting "${key}".${nameHint(key, known)}`;
  return `There is no "${key}" in ${nameOf(path)}.${nameHint(key, known)}`;
}

function notAmong(path: SettingsPath, data: unknown, allowed: readonly unknown[]): string {
  const text = String(data);
  const names = allowed.map(String);
  if (isLevel(path)) return `"${text}" is no level.${nameHint(text, names)}`;
  return `"${text}" is not possible for ${nameOf(path)}.${nameHint(text, names)}`;
}

function tooManyItems(path: SettingsPath): string {
  const rule = ruleAt(path);
  return rule === undefined
    ? `${nameOf(path)} has too many items.`
    : `The setting of ${rule} has too many items. It is a level, or [level, { option: value }] where the rule has options.`;
}

function wrongType({ keyword, schema, data }: ErrorObject, path: SettingsPath, written: string): string {
  if (path.length > 0 && ruleAt(path) === path.at(-1)) {
    return `The rule ${nameOf(path)} needs a level (off, info, warn or error), or [level, { option: value }]; this is ${typeName(data)}.`;
  }
  const wanted = (keyword === "anyOf" ? (schema as readonly { type?: unknown }[]).map(({ type }) => type) : [schema])
    .flat()
    .map(String);
  if (wanted.includes("string") && (typeof data === "number" || typeof data === "boolean")) {
    return `${written} is ${typeName(data)} in YAML. ${nameOf(path)} needs text: write "${written}".`;
  }
  return `${nameOf(path)} has to be ${wanted.map((type) => TYPE_NAMES.get(type) ?? type).join(" or ")}; this is ${typeName(data)}.`;
}

const TYPE_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    string: "text",
    number: "a number",
    integer: "a whole number",
    boolean: "true or false",
    array: "a list",
    object: "a map",
    null: "nothing",
  }),
);

function typeName(data: unknown): string {
  if (data === null) return "nothing";
  if (Array.isArray(data)) return "a list";
  if (typeof data === "boolean") return String(data);
  return TYPE_NAMES.get(typeof data) ?? typeof data;
}

/** The rule that a path leads to or into. */
function ruleAt(path: SettingsPath): string | undefined {
  const at = path.indexOf("rules");
  const id = at < 0 ? undefined : path[at + 1];
  return typeof id === "string" ? id : undefined;
}

function isLevel(path: SettingsPath): boolean {
  const rule = ruleAt(path);
  return rule !== undefined && (path.at(-1) === rule || (path.at(-1) === 0 && path.at(-2) === rule));
}

/** The last name on the way, with the numbers behind it: `profiles[2]`. */
function nameOf(path: SettingsPath): string {
  if (path.length === 0) return "A settings file";
  const at = path.findLastIndex((key) => typeof key === "string");
  const indices = path.slice(at + 1).map((index) => `[${index}]`);
  // The number behind a rule tells its level and its options apart, nothing that an author would say.
  return path[at] === ruleAt(path) && indices.length > 0 ? String(path[at]) : `${path[at] ?? ""}${indices.join("")}`;
}

/** A JSON pointer as keys; what reads as a whole number is the index of an item. */
function pathOf(pointer: string): SettingsPath {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}
