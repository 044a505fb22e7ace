import { isCorePlugin } from "@nf-lint/resolver";
import type { Project, ResolvedConfig } from "@nf-lint/resolver";
import { isTrue } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectScripts } from "../authoring/project-scripts.js";
import { declaredPlugins, pluginReferences } from "../reading/declared-plugins.js";
import { soundFilesRead } from "../reading/files-read.js";
import { namesOwnRegistry } from "../reading/plugin-registry.js";

interface Options {
  /** Whether a range of versions is no pin. */
  readonly exact: boolean;
  /** Whether to speak of what a setting has Nextflow load in its newest version. */
  readonly loaded: boolean;
}

export default defineProjectRule<"missing" | "range" | "weblog", Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Require a version for each plugin that does not come with Nextflow",
      presets: ["recommended", "production", "nf-core"],
      presetOptions: { production: { loaded: true } },
      since: "0.1.0",
    },
    messages: {
      missing: "'{{plugin}}' has no version, so each run may get another. Write '{{plugin}}@VERSION'.",
      range: "'{{plugin}}@{{version}}' takes each new version that fits. Name one version, as in '{{plugin}}@1.2.3'.",
      weblog:
        "weblog.enabled loads nf-weblog in its newest version. Declare it with one: plugins { id 'nf-weblog@VERSION' }.",
    },
    schema: [
      {
        type: "object",
        properties: {
          exact: { type: "boolean", description: "Whether a range such as `@~1.2.3` is no pin." },
          loaded: {
            type: "boolean",
            description: "Whether to speak of plugins that no block declares and a setting has Nextflow load.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ exact: false, loaded: false }],
  },

  check({ project, config, scripts, options, isolated, env, report }) {
    // There require-plugin-registry says that the run ends.
    if (isolated && (env["NXF_OFFLINE"] === "true" || !hasOwnRegistry(config))) return;
    const sources = pluginOfSources(scripts);
    for (const file of soundFilesRead(project, config)) {
      for (const { id, version, place } of pluginReferences(file)) {
        if (version === "" && !isCorePlugin(id) && id !== sources)
          report({ messageId: "missing", data: { plugin: id }, place });
        if (options.exact && version !== "" && !/^\d/.test(version)) {
          report({ messageId: "range", data: { plugin: id, version }, place });
        }
      }
    }
    const weblog =
      options.loaded && isTrue(config.value("weblog.enabled")) === "yes" && config.option("weblog.enabled");
    if (weblog && !mayDeclare(project, "nf-weblog")) {
      report({ messageId: "weblog", place: weblog.place, option: weblog });
    }
  },
});

/** The plugin whose sources the configuration lies among: what is built from them runs in its tests, whatever its version. */
function pluginOfSources(scripts: ProjectScripts): string | undefined {
  const build = ["settings.gradle", "settings.gradle.kts"]
    .map((name) => scripts.text(name))
    .find((text) => text !== undefined);
  return build && /^\s*rootProject\.name\s*=\s*["'](?<name>[\w.-]+)["']/m.exec(build)?.groups?.["name"];
}

function hasOwnRegistry(config: ResolvedConfig): boolean {
  return namesOwnRegistry(config.value("registry.url")) === "yes";
}

/** Whether a plugin is declared, or may be where nobody can see it. */
function mayDeclare(project: Project, id: string): boolean {
  const { ids, mayReadOthers } = declaredPlugins(project);
  return ids.has(id) || mayReadOthers;
}
