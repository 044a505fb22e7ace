import { defineProjectRule } from "../authoring/project-rule.js";
import { CLOUD_EXECUTORS } from "../clouds/executor-kinds.js";
import { engineOn, hasNoEngine } from "../clouds/container-engines.js";
import { executorName } from "../reading/process-groups.js";
import { possibleTexts } from "../reading/possible-texts.js";
import { settingsOf } from "../reading/process-settings.js";

/** What only Singularity and its kin read in front of an image's name (`ContainerHandler.normalizeImageName`). */
const SCHEME = /^(docker|shub|library|oras):\/\//;

/** Engines that hand the name to a program that takes none. */
const TAKE_NAMES_ONLY: ReadonlySet<string> = new Set(["docker", "podman"]);

export default defineProjectRule<"scheme">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow image names that the container engine cannot take",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      scheme: "{{taker}} takes no image name with `{{scheme}}` in front, and the task fails. {{remedy}}",
    },
  },

  check({ project, config, report }) {
    const engine = engineOn(config);
    const clouds = config.processGroups().map((group) => executorName(group) ?? "");
    // A cloud's executor runs the image by itself; where some processes run elsewhere, the name may be theirs.
    const areAllClouds = clouds.length > 0 && clouds.every((name) => CLOUD_EXECUTORS.has(name)) && hasNoEngine(config);
    const taker = areAllClouds ? clouds[0] : engine !== undefined && TAKE_NAMES_ONLY.has(engine) ? engine : undefined;
    if (taker === undefined) return;
    for (const option of settingsOf(config, "container")) {
      for (const { text, place } of possibleTexts(project, option)) {
        const [scheme] = SCHEME.exec(text.trim()) ?? [];
        if (scheme === undefined) continue;
        const remedy =
          scheme === "docker://"
            ? `Write '${text.trim().slice(scheme.length)}', which Singularity takes as well.`
            : "Name an image of a registry, or enable Singularity or Apptainer.";
        report({ messageId: "scheme", data: { taker, scheme, remedy }, place, option });
      }
    }
  },
});
