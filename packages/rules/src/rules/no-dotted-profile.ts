import type { ConfigAssign, ConfigName } from "@nf-lint/parser";
import { isScope } from "@nf-lint/resolver";
import type { ProjectFile } from "@nf-lint/resolver";
import { isNamed, nameOf, namesOf, placeOfPath, statementsOf } from "../reading/config-statements.js";
import type { Enclosing } from "../reading/config-statements.js";
import { soundFilesRead } from "../reading/files-read.js";
import { keptFor } from "../authoring/kept-for.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectSuggestion } from "../authoring/project-rule-definition.js";
import { strictParserSeverity } from "../reading/strict-parser.js";

type MessageIds = "neverApplied" | "notABlock" | "writeBlocks";

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow profiles that are written with dots instead of blocks, which never apply",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      neverApplied:
        "`{{name}}` never applies, whatever profile is chosen: only a block makes a profile. Write `profiles { NAME { … } }`.",
      notABlock:
        "`{{name}}` is set in `profiles` outside any profile's block, which ends every run with the strict parser. Put it into the block of a profile, or above `profiles`.",
      writeBlocks: "Write `{{blocks}}`.",
    },
    hasSuggestions: true,
  },

  check({ project, config, target, report }) {
    for (const file of soundFilesRead(project, config)) {
      for (const { statement, parent } of dottedProfiles(file)) {
        report({
          messageId: parent === undefined ? "neverApplied" : "notABlock",
          data: { name: namesOf(statement.path).join(".") },
          place: placeOfPath(file.path, statement.path, statement),
          ...(parent !== undefined && strictParserSeverity(target, project)),
          suggest: parent === undefined ? blocksAroundIt(file, statement) : blockInside(file, statement, parent),
        });
      }
    }
  },
});

interface DottedProfile {
  readonly statement: ConfigAssign;
  /** The `profiles` block that it stands in, if it does. */
  readonly parent: Enclosing | undefined;
}

const dottedProfiles = keptFor(({ ast }: ProjectFile): readonly DottedProfile[] =>
  statementsOf(ast).flatMap(({ statement, around }): readonly DottedProfile[] => {
    if (statement.type !== "ConfigAssign") return [];
    const [parent] = around;
    const isDotted =
      parent === undefined ? namesOf(statement.path)[0] === "profiles" : around.length === 1 && isProfiles(parent);
    return isDotted ? [{ statement, parent }] : [];
  }),
);

function isProfiles(enclosing: Enclosing): boolean {
  return enclosing.type === "ConfigBlock" && isNamed(enclosing, "profiles");
}

/** `profiles.NAME.option = value` as blocks; a `profiles` block may stand beside others. */
function blocksAroundIt(file: ProjectFile, statement: ConfigAssign): readonly ProjectSuggestion<MessageIds>[] {
  const [, profile, option] = statement.path;
  if (profile === undefined || option === undefined) return [];
  return replacedBy(file, statement, `profiles { ${asBlock(file, statement, profile, option)} }`);
}

/**
 * `NAME.option = value` as a block, unless there is one: a second of the same name would take the place of the first.
 * A name that is a scope (`process.cpus`) is rather a setting that was meant for all profiles.
 */
function blockInside(
  file: ProjectFile,
  statement: ConfigAssign,
  parent: Enclosing,
): readonly ProjectSuggestion<MessageIds>[] {
  const [profile, option] = statement.path;
  if (profile === undefined || option === undefined) return [];
  const name = nameOf(profile);
  const isTaken = parent.body.some((one) =>
    one.type === "ConfigBlock"
      ? isNamed(one, name)
      : one.type === "ConfigAssign" && one !== statement && namesOf(one.path)[0] === name,
  );
  return isTaken || isScope([name]) ? [] : replacedBy(file, statement, asBlock(file, statement, profile, option));
}

function asBlock({ text }: ProjectFile, { range }: ConfigAssign, profile: ConfigName, option: ConfigName): string {
  return `${text.slice(...profile.range)} { ${text.slice(option.range[0], range[1])} }`;
}

function replacedBy(
  file: ProjectFile,
  { range }: ConfigAssign,
  text: string,
): readonly ProjectSuggestion<MessageIds>[] {
  const blocks = text.replace(/\s+/g, " ");
  return [{ messageId: "writeBlocks", data: { blocks }, edits: [{ range, text }] }];
}
