import type { ConfigBlock, ConfigFile, Problem } from "@nf-lint/parser";
import type { ProjectFile } from "@nf-lint/resolver";
import { isNamed, nameOf, statementsOf } from "../reading/config-statements.js";
import type { PlacedStatement } from "../reading/config-statements.js";
import { isSound } from "../reading/files-read.js";
import { keptFor } from "../authoring/kept-for.js";
import type { TextEdit } from "../authoring/project-rule-definition.js";

/**
 * The strict way to write what only the legacy parser takes, where it means the same to both and comments stay where
 * they are. Most has to be thought out by a person.
 */
export function legacyFix({ code, range }: Problem, file: ProjectFile): readonly TextEdit[] | undefined {
  if (code === "legacy-shebang") return [{ range: [range[0], startOfNextLine(file.text, range[1])], text: "" }];
  if (code !== "legacy-dotted-block" || !isSound(file)) return undefined;
  const dotted = dottedBlocks(file.ast).get(range[0]);
  return dotted && blocksInEachOther(dotted.statement);
}

function startOfNextLine(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  return newline === -1 ? text.length : newline + 1;
}

interface DottedBlock extends PlacedStatement {
  readonly statement: ConfigBlock;
}

/** By where they start. A profile is made by a block alone: with dots in front it is another matter. */
const dottedBlocks = keptFor(
  (ast: ConfigFile): ReadonlyMap<number, DottedBlock> =>
    new Map(
      statementsOf(ast)
        .filter(isDottedBlock)
        .filter(({ statement, around }) => !isAboutProfiles(statement, around))
        .map((dotted) => [dotted.statement.range[0], dotted]),
    ),
);

function isDottedBlock(placed: PlacedStatement): placed is DottedBlock {
  return placed.statement.type === "ConfigBlock" && placed.statement.path.length > 1;
}

function isAboutProfiles({ path: [first] }: ConfigBlock, around: PlacedStatement["around"]): boolean {
  const [outermost, ...others] = around;
  if (outermost === undefined) return first !== undefined && nameOf(first) === "profiles";
  return outermost.type === "ConfigBlock" && isNamed(outermost, "profiles") && others.length === 0;
}

/** `a.b { … }` as `a { b { … } }`. No comment can stand between the names. */
function blocksInEachOther({ path, range: [, end] }: ConfigBlock): readonly TextEdit[] {
  const edits = path
    .slice(1)
    .map((name, i): TextEdit => ({ range: [path[i]?.range[1] ?? name.range[0], name.range[0]], text: " { " }));
  return [...edits, { range: [end, end], text: " }".repeat(edits.length) }];
}
