import type { ResolvedConfig } from "@nf-lint/resolver";
import { allSettings } from "../option-settings.js";
import { executorName } from "../process-groups.js";
import { defineProjectRule } from "../project-rule.js";

/** The cloud executors that leave PATH to the image. */
const OWN_PATH = new Set(["awsbatch", "azurebatch"]);

export default defineProjectRule<"nextflow" | "path">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow environment variables in `env` that reach neither Nextflow nor the tasks",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
      tag: "unnecessary",
    },
    messages: {
      nextflow:
        "env.{{name}} reaches the tasks only: Nextflow reads its own variables from the environment it is launched in. Export {{name}} there.",
      path: "The executor {{executor}} ignores env.PATH: tasks keep the PATH of their image. Set the full path in the script, or PATH in the image.",
    },
  },

  check({ config, project, report }) {
    const executor = executorWithOwnPath(config);
    for (const { setting, option } of allSettings({ config, project })) {
      const [scope, name = "", ...rest] = setting.path;
      if (scope !== "env" || rest.length > 0) continue;
      const { place } = setting;
      if (name.startsWith("NXF_") && name !== "NXF_DEBUG")
        report({ messageId: "nextflow", data: { name }, place, option });
      if (name === "PATH" && executor) report({ messageId: "path", data: { executor }, place, option });
    }
  },
});

/** The executor, where every process runs on one that sets PATH on its own. */
function executorWithOwnPath(config: ResolvedConfig): string | undefined {
  const executors = config.processGroups().map(executorName);
  return executors.every((name) => name !== undefined && OWN_PATH.has(name)) ? executors[0] : undefined;
}
