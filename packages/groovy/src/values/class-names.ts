import type { KnownDatum } from "./datum.js";

/** The classes that expressions are evaluated with: by full name, the simple name is found through Groovy's default imports. */
const CLASSES = [
  "java.lang.Object",
  "java.lang.String",
  "java.lang.CharSequence",
  "java.lang.Number",
  "java.lang.Integer",
  "java.lang.Long",
  "java.lang.Short",
  "java.lang.Byte",
  "java.lang.Character",
  "java.lang.Float",
  "java.lang.Double",
  "java.lang.Boolean",
  "java.lang.Math",
  "java.lang.System",
  "java.lang.Runtime",
  "java.lang.Comparable",
  "java.lang.Iterable",
  "java.lang.Thread",
  "java.math.BigInteger",
  "java.math.BigDecimal",
  "java.util.List",
  "java.util.ArrayList",
  "java.util.LinkedList",
  "java.util.Collection",
  "java.util.Collections",
  "java.util.Arrays",
  "java.util.Objects",
  "java.util.Set",
  "java.util.HashSet",
  "java.util.LinkedHashSet",
  "java.util.Map",
  "java.util.HashMap",
  "java.util.LinkedHashMap",
  "java.util.Date",
  "java.util.UUID",
  "java.util.regex.Pattern",
  "java.util.regex.Matcher",
  "java.io.File",
  "java.nio.file.Path",
  "java.nio.file.Paths",
  "java.nio.file.Files",
  "groovy.lang.Closure",
  "groovy.lang.GString",
  "groovy.lang.Range",
  "groovy.lang.IntRange",
] as const;

/** What Nextflow adds to the names that need no import (`ConfigCompiler`). */
const NEXTFLOW_CLASSES = ["nextflow.util.Duration", "nextflow.util.MemoryUnit"] as const;

const PRIMITIVES = new Set(["int", "long", "short", "byte", "char", "float", "double", "boolean"]);

const NOT_IMPORTED = /^java\.(util\.regex|nio)\./;

const FULL_NAMES = new Map<string, string>();
for (const name of [...CLASSES, ...NEXTFLOW_CLASSES]) {
  FULL_NAMES.set(name, name);
  if (!NOT_IMPORTED.test(name)) FULL_NAMES.set(name.slice(name.lastIndexOf(".") + 1), name);
}

/** The full name of a class, or of a primitive type; undefined where nothing is known of it. */
export function fullClassName(name: string): string | undefined {
  return PRIMITIVES.has(name) ? name : FULL_NAMES.get(name);
}

const NUMBER_CLASSES = {
  Integer: "java.lang.Integer",
  Long: "java.lang.Long",
  BigInteger: "java.math.BigInteger",
  BigDecimal: "java.math.BigDecimal",
  Float: "java.lang.Float",
  Double: "java.lang.Double",
} as const;

const COLLECTION = ["java.util.Collection", "java.lang.Iterable"];
const LIST = ["java.util.List", ...COLLECTION];

/** The classes and interfaces that a value is an instance of, its own class first; undefined where that is not known. */
export function classesOf(value: Exclude<KnownDatum, null>): readonly string[] | undefined {
  if (typeof value === "string") return ["java.lang.String", "java.lang.CharSequence", "java.lang.Comparable"];
  if (typeof value === "boolean") return ["java.lang.Boolean", "java.lang.Comparable"];
  switch (value.type) {
    case "number":
      return [NUMBER_CLASSES[value.numberType], "java.lang.Number", "java.lang.Comparable"];
    case "memory":
      return ["nextflow.util.MemoryUnit", "java.lang.Comparable"];
    case "duration":
      return ["nextflow.util.Duration", "java.lang.Comparable"];
    case "list":
      if (value.kind === "list") return ["java.util.ArrayList", ...LIST];
      if (value.kind === "range") return ["groovy.lang.IntRange", "groovy.lang.Range", ...LIST];
      return value.kind === "set"
        ? ["java.util.LinkedHashSet", "java.util.HashSet", "java.util.Set", ...COLLECTION]
        : undefined;
    case "map":
      return ["java.util.LinkedHashMap", "java.util.HashMap", "java.util.Map"];
    case "closure":
    case "lazy":
      return ["groovy.lang.Closure"];
    default:
      return undefined;
  }
}
