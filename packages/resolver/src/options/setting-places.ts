import type { Value } from "@nf-lint/groovy";
import { configPath } from "@nf-lint/parser";
import type { ConfigAssign, ConfigName, Expression, Range, SourceLocation } from "@nf-lint/parser";
import type { ValuePlaces } from "./option-tree.js";
import type { OptionPath, Place } from "../resolved-config.js";

interface Located {
  readonly range: Range;
  readonly loc: SourceLocation;
}

export function placeOf(file: string, { range, loc }: Located): Place {
  return { file, range, loc };
}

/** From the start of one node to the end of another. */
function placeBetween(file: string, first: Located, last: Located): Place {
  return {
    file,
    range: [first.range[0], last.range[1]],
    loc: { start: first.loc.start, end: last.loc.end },
  };
}

/** The place of a dotted name, without the value behind it. */
export function placeOfPath(file: string, path: readonly ConfigName[], whole: Located): Place {
  const first = path[0];
  const last = path.at(-1);
  return first === undefined || last === undefined ? placeOf(file, whole) : placeBetween(file, first, last);
}

/** What is the same of a setting however often it is evaluated. */
export interface AssignedParts extends ValuePlaces {
  readonly path: OptionPath;
  /** The value of a plain literal. */
  readonly literal: Value | undefined;
}

const partsOf = new WeakMap<ConfigAssign, AssignedParts>();

/**
 * The parts of a setting, worked out once for all variants. A statement belongs to one file, and the blocks around it,
 * `scope`, are always the same.
 */
export function assignedParts(file: string, statement: ConfigAssign, scope: OptionPath): AssignedParts {
  const held = partsOf.get(statement);
  if (held !== undefined) return held;
  const { path, value } = statement;
  const parts: AssignedParts = {
    path: [...scope, ...configPath(path)],
    place: placeOfPath(file, path, statement),
    valuePlace: placeOf(file, value),
    entries: entryPlaces(file, value),
    literal: literalValue(value),
  };
  partsOf.set(statement, parts);
  return parts;
}

function literalValue(expression: Expression): Value | undefined {
  switch (expression.type) {
    case "StringLiteral":
    case "BooleanLiteral":
      return { kind: "known", value: expression.value };
    case "NullLiteral":
      return { kind: "known", value: null };
    default:
      return undefined;
  }
}

const NONE: ReadonlyMap<string, ValuePlaces> = new Map();

/** Where the keys of a map literal stand; empty for any other expression. */
function entryPlaces(file: string, value: Expression): ReadonlyMap<string, ValuePlaces> {
  if (value.type !== "MapExpression") return NONE;
  const places = new Map<string, ValuePlaces>();
  for (const entry of value.entries) {
    const key = constantKey(entry.key, entry.computed);
    if (key === undefined) continue;
    places.set(key, {
      place: placeOf(file, entry.key),
      valuePlace: placeOf(file, entry.value),
      entries: entryPlaces(file, entry.value),
    });
  }
  return places;
}

function constantKey(key: Expression, computed: boolean): string | undefined {
  if (key.type === "StringLiteral") return key.value;
  return key.type === "Identifier" && !computed ? key.name : undefined;
}
