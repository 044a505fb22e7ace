import type { ProcessGroup, ResolvedOption } from "@nf-lint/resolver";
import { isAbsent, isOn, isText, isTrue, isUnset } from "../authoring/certainty.js";
import type { FindingSeverity } from "../authoring/rule-meta.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { groupsOn } from "../reading/process-groups.js";

type MessageIds = "wave" | "waveOfEnvironment" | "role" | "fusion" | "gpu" | "cliPath";

const WAVE = "wave.enabled";
const FUSION = "fusion.enabled";
const ROLE = "aws.batch.executionRole";
const CLI = "aws.batch.cliPath";

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Require what AWS Fargate needs, and disallow what it rejects",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      wave: "Fargate tasks get their files through Wave, and without it the run ends. Set wave.enabled = true.",
      waveOfEnvironment:
        "Fargate tasks get their files through Wave, which the compute environment has not, and without it the run ends. Turn Wave on there.",
      role: "Fargate needs aws.batch.executionRole: AWS rejects jobs without. Set it to a role that may read the image and write logs.",
      fusion: "Fusion asks for privileged containers, which Fargate rejects. Use EC2, or turn Fusion off.",
      gpu: "Fargate has no GPUs, and AWS rejects the jobs that ask for one. Use EC2 for them, or remove accelerator.",
      cliPath: "On Fargate aws.batch.cliPath is read for s5cmd only, and this does nothing. Remove it.",
    },
  },

  check({ config, report }) {
    const platform = config.option("aws.batch.platformType");
    if (platform === undefined || isText(platform.value, (type) => type === "fargate") !== "yes") return;
    const say = (messageId: MessageIds, severity: FindingSeverity, cause?: ResolvedOption): void => {
      const related = cause ? [{ place: cause.place, message: `${cause.path.join(".")} is set here.` }] : [];
      report({ messageId, place: platform.place, option: platform, related, severity });
    };

    const fusion = isOn(config.value(FUSION));
    // Where Fusion is on, its own rule says that Wave is missing.
    if (fusion !== "yes" && isTrue(config.value(WAVE)) === "no") {
      // What is not set may be given at launch.
      const wave = isAbsent(config.value(WAVE)) ? undefined : config.option(WAVE);
      const messageId = wave?.place.launch ? "waveOfEnvironment" : "wave";
      say(messageId, wave === undefined ? "warning" : "error", wave);
    }
    const groups = groupsOn(config, "awsbatch");
    if (groups.length === 0) return;
    if (isUnset(config.value(ROLE))) say("role", "warning", config.option(ROLE));
    if (fusion === "yes") say("fusion", "error", config.option(FUSION));
    const accelerator = groups.flatMap(acceleratorsOf)[0];
    if (accelerator !== undefined) say("gpu", "error", accelerator);
    const cli = config.option(CLI);
    if (cli !== undefined && isText(config.value(CLI), (path) => !namesS5cmd(path)) === "yes")
      say("cliPath", "info", cli);
  },
});

/** The accelerators that a group's processes ask for, those of a selector included. */
function acceleratorsOf(group: ProcessGroup): readonly ResolvedOption[] {
  const own = group.option("accelerator");
  return [...(own ? [own] : []), ...group.elsewhere("accelerator")].filter(
    ({ value }) => value.kind === "known" && !isUnset(value),
  );
}

/** As `AwsBatchConfig` looks for it: alone, in a path, or with arguments. */
function namesS5cmd(path: string): boolean {
  return path.split(/[/ ]+/).includes("s5cmd");
}
