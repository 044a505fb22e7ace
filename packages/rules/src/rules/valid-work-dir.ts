import { defineProjectRule } from "../authoring/project-rule.js";
import { workDirectory } from "../clouds/work-directory.js";
import { executorName } from "../reading/process-groups.js";

/** The only scheme that each of these takes; it looks when it starts. */
const SCHEMES: ReadonlyMap<string, string> = new Map([
  ["awsbatch", "s3"],
  ["azurebatch", "az"],
  ["google-batch", "gs"],
]);

export default defineProjectRule<"wrong">({
  meta: {
    type: "problem",
    docs: {
      description: "Require the work directory of a cloud's executor to be in a bucket of that cloud",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      wrong:
        "{{executor}} keeps its work in a {{scheme}}:// bucket, and with {{dir}} the run ends. Set workDir, or bucketDir, to one.",
    },
  },

  check({ project, config, report }) {
    for (const group of config.processGroups()) {
      const { executor, selector } = group;
      const name = executorName(group) ?? "";
      const scheme = SCHEMES.get(name);
      const directory = scheme === undefined ? undefined : workDirectory(project, config, name);
      if (scheme === undefined || directory === undefined || directory.scheme === scheme) continue;
      const { option, beginning } = directory;
      const data = { executor: name, scheme, dir: `'${beginning}'` };
      if (selector === undefined) {
        const related = executor?.place ? [{ place: executor.place, message: "The executor is set here." }] : [];
        report({ messageId: "wrong", data, place: option.place, option, related });
      } else if (executor?.place !== undefined) {
        // The executor starts with the first process that the selector hits, if there is one.
        const related = [{ place: option.place, message: `${option.path.join(".")} is set here.` }];
        report({ messageId: "wrong", data, place: executor.place, related, severity: "warning" });
      }
    }
  },
});
