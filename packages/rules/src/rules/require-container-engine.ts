import type { ProcessGroup, ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { isTrue } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { hasNoEngine } from "../clouds/container-engines.js";
import { isGridExecutor } from "../clouds/executor-kinds.js";
import { possibleConstants } from "../reading/option-settings.js";
import { executorName } from "../reading/process-groups.js";
import { settingsOf } from "../reading/process-settings.js";

/** What brings software without an engine, or turns one on. */
const OTHER_WAYS = ["conda.enabled", "spack.enabled", "wave.enabled", "fusion.enabled"];

export default defineProjectRule<"none">({
  meta: {
    type: "suggestion",
    docs: {
      description: "Require a container engine where processes have images",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      none: "No engine is on, so tasks run on the machine's own software and not in this image. Set docker.enabled = true (or another engine), in a profile or here.",
    },
  },

  checkProject({ project, variants, report }) {
    if (!project.isPipeline) return;
    const configs = variants.map((variant) => project.resolve(variant));
    const [base] = configs;
    if (base === undefined || !configs.every(runsWithoutEngine)) return;
    const image = settingsOf(base, "container").find(isKnownImage);
    if (image === undefined) return;
    report({ messageId: "none", place: image.place, option: image });
  },
});

function runsWithoutEngine(config: ResolvedConfig): boolean {
  return (
    hasNoEngine(config) &&
    OTHER_WAYS.every((path) => isTrue(config.value(path)) === "no") &&
    config.processGroups().every(isOnMachines)
  );
}

/** A cloud's executor needs no engine. Without any, a pipeline's tasks run locally. */
function isOnMachines(group: ProcessGroup): boolean {
  return isGridExecutor(executorName(group) ?? "local");
}

function isKnownImage({ value }: ResolvedOption): boolean {
  return possibleConstants(value).some((constant) => typeof constant === "string" && constant !== "");
}
