import type { ResolvedOption } from "@nf-lint/resolver";
import { defineProjectRule } from "../authoring/project-rule.js";
import { pluginReferences } from "../reading/declared-plugins.js";
import type { PluginReference } from "../reading/declared-plugins.js";
import { soundFilesRead } from "../reading/files-read.js";

/** Plugins that have the same functions and channel factories, of which Nextflow takes one; the second is the newer. */
const RIVALS: readonly (readonly [old: string, recent: string])[] = [["nf-validation", "nf-schema"]];

/** Options that nf-schema has under another name than nf-validation: in its first column (migration guide). */
const MOVED: ReadonlyMap<string, string> = new Map([
  ["validationFailUnrecognisedParams", "validation.failUnrecognisedParams"],
  ["validationFailUnrecognisedHeaders", "validation.failUnrecognisedHeaders"],
  ["validationLenientMode", "validation.lenientMode"],
  ["validationSchemaIgnoreParams", "validation.ignoreParams"],
  ["validationShowHiddenParams", "validation.showHiddenParams"],
  ["validationSkipDuplicateCheck", "validation.defaultIgnoreParams"],
]);

export default defineProjectRule<"rivals" | "moved">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow plugins that cannot be used together, and options that only the other one reads",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      rivals:
        "'{{old}}' and '{{recent}}' bring functions of the same names, and Nextflow takes only one of each. Remove '{{old}}', which '{{recent}}' has replaced.",
      moved: "nf-schema does not read params.{{name}}, which nf-validation had. Set {{option}} instead.",
    },
  },

  check({ project, config, report }) {
    const references = soundFilesRead(project, config).flatMap(pluginReferences);
    const declared = (id: string): PluginReference | undefined => references.find((one) => one.id === id);
    for (const [old, recent] of RIVALS) {
      const [one, other] = [declared(old), declared(recent)];
      if (one === undefined || other === undefined) continue;
      const related = [{ place: other.place, message: `'${recent}' is declared here.` }];
      report({ messageId: "rivals", data: { old, recent }, place: one.place, related });
    }
    const schema = declared("nf-schema");
    if (schema === undefined || declared("nf-validation") !== undefined) return;
    for (const [name, option] of MOVED) {
      const param = config.option(["params", name]);
      if (param === undefined || isOwn(param)) continue;
      const related = [{ place: schema.place, message: "nf-schema is declared here." }];
      report({ messageId: "moved", data: { name, option }, place: param.place, option: param, related });
    }
  },
});

/** A pipeline may keep a param of that name and hand it on. */
function isOwn({ value }: ResolvedOption): boolean {
  return value.kind !== "known";
}
