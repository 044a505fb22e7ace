import type { Expression } from "@nf-lint/parser";
import { branches } from "./include-source.js";
import { directoryOf, normalizePath } from "./path.js";

/** Where an include stands: its file, and the folder that `projectDir` stands for. */
interface IncludePlace {
  readonly includer: string;
  readonly projectFolder: string;
}

/** A part of a path that is computed: any text. */
const COMPUTED = Symbol("computed");

type PathPart = string | typeof COMPUTED;

/**
 * The absolute paths that an include may lead to beside the one that it evaluates to, as far as its constant parts tell:
 * `"conf/${params.x}.config"` and each side of a condition. None for a constant, and for a path that is computed whole.
 */
export function includePatterns(source: Expression, place: IncludePlace): readonly RegExp[] {
  const sides = branches(source);
  return sides.flatMap((side) => {
    const parts = joined(partsOf(side, place.projectFolder));
    const isConstant = !parts.includes(COMPUTED);
    return isConstant && sides.length === 1 ? [] : (patternOf(parts, place) ?? []);
  });
}

function partsOf(node: Expression, projectFolder: string): readonly PathPart[] {
  switch (node.type) {
    case "StringLiteral":
      return [node.value];
    case "GString":
      return node.parts.flatMap((part) => (part.type === "GStringText" ? [part.value] : partsOf(part, projectFolder)));
    case "BinaryExpression":
      return node.operator === "+"
        ? [...partsOf(node.left, projectFolder), ...partsOf(node.right, projectFolder)]
        : [COMPUTED];
    case "Identifier":
      return [node.name === "projectDir" || node.name === "baseDir" ? projectFolder : COMPUTED];
    default:
      return [COMPUTED];
  }
}

/** Constants that follow each other as one. */
function joined(parts: readonly PathPart[]): readonly PathPart[] {
  return parts.reduce<PathPart[]>((all, part) => {
    const last = all.at(-1);
    if (typeof part === "string" && typeof last === "string") all[all.length - 1] = last + part;
    else all.push(part);
    return all;
  }, []);
}

function patternOf(parts: readonly PathPart[], { includer, projectFolder }: IncludePlace): RegExp | undefined {
  const constant = parts.filter((part) => part !== COMPUTED).join("");
  if (/^[/.]*(config)?$/.test(constant) || /^\w{2,}:\//.test(constant)) return undefined;
  const [first, second = ""] = parts;
  if (first === COMPUTED && second !== COMPUTED && second.startsWith("/")) {
    // The computed part is a folder, of which nothing is known: one of the project's, for others are not read.
    return expressionOf([`${projectFolder}/`, ANY_FOLDERS, second.slice(1), ...parts.slice(2)]);
  }
  const start = typeof first === "string" ? first : "";
  const rest = typeof first === "string" ? parts.slice(1) : parts;
  const folder = start.slice(0, start.lastIndexOf("/") + 1);
  const absolute = folder.startsWith("/") ? folder : `${directoryOf(includer)}/${folder}`;
  return expressionOf([`${normalizePath(absolute)}/`, start.slice(folder.length), ...rest]);
}

/** Any folders, one inside the other, or none. */
const ANY_FOLDERS = Symbol("any folders");

function expressionOf(parts: readonly (PathPart | typeof ANY_FOLDERS)[]): RegExp {
  const text = parts.map((part) => {
    if (part === COMPUTED) return "[^/]*";
    return part === ANY_FOLDERS ? "(?:[^/]+/)*" : part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  });
  return new RegExp(`^${text.join("").replaceAll(/(\[\^\/\]\*)+/g, "[^/]*")}$`);
}
