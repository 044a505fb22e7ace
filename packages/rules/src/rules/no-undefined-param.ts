import { nearestName } from "@nf-lint/resolver";
import type { Place } from "@nf-lint/resolver";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectReport } from "../authoring/project-rule-definition.js";
import { projectScripts } from "../authoring/project-scripts.js";
import { placeOf } from "../reading/config-statements.js";
import { declaredParams } from "../reading/declared-params.js";
import { filesRead } from "../reading/files-read.js";
import { paramUses } from "../reading/param-uses.js";

type MessageIds = "undefined" | "misspelt";

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow reading params that nothing declares",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      undefined:
        "`params.{{name}}` is null unless a run gives it: neither the configuration nor a script or the schema declares it. Declare it in nextflow.config: `params.{{name}} = …`, or null.",
      misspelt:
        "`params.{{name}}` is null unless a run gives it: neither the configuration nor a script or the schema declares it. Did you mean `params.{{nearest}}`?",
    },
  },

  checkProject({ project, variants, scripts, report }) {
    if (!project.isPipeline || scripts.modules().length === 0) return;
    const declared = declaredParams({ project, variants, scripts });
    if (declared === undefined) return;
    for (const variant of variants)
      for (const { ast, path } of filesRead(project, project.resolve(variant)))
        reportUndeclared(ast, path, declared, (found) => {
          report({ ...found, variants: [variant.name] });
        });
  },

  checkScript({ module, scripts, projects, report }) {
    const [linted, ...others] = projects;
    if (linted === undefined || others.length > 0 || !module.isWhole) return;
    const ofProject = projectScripts(linted.project, scripts);
    if (!ofProject.modules().includes(module)) return;
    const declared = declaredParams({ ...linted, scripts: ofProject });
    if (declared !== undefined) reportUndeclared(module.ast, module.path, declared, report);
  },
});

/** One finding for a param in a file: to declare it mends all. */
function reportUndeclared(
  ast: Parameters<typeof paramUses>[0],
  file: string,
  declared: ReadonlySet<string>,
  report: (found: ProjectReport<MessageIds>) => void,
): void {
  const { reads, asked } = paramUses(ast);
  const places = new Map<string, Place[]>();
  for (const { name, node } of reads) {
    if (declared.has(name) || asked.has(name)) continue;
    const others = places.get(name) ?? [];
    others.push(placeOf(file, node));
    places.set(name, others);
  }
  for (const [name, [place, ...others]] of places) {
    if (place === undefined) continue;
    const nearest = nearestName(name, declared);
    report({
      ...(nearest === undefined
        ? { messageId: "undefined", data: { name } }
        : { messageId: "misspelt", data: { name, nearest } }),
      place,
      related: others.slice(0, MOST_RELATED).map((one) => ({ place: one, message: "Read here too." })),
    });
  }
}

const MOST_RELATED = 5;
