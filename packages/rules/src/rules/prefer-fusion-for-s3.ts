import { isTrue, isUnset } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { workDirectory } from "../clouds/work-directory.js";
import { groupsOn } from "../reading/process-groups.js";

/** What brings files into a task otherwise. */
const OTHER_WAYS = ["aws.batch.cliPath", "aws.batch.volumes"];

export default defineProjectRule<"copies">({
  meta: {
    type: "suggestion",
    docs: {
      description: "Prefer Fusion to copying for AWS Batch tasks that work in a bucket",
      presets: [],
      since: "0.1.0",
    },
    messages: {
      copies:
        "Each task copies its files from the bucket with an AWS client that every image has to bring along. With Fusion it needs none, and reads what it uses: set wave.enabled = true, fusion.enabled = true.",
    },
  },

  check({ project, config, report }) {
    const [group] = groupsOn(config, "awsbatch");
    if (group === undefined || isTrue(config.value("fusion.enabled")) !== "no") return;
    if (OTHER_WAYS.some((path) => !isUnset(config.value(path)))) return;
    const directory = workDirectory(project, config, "awsbatch");
    if (directory?.scheme !== "s3") return;
    report({ messageId: "copies", place: directory.option.place, option: directory.option });
  },
});
