import type { ConfigFile } from "@nf-lint/parser";
import { namesOf, placeOf, statementsOf } from "../reading/config-statements.js";
import type { Enclosing } from "../reading/config-statements.js";
import { soundFilesRead } from "../reading/files-read.js";
import { keptFor } from "../authoring/kept-for.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { strictParserSeverity } from "../reading/strict-parser.js";

export default defineProjectRule<"misplaced" | "inScope">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow `includeConfig` anywhere but at the top level or directly in a profile",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
      refusals: "all",
    },
    messages: {
      misplaced:
        "`includeConfig` stands in `{{scope}}`, and the strict parser rejects the whole file for it. Move it to the top level, or directly into a profile.",
      inScope:
        "`includeConfig` stands in `{{scope}}`, and the strict parser rejects the whole file for it. Move it to the top level, or directly into a profile, and let the included file say `{{inner}}` itself.",
    },
  },

  check({ project, config, target, report }) {
    for (const { path, ast } of soundFilesRead(project, config)) {
      for (const { statement, scopes } of misplacedIn(ast)) {
        const inner = (scopes[0] === "profiles" ? scopes.slice(2) : scopes).join(".");
        const scope = scopes.join(".");
        report({
          ...(inner === ""
            ? { messageId: "misplaced", data: { scope } }
            : { messageId: "inScope", data: { scope, inner } }),
          place: placeOf(path, statement),
          ...strictParserSeverity(target, project),
        });
      }
    }
  },
});

const misplacedIn = keptFor((ast: ConfigFile) =>
  statementsOf(ast).flatMap(({ statement, around }) => {
    if (statement.type !== "ConfigInclude") return [];
    const scopes = around.flatMap(blockNames);
    const isInProfile = scopes.length === 2 && scopes[0] === "profiles";
    return scopes.length === 0 || isInProfile ? [] : [{ statement, scopes }];
  }),
);

/** Selectors do not count in Nextflow's own check. */
function blockNames(enclosing: Enclosing): readonly string[] {
  return enclosing.type === "ConfigBlock" ? namesOf(enclosing.path) : [];
}
