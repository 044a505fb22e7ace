import { compareNextflowVersions, compareParts, parseNextflowVersion } from "./nextflow-version.js";
import type { NextflowVersion } from "./nextflow-version.js";

/**
 * What `manifest.nextflowVersion` demands. The grammar is Nextflow's own and no semantic versioning: tokens between
 * commas, all of which must hold, each an operator and a version, a bare version (exactly that one), or `version+`.
 */
export interface VersionConstraint {
  /** True with a leading `!`: a version that does not fit ends the run. Without it Nextflow only warns. */
  readonly fatal: boolean;
  readonly comparators: readonly Comparator[];
  /** The lowest version that the comparators allow, when they bound it. */
  readonly lower: Bound | undefined;
  /** The highest version that the comparators allow, when they bound it. */
  readonly upper: Bound | undefined;
}

export interface Comparator {
  /** `+` is `23.10.1+`: all parts but the last as they are, and the last one or a higher one. */
  readonly operator: "=" | "!=" | "<" | "<=" | ">" | ">=" | "+";
  readonly version: NextflowVersion;
}

export interface Bound {
  readonly version: NextflowVersion;
  readonly inclusive: boolean;
}

/** The constraint, or the token that Nextflow cannot read and on which it ends the run. */
export type ParsedConstraint =
  { readonly ok: true; readonly constraint: VersionConstraint } | { readonly ok: false; readonly token: string };

const TOKEN = /^\s*(?<operator>[!<=>]+)?\s*(?<version>[0-9A-Za-z\-_.]+)(?<plus>\+)?$/;

const OPERATORS: ReadonlyMap<string, Comparator["operator"]> = new Map(
  Object.entries<Comparator["operator"]>({
    "=": "=",
    "==": "=",
    "!=": "!=",
    "<>": "!=",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
  }),
);

/**
 * Reads a constraint as Nextflow does (`CmdRun.checkVersion` and `VersionNumber.matches`): blanks at the ends of the
 * whole text and before a version are fine, a blank before a comma is not, and neither are `~`, `^` or brackets.
 */
export function parseVersionConstraint(text: string): ParsedConstraint {
  const trimmed = text.trim();
  const fatal = trimmed.startsWith("!");
  const demanded = fatal ? trimmed.slice(1).trim() : trimmed;
  const comparators: Comparator[] = [];
  for (const token of demanded.split(",").filter((part) => part !== "")) {
    const comparator = parseComparator(token);
    if (comparator === undefined) return { ok: false, token };
    comparators.push(comparator);
  }
  return {
    ok: true,
    constraint: { fatal, comparators, lower: lowerBound(comparators), upper: upperBound(comparators) },
  };
}

/** Whether a version meets the constraint. */
export function satisfies(version: NextflowVersion, constraint: VersionConstraint): boolean {
  return constraint.comparators.every((comparator) => meets(version, comparator));
}

/** Whether the constraint allows one version only. */
export function isExact(constraint: VersionConstraint): boolean {
  const { lower, upper } = constraint;
  return (
    lower?.inclusive === true &&
    upper?.inclusive === true &&
    compareNextflowVersions(lower.version, upper.version) === 0
  );
}

function parseComparator(token: string): Comparator | undefined {
  const groups = TOKEN.exec(token)?.groups;
  if (groups?.["version"] === undefined) return undefined;
  const version = parseNextflowVersion(groups["version"]);
  if (groups["plus"] !== undefined) return groups["operator"] === undefined ? { operator: "+", version } : undefined;
  const operator = OPERATORS.get(groups["operator"] ?? "=");
  return operator === undefined ? undefined : { operator, version };
}

function meets(version: NextflowVersion, comparator: Comparator): boolean {
  const order = compareNextflowVersions(version, comparator.version);
  switch (comparator.operator) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "+":
      return meetsPlus(version.parts, comparator.version);
  }
}

/** Nextflow compares the leading parts as text, so `23.4.1+` does not take `23.04.1`. */
function meetsPlus(parts: readonly string[], wanted: NextflowVersion): boolean {
  const demanded = plusParts(wanted);
  const last = demanded.length - 1;
  for (let i = 0; i < last; i++) {
    if ((parts[i] ?? "0") !== demanded[i]) return false;
  }
  return compareParts(demanded[last] ?? "0", parts[last] ?? "0") <= 0;
}

/** `23.+` means `23.0+`. */
function plusParts(version: NextflowVersion): readonly string[] {
  return version.text.endsWith(".") ? [...version.parts, "0"] : version.parts;
}

function lowerBound(comparators: readonly Comparator[]): Bound | undefined {
  const bounds = comparators
    .filter(({ operator }) => operator === "=" || operator === ">" || operator === ">=" || operator === "+")
    .map(({ operator, version }): Bound => ({ version, inclusive: operator !== ">" }));
  return bounds.reduce<Bound | undefined>(
    (best, bound) => (best && isTighter(best, bound, 1) ? best : bound),
    undefined,
  );
}

function upperBound(comparators: readonly Comparator[]): Bound | undefined {
  const bounds = comparators.map(upperBoundOf).filter((bound) => bound !== undefined);
  return bounds.reduce<Bound | undefined>(
    (best, bound) => (best && isTighter(best, bound, -1) ? best : bound),
    undefined,
  );
}

function upperBoundOf({ operator, version }: Comparator): Bound | undefined {
  if (operator === "=" || operator === "<=") return { version, inclusive: true };
  if (operator === "<") return { version, inclusive: false };
  return operator === "+" ? endOfPlus(version) : undefined;
}

/** `23.10.1+` ends before `23.11`; `23+` has no end. */
function endOfPlus(version: NextflowVersion): Bound | undefined {
  const leading = plusParts(version).slice(0, -1);
  const last = Number(leading.at(-1));
  if (!Number.isInteger(last)) return undefined;
  return { version: parseNextflowVersion([...leading.slice(0, -1), String(last + 1)].join(".")), inclusive: false };
}

/** `direction` is 1 for lower bounds, where the higher one is tighter, and -1 for upper bounds. */
function isTighter(a: Bound, b: Bound, direction: 1 | -1): boolean {
  const order = compareNextflowVersions(a.version, b.version) * direction;
  return order > 0 || (order === 0 && !a.inclusive);
}
