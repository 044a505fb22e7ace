import { isTrue } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { possibleTexts } from "../reading/possible-texts.js";
import { settingsOf } from "../reading/process-settings.js";

/** From here on the directive alone turns nothing on (`TaskRun.getCondaEnv`). */
const SINCE = "22.08.0-edge";

const ENGINES = ["conda", "spack"] as const;

export default defineProjectRule<"off">({
  meta: {
    type: "problem",
    docs: {
      description: "Require `conda` and `spack` to be enabled where a directive asks for them",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      off: "Nextflow ignores process.{{engine}} as long as {{engine}} is not on, and the programs are not there. Set {{engine}}.enabled = true.",
    },
  },

  check({ project, config, target, report }) {
    if (!target.isAtLeast(SINCE)) return;
    for (const engine of ENGINES) {
      const enabled = config.option(`${engine}.enabled`);
      if (isTrue(config.value(`${engine}.enabled`)) !== "no" || (engine === "conda" && mayBuildFromConda(config)))
        continue;
      for (const option of settingsOf(config, engine)) {
        // An institution turns conda off, and leaves it to other profiles: it said so.
        if (enabled !== undefined || possibleTexts(project, option).every(({ text }) => text === "")) continue;
        report({ messageId: "off", data: { engine }, place: option.place, option });
      }
    }
  },
});

/** Wave builds images from what the directive names. */
function mayBuildFromConda(config: Parameters<typeof settingsOf>[0]): boolean {
  if (isTrue(config.value("wave.enabled")) === "no") return false;
  const strategy = config.value("wave.strategy");
  if (strategy?.kind !== "known" || strategy.value === null) return true;
  return JSON.stringify(strategy.value).includes("conda");
}
