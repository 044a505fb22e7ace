import type { Argument, ConfigApplyBlock, ConfigStatement } from "@nf-lint/parser";
import { isCorePlugin, pluginScopes } from "@nf-lint/resolver";
import type { IncludeTarget, Place, Project, ProjectFile } from "@nf-lint/resolver";
import { keptFor } from "../authoring/kept-for.js";
import { placeOf } from "./config-statements.js";

/** What the `plugins` blocks of a project's files declare. */
export interface DeclaredPlugins {
  /** Their ids, without versions. */
  readonly ids: ReadonlySet<string>;
  /** Whether a plugin is among them that nf-lint does not know, or whose id is not a constant. */
  readonly hasUnfamiliar: boolean;
  /**
   * Whether a plugin may be loaded of which it is not known what it reads: an unfamiliar one, one in an include that
   * cannot be read, or one of the pipeline that a fragment is made for.
   */
  readonly mayReadOthers: boolean;
}

/** The plugins of the whole include tree: Nextflow loads what any of its files declares. */
export function declaredPlugins(project: Project): DeclaredPlugins {
  const blocks = [...project.files.values()].flatMap(({ ast }) => ast.body.filter(isPluginsBlock));
  const references = blocks.flatMap(({ body }) => body.flatMap(({ arguments: given }) => given.map(referenceOf)));
  const ids = new Set(references.flatMap((reference) => reference?.split("@")[0] ?? []));
  const known = new Set([...pluginScopes().values()].flatMap(({ plugins }) => plugins));
  const hasUnfamiliar = references.includes(undefined) || [...ids].some((id) => !isCorePlugin(id) && !known.has(id));
  return {
    ids,
    hasUnfamiliar,
    mayReadOthers:
      hasUnfamiliar ||
      !isWholePipeline(project) ||
      project.includes.some(({ targets }) => targets.some(isOutOfSight) && !targets.some(isNothing)),
  };
}

/** An entry of a `plugins` block. */
export interface PluginReference {
  readonly id: string;
  /** What stands behind the `@`; "" where there is none. */
  readonly version: string;
  readonly place: Place;
}

/** The entries of the `plugins` blocks of a file whose text is a constant, in source order. */
export const pluginReferences = keptFor(({ ast, path }: ProjectFile): readonly PluginReference[] => {
  const given = ast.body.filter(isPluginsBlock).flatMap(({ body }) => body.flatMap((entry) => entry.arguments));
  return given.flatMap((argument): readonly PluginReference[] => {
    const [id = "", version = ""] = referenceOf(argument)?.split("@") ?? [];
    return id === "" ? [] : [{ id, version, place: placeOf(path, argument) }];
  });
});

/** A file beside a pipeline's configuration that nothing includes is for `-c`, or for a place that nobody can tell. */
function isWholePipeline({ isPipeline, rootFile }: Project): boolean {
  return isPipeline && rootFile.endsWith("/nextflow.config");
}

function isPluginsBlock(statement: ConfigStatement): statement is ConfigApplyBlock {
  return statement.type === "ConfigApplyBlock";
}

function referenceOf(argument: Argument): string | undefined {
  return argument.type === "StringLiteral" ? argument.value : undefined;
}

function isOutOfSight({ kind }: IncludeTarget): boolean {
  return kind === "remote" || kind === "unreadable" || kind === "unknown";
}

/** What is one branch of a condition whose other branch is nothing is an institution's configuration. */
function isNothing({ kind }: IncludeTarget): boolean {
  return kind === "nothing";
}
