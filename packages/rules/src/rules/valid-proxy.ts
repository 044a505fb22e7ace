import { isAbsent } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { groupsOn } from "../reading/process-groups.js";

const HOST = "aws.client.proxyHost";
const PORT = "aws.client.proxyPort";

/** Names that programs read, in both spellings. */
const PROXIES = ["http_proxy", "https_proxy", "all_proxy"];

export default defineProjectRule<"half" | "tasksOnly" | "noExceptions">({
  meta: {
    type: "problem",
    docs: {
      description: "Require a proxy's settings to be whole, and to go where they are meant to",
      presets: [],
      since: "0.1.0",
    },
    messages: {
      half: "{{set}} does nothing without {{missing}}. Set both.",
      tasksOnly:
        "env.{{name}} reaches the tasks, not Nextflow. Export {{name}} where Nextflow is launched for its own connections.",
      noExceptions:
        "With env.{{name}} and no env.no_proxy, tasks ask the proxy for the cloud's metadata and buckets, too. Set env.no_proxy, such as '169.254.169.254,.amazonaws.com'.",
    },
  },

  check({ config, isolated, report }) {
    for (const [set, missing] of [
      [HOST, PORT],
      [PORT, HOST],
    ] as const) {
      const option = config.option(set);
      if (option === undefined || isAbsent(option.value) || !isAbsent(config.value(missing))) continue;
      report({ messageId: "half", data: { set, missing }, place: option.place, option });
    }
    if (!isolated) return;
    const isOnCloud = ["awsbatch", "google-batch", "azurebatch"].some((name) => groupsOn(config, name).length > 0);
    const hasExceptions = ["no_proxy", "NO_PROXY"].some((name) => !isAbsent(config.value(["env", name])));
    for (const name of PROXIES.flatMap((proxy) => [proxy, proxy.toUpperCase()])) {
      const option = config.option(["env", name]);
      if (option === undefined || isAbsent(option.value)) continue;
      const messageId = isOnCloud && !hasExceptions ? "noExceptions" : "tasksOnly";
      report({ messageId, data: { name }, place: option.place, option, severity: "info" });
    }
  },
});
