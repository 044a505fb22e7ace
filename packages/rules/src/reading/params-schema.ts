/** A param as `nextflow_schema.json` describes it. */
export interface SchemaParam {
  readonly name: string;
  /** `string`, `integer`, …; none where the schema does not say, and several where it allows them. */
  readonly types: readonly string[];
  /** Absent where it has none. */
  readonly default?: unknown;
  /** The values that it takes, where they are listed. */
  readonly choices?: readonly unknown[];
}

/** The file name that nf-core's tools and the plugin nf-schema take where nobody says another. */
export const SCHEMA_FILE = "nextflow_schema.json";

/**
 * The params of a schema: its own properties and those of its groups (`$defs`, in older ones `definitions`), by name. `undefined` for a text
 * that is no such schema. Schemas that the groups refer to elsewhere are not followed.
 */
export function schemaParams(text: string): ReadonlyMap<string, SchemaParam> | undefined {
  // Each of a pipeline's hundreds of scripts asks for the same.
  if (last?.text !== text) last = { text, params: readSchema(text) };
  return last.params;
}

let last: { readonly text: string; readonly params: ReadonlyMap<string, SchemaParam> | undefined } | undefined;

function readSchema(text: string): ReadonlyMap<string, SchemaParam> | undefined {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(schema)) return undefined;
  const groups = [schema, ...["$defs", "definitions", "defs"].flatMap((key) => valuesOf(own(schema, key)))];
  const found = new Map<string, SchemaParam>();
  for (const group of groups) {
    const properties = isObject(group) ? own(group, "properties") : undefined;
    if (!isObject(properties)) continue;
    for (const [name, property] of Object.entries(properties)) found.set(name, paramOf(name, property));
  }
  return found;
}

type JsonObject = Readonly<Record<string, unknown>>;

function paramOf(name: string, property: unknown): SchemaParam {
  if (!isObject(property)) return { name, types: [] };
  const type = own(property, "type");
  const types = [type].flat().filter((one) => typeof one === "string");
  const choices = own(property, "enum");
  return {
    name,
    types,
    ...(Object.hasOwn(property, "default") && { default: property["default"] }),
    ...(Array.isArray(choices) && { choices: choices as readonly unknown[] }),
  };
}

function valuesOf(value: unknown): readonly unknown[] {
  return isObject(value) ? Object.values(value) : [];
}

function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
