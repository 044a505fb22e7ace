import type { ConfigBlock, ConfigFile } from "@nf-lint/parser";
import { isNamed, namesOf, placeOfPath, statementsOf } from "../reading/config-statements.js";
import { soundFilesRead } from "../reading/files-read.js";
import { keptFor } from "../authoring/kept-for.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { strictParserSeverity } from "../reading/strict-parser.js";

export default defineProjectRule<"duplicate">({
  meta: {
    type: "problem",
    docs: {
      description:
        "Disallow a profile that is defined twice in one `profiles` block, where only the last definition counts",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      duplicate:
        "Nothing in this block applies: `{{profile}}` is defined again in the same `profiles` block, and the strict parser takes the last definition alone. Put both into one block.",
    },
  },

  check({ project, config, target, report }) {
    for (const { path, ast } of soundFilesRead(project, config)) {
      for (const { profile, dropped, last } of redefinitionsIn(ast)) {
        report({
          messageId: "duplicate",
          data: { profile },
          place: placeOfPath(path, dropped.path, dropped),
          related: [{ place: placeOfPath(path, last.path, last), message: "This definition is the one that counts." }],
          ...strictParserSeverity(target, project),
        });
      }
    }
  },
});

interface Redefinition {
  readonly profile: string;
  readonly dropped: ConfigBlock;
  readonly last: ConfigBlock;
}

const redefinitionsIn = keptFor((ast: ConfigFile): readonly Redefinition[] =>
  statementsOf(ast).flatMap(({ statement, around, conditional }) =>
    statement.type === "ConfigBlock" && around.length === 0 && !conditional && isNamed(statement, "profiles")
      ? redefinitions(statement)
      : [],
  ),
);

function redefinitions(profiles: ConfigBlock): readonly Redefinition[] {
  const blocks = profiles.body.filter((statement) => statement.type === "ConfigBlock");
  const last = new Map(blocks.map((block) => [namesOf(block.path).join("."), block]));
  return blocks.flatMap((block) => {
    const profile = namesOf(block.path).join(".");
    const counting = last.get(profile);
    return counting === undefined || counting === block ? [] : [{ profile, dropped: block, last: counting }];
  });
}
