import { isTrue } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";

/** The engines whose images Wave freezes into one file, unless they run those of Docker by themselves. */
const SINGULARITY_LIKE = ["singularity", "apptainer"] as const;
const OCI_OPTIONS = ["ociAutoPull", "ociMode"] as const;

export default defineProjectRule<"mamba" | "frozen">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow two options of which only one may be on",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      mamba:
        "conda.useMamba and conda.useMicromamba are both on, and the first process with conda ends the run. Keep one.",
      frozen:
        "With wave.freeze, {{option}} makes Wave build an image of Docker's kind, which each machine then converts, in place of one file. Turn one of them off.",
    },
  },

  check({ config, report }) {
    const isOn = (path: string): boolean => isTrue(config.value(path)) === "yes";

    const mamba = config.option("conda.useMamba");
    const micromamba = config.option("conda.useMicromamba");
    const areBothOn = isOn("conda.useMamba") && isOn("conda.useMicromamba");
    // Where conda is off, nothing reads them.
    if (
      areBothOn &&
      mamba !== undefined &&
      micromamba !== undefined &&
      isTrue(config.value("conda.enabled")) !== "no"
    ) {
      const related = [{ place: mamba.place, message: "conda.useMamba is turned on here." }];
      report({ messageId: "mamba", place: micromamba.place, option: micromamba, related });
    }

    if (!isOn("wave.enabled") || !isOn("wave.freeze")) return;
    for (const engine of SINGULARITY_LIKE) {
      if (!isOn(`${engine}.enabled`)) continue;
      for (const name of OCI_OPTIONS) {
        const option = config.option(`${engine}.${name}`);
        if (option === undefined || !isOn(`${engine}.${name}`)) continue;
        const freeze = config.option("wave.freeze");
        report({
          messageId: "frozen",
          data: { option: option.path.join(".") },
          place: option.place,
          option,
          related: freeze === undefined ? [] : [{ place: freeze.place, message: "Wave freezes images from here." }],
          severity: "info",
        });
      }
    }
  },
});
