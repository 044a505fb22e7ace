import type { Comment, IncludeDeclaration, Problem, Script, ScriptParseResult } from "@nf-lint/parser";
import { hasTree, withoutByteOrderMark } from "@nf-lint/parser";
import { definitionsOf } from "./definition.js";
import type { Definition } from "./definition.js";
import { unfitDefinitions } from "./unfit-definitions.js";

/** A script as its text alone says it. The same object as long as the text is the same. */
export interface ScriptModule {
  /** Absolute. */
  readonly path: string;
  /** As it was read. */
  readonly source: string;
  /** Without a byte order mark: what offsets count in. */
  readonly text: string;
  readonly ast: Script;
  readonly comments: readonly Comment[];
  /** What the parser found wrong. */
  readonly syntaxProblems: readonly Problem[];
  /**
   * Whether Nextflow has a tree of it: its grammar took the whole file, whatever its further checks say. Of a script
   * without one it says nothing more, and nothing of it can be included.
   */
  readonly isWhole: boolean;
  /** Definitions that Nextflow takes for calls, as their sections do not fit: it says no more of them. */
  readonly unfitDefinitions: ReadonlySet<Script["body"][number]>;
  /** What other modules can include. */
  readonly definitions: readonly Definition[];
  readonly includes: readonly IncludeDeclaration[];
}

export function scriptModule(path: string, source: string, parse: (text: string) => ScriptParseResult): ScriptModule {
  const { ast, comments, problems } = parse(source);
  return {
    path,
    source,
    text: withoutByteOrderMark(source),
    ast,
    comments,
    syntaxProblems: problems,
    isWhole: hasTree(problems),
    unfitDefinitions: unfitDefinitions(ast, problems),
    definitions: definitionsOf(ast),
    includes: ast.body.filter((node) => node.type === "IncludeDeclaration"),
  };
}
