import type { Value } from "@nf-lint/groovy";
import { defineProjectRule } from "../authoring/project-rule.js";
import { groupsOn } from "../reading/process-groups.js";
import { settingsOf } from "../reading/process-settings.js";
import { mayScriptsSet } from "../reading/script-directives.js";

export default defineProjectRule<"one">({
  meta: {
    type: "suggestion",
    docs: {
      description: "Require `cpus` beside a machine type of Google's that has several",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      one: "Nothing sets cpus, so each task asks for 1, is told that it has 1 (task.cpus), and leaves the others of a {{machine}} idle. Set cpus = {{cpus}}.",
    },
  },

  check({ project, config, scripts, report }) {
    // What a site's file leaves out, the pipeline under it may have.
    if (!project.rootFile.endsWith("/nextflow.config") || mayScriptsSet(scripts, "cpus")) return;
    if (settingsOf(config, "cpus").length > 0 || config.value("process.cpus") !== undefined) return;
    for (const group of groupsOn(config, "google-batch")) {
      const own = group.option("machineType");
      for (const option of [...(own ? [own] : []), ...group.elsewhere("machineType")]) {
        const machine = textOf(option.value);
        const cpus = machine === undefined ? undefined : cpusOf(machine);
        if (machine !== undefined && cpus !== undefined && cpus > 1)
          report({ messageId: "one", data: { machine, cpus: String(cpus) }, place: option.place, option });
      }
    }
  },
});

function textOf(value: Value): string | undefined {
  return value.kind === "known" && typeof value.value === "string" ? value.value : undefined;
}

/** The number of cpus in the name of a predefined machine type (`n2-standard-16`); `undefined` for any other. */
function cpusOf(machine: string): number | undefined {
  const [, count] = /^[a-z]\d[a-z]?-[a-z]+-(\d+)(?:-lssd)?$/.exec(machine) ?? [];
  return count === undefined ? undefined : Number(count);
}
