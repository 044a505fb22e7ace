import type { Constant, GroovyNumber, Value } from "../values/value.js";

/**
 * A value as Nextflow configuration writes it; `undefined` where a part of it is unknown. Paths become strings, for no
 * literal makes a path.
 */
export function groovyLiteral(value: Value): string | undefined {
  switch (value.kind) {
    case "known":
      return constantLiteral(value.value);
    case "lazy":
      return value.source;
    case "unknown":
      return undefined;
  }
}

function constantLiteral(constant: Constant): string | undefined {
  if (constant === null || typeof constant === "boolean") return String(constant);
  if (typeof constant === "string") return quotedLiteral(constant);
  if (constant instanceof Map) return mapLiteral(constant as ReadonlyMap<string, Value>);
  if (Array.isArray(constant)) return joined((constant as readonly Value[]).map(groovyLiteral));
  return "type" in constant ? typedLiteral(constant) : undefined;
}

function typedLiteral(constant: Extract<Constant, { type: string }>): string {
  switch (constant.type) {
    case "number":
      return numberLiteral(constant);
    case "memory":
      return withUnit(constant.bytes, 1024, ["B", "KB", "MB", "GB", "TB", "PB"]);
    case "duration":
      return durationLiteral(constant.milliseconds);
    case "path":
      return quotedLiteral(constant.text);
  }
}

/** A string literal: in single quotes nothing is interpolated. */
export function quotedLiteral(text: string): string {
  const escaped = text.replace(/[\\'\p{Control}]/gu, (character) => {
    switch (character) {
      case "\n":
        return "\\n";
      case "\r":
        return "\\r";
      case "\t":
        return "\\t";
      case "\\":
      case "'":
        return `\\${character}`;
      default:
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    }
  });
  return `'${escaped}'`;
}

/** A suffix keeps the type where the digits alone would be read as another. */
function numberLiteral({ numberType, text, value }: GroovyNumber): string {
  switch (numberType) {
    case "Integer":
      return text;
    case "Long":
      return `${text}L`;
    case "BigInteger":
      return `${text}G`;
    case "BigDecimal":
      return /[.E]/i.test(text) ? text : `new BigDecimal('${text}')`;
    case "Float":
    case "Double": {
      if (!Number.isFinite(value))
        return `${numberType}.${Number.isNaN(value) ? "NaN" : value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY"}`;
      return text + (numberType === "Float" ? "f" : "d");
    }
  }
}

function durationLiteral(milliseconds: number): string {
  const units: readonly [string, number][] = [
    ["d", 86_400_000],
    ["h", 3_600_000],
    ["m", 60_000],
    ["s", 1000],
  ];
  const [unit, size] = units.find(([, length]) => milliseconds !== 0 && milliseconds % length === 0) ?? ["ms", 1];
  return `${milliseconds / size}.${unit}`;
}

/** In the largest unit that needs no fraction. */
function withUnit(amount: number, step: number, units: readonly string[]): string {
  let rest = amount;
  let unit = 0;
  while (rest !== 0 && rest % step === 0 && unit < units.length - 1) {
    rest /= step;
    unit += 1;
  }
  return `${rest}.${units[unit] ?? ""}`;
}

function mapLiteral(map: ReadonlyMap<string, Value>): string | undefined {
  if (map.size === 0) return "[:]";
  return joined(
    [...map].map(([key, value]) => {
      const literal = groovyLiteral(value);
      return literal === undefined ? undefined : `${isIdentifier(key) ? key : quotedLiteral(key)}: ${literal}`;
    }),
  );
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : `[${parts.join(", ")}]`;
}

/** Whether a name needs no quotes. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name) && !RESERVED.has(name);
}

/** Words that Groovy's grammar takes for something else where a name is expected. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    "abstract as assert boolean break byte case catch char class const continue def default do double else enum extends " +
    "false final finally float for goto if implements import in instanceof int interface long native new null package " +
    "private protected public return short static strictfp super switch synchronized this threadsafe throw throws trait " +
    "transient true try var void volatile while"
  ).split(" "),
);
