import type { ConfigFile } from "@nf-lint/parser";
import { nameOf, placeOf, scopeOf, statementsOf } from "../reading/config-statements.js";
import { soundFilesRead } from "../reading/files-read.js";
import { keptFor } from "../authoring/kept-for.js";
import { defineProjectRule } from "../authoring/project-rule.js";

export default defineProjectRule<"inProfile" | "inScope">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow `plugins` in a profile or in any other block, where Nextflow drops them",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      inProfile:
        "No run loads these plugins: inside a profile, here `{{profile}}`, Nextflow drops the block without a word. Move it to the top level, or into a file that the profile includes.",
      inScope:
        "No run loads these plugins: inside `{{scope}}` Nextflow drops the block without a word. Move it to the top level.",
    },
  },

  check({ project, config, report }) {
    for (const { path, ast } of soundFilesRead(project, config)) {
      for (const { name, around } of pluginBlocksIn(ast)) {
        if (around.length === 0) continue;
        const { profile, keys } = scopeOf(around);
        const place = placeOf(path, name);
        if (profile && keys.length === 0) {
          report({ messageId: "inProfile", data: { profile: profile.path.map(nameOf).join(".") }, place });
        } else {
          report({ messageId: "inScope", data: { scope: keys.length > 0 ? keys.join(".") : "profiles" }, place });
        }
      }
    }
  },
});

const pluginBlocksIn = keptFor((ast: ConfigFile) =>
  statementsOf(ast).flatMap(({ statement, around }) =>
    statement.type === "ConfigApplyBlock" && nameOf(statement.name) === "plugins"
      ? [{ name: statement.name, around }]
      : [],
  ),
);
