import type { Expression, Statement } from "@nf-lint/parser";
import { realPlace } from "./door.js";
import { directoryOf, isWithin, normalizePath, resolvePath, schemeOf } from "./path.js";
import type { PossibleInclude } from "../include.js";
import type { IncludeTarget } from "../include.js";
import type { SourceFiles } from "./source-files.js";
import { isReadable } from "./source-files.js";

/** Where includes may lead, and how their paths are read. */
export interface IncludeContext {
  readonly files: SourceFiles;
  /** Nothing outside this folder is read. */
  readonly boundary: string;
  /** Further root files, that the user has named: absolute. */
  readonly further: readonly string[];
  /** What `projectDir` evaluates to, and the folder that stands for. */
  readonly projectDir: { readonly text: string; readonly folder: string };
  readonly footprint: Footprint;
  /** The way that a computed include is taken to go, whatever it evaluates to. */
  readonly taken?: PossibleInclude | undefined;
  /** Where includes have led since the last change, by the file and what is written there. */
  readonly known: Map<string, Map<string, KnownTarget>>;
}

interface KnownTarget {
  readonly target: IncludeTarget;
  /** The path that was looked at, if any. */
  readonly read: string | undefined;
}

/** What a result depends on: it stands until one of these changes. */
export interface Footprint {
  /** Paths whose content was looked at, whether there is any or not. */
  readonly reads: Set<string>;
  /** Paths of which only their being there counts. */
  readonly probes: Map<string, boolean>;
}

/** The path of a constant local include that is not there: the strict parser looks before it evaluates anything. */
export function missingInclude(written: string, includer: string, context: IncludeContext): string | undefined {
  const scheme = schemeOf(written);
  if (scheme !== undefined && scheme !== "file") return undefined;
  const path = pathOf(written, includer, context);
  const { files, footprint } = context;
  const exists = files.realPath(path) !== undefined;
  footprint.probes.set(path, exists);
  return exists || isOutside(path, includer, context) ? undefined : path;
}

/** What an include path leads to from `includer`, cycles aside. */
export function includeTarget(
  written: string,
  constant: boolean,
  includer: string,
  context: IncludeContext,
): IncludeTarget {
  const ofFile = context.known.get(includer) ?? new Map<string, KnownTarget>();
  context.known.set(includer, ofFile);
  const key = `${constant} ${written}`;
  const { target, read } = ofFile.get(key) ?? findTarget(written, constant, includer, context);
  ofFile.set(key, { target, read });
  if (read !== undefined) context.footprint.reads.add(read);
  return target;
}

function findTarget(written: string, constant: boolean, includer: string, context: IncludeContext): KnownTarget {
  if (written === "/dev/null") return { target: { kind: "nothing" }, read: undefined };
  const scheme = schemeOf(written);
  if (scheme !== undefined && scheme !== "file") return { target: { kind: "remote", url: written }, read: undefined };
  const path = pathOf(written, includer, context);
  return { target: targetAt(path, written, constant, includer, context), read: path };
}

/** Whether something is there outside is not ours to know: real or not, by a link or not, it is outside alone. */
function isOutside(path: string, includer: string, { boundary, further, files }: IncludeContext): boolean {
  const real = realPlace(files, path);
  if (isWithin(realPlace(files, boundary), real)) return false;
  // A further file is the user's own, wherever it lies; so is what it includes from beside it.
  return !further.some(
    (file) => isWithin(directoryOf(file), includer) && isWithin(realPlace(files, directoryOf(file)), real),
  );
}

function targetAt(
  path: string,
  written: string,
  constant: boolean,
  includer: string,
  context: IncludeContext,
): IncludeTarget {
  if (isOutside(path, includer, context)) return { kind: "unreadable", path, why: "outside" };
  const { files } = context;
  if (files.realPath(path) === undefined) return { kind: "missing", path, written, constant };
  const file = files.get(path);
  if (isReadable(file)) return { kind: "file", path };
  if (file.kind === "missing") return { kind: "missing", path, written, constant };
  return { kind: "unreadable", path, why: file.kind === "invalid-utf8" ? "binary" : file.kind };
}

/**
 * The path below which an include stands. One that starts with the given `projectDir` means the project's folder, where
 * that was given as the folder of another machine; where it is the folder above, it is what it says.
 */
function pathOf(written: string, includer: string, { projectDir }: IncludeContext): string {
  const plain = written.replace(/^file:\/*/i, "/");
  const path = resolvePath(directoryOf(includer), plain);
  const stated = normalizePath(projectDir.text);
  const isOtherPlace = plain.startsWith("/") && !isWithin(stated, projectDir.folder);
  return isOtherPlace && isWithin(stated, path) ? normalizePath(projectDir.folder + path.slice(stated.length)) : path;
}

/**
 * The expressions that an include's source can come down to: both sides of a condition, and what a closure that is
 * called at once returns. Nested conditions are taken apart too.
 */
export function branches(source: Expression): readonly Expression[] {
  switch (source.type) {
    case "TernaryExpression":
      return [...branches(source.consequent), ...branches(source.alternate)];
    case "ElvisExpression":
      return [...branches(source.value), ...branches(source.fallback)];
    case "CallExpression": {
      const called = source.callee.type === "PropertyExpression" ? source.callee.object : source.callee;
      return called.type === "Closure" ? returned(called.body) : [source];
    }
    default:
      return [source];
  }
}

function returned(body: readonly Statement[]): readonly Expression[] {
  return body.flatMap((statement, index): readonly Expression[] => {
    switch (statement.type) {
      case "ReturnStatement":
        return statement.argument === undefined ? [] : branches(statement.argument);
      case "ExpressionStatement":
        return index === body.length - 1 ? branches(statement.expression) : [];
      case "IfStatement":
        return [statement.consequent, statement.alternate].flatMap((side) => returnedBy(side));
      case "TryStatement":
        return [statement.block, ...statement.handlers.map((handler) => handler.body)].flatMap((side) =>
          returnedBy(side),
        );
      case "BlockStatement":
        return returnedBy(statement);
      default:
        return [];
    }
  });
}

function returnedBy(side: { readonly type: string } | undefined): readonly Expression[] {
  if (side === undefined) return [];
  const statement = side as Statement;
  return statement.type === "BlockStatement" ? returned(statement.body as readonly Statement[]) : returned([statement]);
}

/** True where one branch of the source is `'/dev/null'`: the include is optional, as in the nf-core template. */
export function hasEmptyBranch(source: Expression): boolean {
  const all = branches(source);
  return all.length > 1 && all.some((branch) => branch.type === "StringLiteral" && branch.value === "/dev/null");
}
