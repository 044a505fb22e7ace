import type { Constant, Value } from "@nf-lint/groovy";
import type { OptionFact } from "@nf-lint/resolver";

/** Words for what an option takes, where a value surely is something else; `undefined` where it will do. */
export function expectedInsteadOf(types: readonly string[], value: Value): string | undefined {
  if (value.kind === "unknown" || types.length === 0) return undefined;
  const fits = types.some((type) => takes(type, value));
  return fits ? undefined : listOf(types.filter((type) => type !== "Closure").map(describeType));
}

/** Words for a value's kind: "a list". */
export function describeKind(value: Value): string {
  if (value.kind === "lazy") return "a closure";
  if (value.kind === "unknown" || value.value === null) return "nothing";
  const constant = value.value;
  if (typeof constant === "boolean") return String(constant);
  if (typeof constant === "string") return `'${constant.length > 40 ? `${constant.slice(0, 37)}...` : constant}'`;
  if (constant instanceof Map) return "a map";
  if (Array.isArray(constant)) return "a list";
  if (!("type" in constant)) return "a value";
  return { number: "a number", memory: "an amount of memory", duration: "a duration", path: "a path" }[constant.type];
}

/** Whether a value is read as a switch: the option takes a boolean, and no text besides. */
export function isSwitch({ types }: OptionFact): boolean {
  return types.includes("Boolean") && types.every((type) => type === "Boolean" || type === "Closure");
}

/** Nextflow converts much: a number becomes a text, a text of digits a number, and one text a list of one. */
function takes(type: string, value: Value): boolean {
  if (type === "Object") return true;
  if (value.kind !== "known") return type === "Closure";
  const { value: constant } = value;
  if (constant === null) return true;
  const kind = kindOf(constant);
  switch (type.replace(/<.*/, "")) {
    case "Boolean":
      return kind === "boolean" || kind === "number" || isQuotedBoolean(constant);
    case "String":
      return kind !== "list" && kind !== "map";
    case "Integer":
    case "Double":
    case "Float":
      return kind === "number" || (typeof constant === "string" && /^\s*-?\d+(\.\d+)?\s*$/.test(constant));
    case "MemoryUnit":
      return kind === "memory" || kind === "number" || kind === "string";
    case "Duration":
      return kind === "duration" || kind === "number" || kind === "string";
    case "List":
    case "Set":
    case "Collection":
      return kind !== "map" && kind !== "boolean";
    case "Map":
      return kind === "map";
    default:
      return false;
  }
}

/** A quoted boolean has a rule of its own. */
function isQuotedBoolean(constant: Constant): boolean {
  return typeof constant === "string" && /^(true|false)$/i.test(constant);
}

function kindOf(constant: NonNullable<Constant>): string {
  if (typeof constant !== "object") return typeof constant;
  if (constant instanceof Map) return "map";
  if (Array.isArray(constant)) return "list";
  return "type" in constant ? constant.type : "map";
}

function describeType(type: string): string {
  const [outer = ""] = type.split("<");
  return WORDS.get(outer) ?? outer;
}

const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    Boolean: "true or false",
    Collection: "a list",
    Double: "a number",
    Duration: "a duration such as '2h'",
    Float: "a number",
    Integer: "a whole number",
    List: "a list",
    Map: "a map",
    MemoryUnit: "an amount of memory such as '8 GB'",
    Set: "a list",
    String: "a text",
  }),
);

function listOf(words: readonly string[]): string {
  const distinct = [...new Set(words)];
  return distinct.length === 0 ? "a closure" : distinct.join(" or ");
}
