import { isWithin } from "@nf-lint/resolver";
import type { Project, ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectScripts } from "../authoring/project-scripts.js";
import { mayDeclareMore, paramsOfSchema } from "../reading/declared-params.js";
import { paramUses } from "../reading/param-uses.js";

export default defineProjectRule<"unused">({
  meta: {
    type: "suggestion",
    docs: {
      description: "Disallow params that the configuration declares and nothing reads",
      tag: "unnecessary",
      since: "0.1.0",
    },
    messages: {
      unused:
        "No script and no configuration reads `params.{{name}}`, so whatever a run gives for it has no effect. Delete it, or read it where it is meant to count.",
    },
  },

  checkProject({ project, variants, scripts, report }) {
    if (!project.isPipeline || scripts.modules().length === 0) return;
    const configs = variants.map((variant) => project.resolve(variant));
    const read = readParams(project, configs, scripts);
    if (read === undefined) return;
    const declared = new Map<string, { readonly option: ResolvedOption; readonly variants: string[] }>();
    for (const [i, config] of configs.entries()) {
      for (const option of config.options("params")) {
        const [, name] = option.path;
        const variant = variants[i]?.name;
        if (name === undefined || variant === undefined || read.has(name)) continue;
        const known = declared.get(name);
        if (known === undefined) declared.set(name, { option, variants: [variant] });
        else if (!known.variants.includes(variant)) known.variants.push(variant);
      }
    }
    for (const [name, { option, variants: names }] of declared) {
      if (!isWithin(project.directory, option.place.file)) continue;
      report({ messageId: "unused", data: { name }, place: option.place, option, variants: names });
    }
  },
});

/** All params that anything reads; `undefined` where any may be read. */
function readParams(
  project: Project,
  configs: readonly ResolvedConfig[],
  scripts: ProjectScripts,
): ReadonlySet<string> | undefined {
  const library = scripts.library();
  // What plugins read by the schema is all of it.
  if (library === undefined || !scripts.areWhole || paramsOfSchema(configs, scripts) !== undefined) return undefined;
  if (configs.some(mayDeclareMore)) return undefined;
  const read = new Set<string>();
  for (const { ast } of [...project.files.values(), ...scripts.modules()]) {
    const { reads, asked, isWhole } = paramUses(ast);
    if (isWhole) return undefined;
    for (const { name } of reads) read.add(name);
    for (const name of asked) read.add(name);
  }
  for (const text of library) for (const [name] of text.matchAll(/[A-Za-z_]\w*/g)) read.add(name);
  return read;
}
