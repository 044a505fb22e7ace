import type { GroovyNumber, KnownValue, PathValue, Value } from "@nf-lint/groovy";
import type { WorkspaceOptions } from "../workspace.js";

/** What a run is given from outside: params, environment, folders. */
export interface Launch {
  readonly params: ReadonlyMap<string, Value>;
  readonly env: Readonly<Record<string, string>>;
  readonly otherVariables: "unknown" | "absent";
  readonly otherParams: "unknown" | "null";
  readonly projectDir: Value;
  readonly projectDirText: string;
  readonly launchDir: Value;
}

export function launchOf(options: WorkspaceOptions, projectFolder: string): Launch {
  const projectDirText = options.projectDir ?? projectFolder;
  return {
    params: new Map(Object.entries(options.params ?? {}).map(([name, value]) => [name, valueOfJson(value)])),
    env: options.env ?? {},
    otherVariables: options.otherVariables ?? "unknown",
    otherParams: options.otherParams ?? "unknown",
    projectDir: pathValue(projectDirText),
    projectDirText,
    launchDir:
      options.launchDir === undefined
        ? { kind: "unknown", reason: { code: "directory", subject: "launchDir" } }
        : pathValue(options.launchDir),
  };
}

/** A variable of the environment, or why it is not known. */
export function environmentVariable(launch: Launch, name: string): Value {
  const given = Object.hasOwn(launch.env, name) ? launch.env[name] : undefined;
  if (given !== undefined) return { kind: "known", value: given };
  if (launch.otherVariables === "absent") return { kind: "known", value: null };
  return { kind: "unknown", reason: { code: "environment", subject: name } };
}

function pathValue(text: string): Value {
  const value: PathValue = { type: "path", text };
  return { kind: "known", value };
}

/** A value of JSON as Nextflow's params file gives it. */
function valueOfJson(json: unknown): Value {
  if (Array.isArray(json)) return { kind: "known", value: json.map(valueOfJson) };
  if (typeof json === "number") return { kind: "known", value: numberOfJson(json) };
  if (typeof json === "string" || typeof json === "boolean") return { kind: "known", value: json };
  if (typeof json !== "object" || json === null) return { kind: "known", value: null };
  return { kind: "known", value: new Map(Object.entries(json).map(([key, value]) => [key, valueOfJson(value)])) };
}

/** Integers by their size, decimals as `BigDecimal`: the types that Groovy's JSON parser gives. */
function numberOfJson(value: number): GroovyNumber {
  if (!Number.isInteger(value)) return { type: "number", numberType: "BigDecimal", value, text: String(value) };
  const numberType = Math.abs(value) < 2 ** 31 ? "Integer" : Number.isSafeInteger(value) ? "Long" : "BigInteger";
  return { type: "number", numberType, value, text: BigInt(value).toString() };
}

/**
 * A param's value from the command line in the type of its declared default: `ConfigDsl.asDeclaredType`, which looks at
 * texts only, and at defaults that are booleans or numbers.
 */
export function castToDeclared(given: Value, declared: Value): Value {
  if (given.kind !== "known" || typeof given.value !== "string" || declared.kind !== "known") return given;
  const text = given.value;
  if (typeof declared.value === "boolean") {
    const lower = text.toLowerCase();
    return lower === "true" || lower === "false" ? { kind: "known", value: lower === "true" } : given;
  }
  return isNumber(declared.value) ? (numberOfText(text.trim()) ?? given) : given;
}

function isNumber(value: KnownValue["value"]): value is GroovyNumber {
  return typeof value === "object" && value !== null && "numberType" in value;
}

/** The first of Groovy's `isInteger`, `isLong`, `isBigInteger`, `isFloat` that takes the text. */
function numberOfText(text: string): KnownValue | undefined {
  const isWhole = /^[+-]?\d+$/.test(text);
  if (!isWhole && !/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return undefined;
  if (!isWhole) {
    const value = Number(text);
    return { kind: "known", value: { type: "number", numberType: "Float", value, text: String(value) } };
  }
  const whole = BigInt(text.replace("+", ""));
  const numberType =
    BigInt.asIntN(32, whole) === whole ? "Integer" : BigInt.asIntN(64, whole) === whole ? "Long" : "BigInteger";
  return { kind: "known", value: { type: "number", numberType, value: Number(whole), text: whole.toString() } };
}
