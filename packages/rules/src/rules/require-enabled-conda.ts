import type { ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
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

  check({ project, variants, config, target, report }) {
    // What another file's configuration turns on, that of a fragment does not say.
    if (!target.isAtLeast(SINCE) || !project.rootFile.endsWith("/nextflow.config")) return;
    for (const engine of ENGINES) {
      const settings = settingsOf(config, engine).filter(
        (option) =>
          !isBesideContainer(config, option) && possibleTexts(project, option).some(({ text }) => text !== ""),
      );
      // Where another profile turns it on, the setting is for whoever chooses that one; an institution that turns it off
      // leaves it to others.
      if (settings.length === 0 || config.option(`${engine}.enabled`) !== undefined) continue;
      if (variants.some((variant) => mayBeOn(project.resolve(variant), engine))) continue;
      for (const option of settings) report({ messageId: "off", data: { engine }, place: option.place, option });
    }
  },
});

function mayBeOn(config: ResolvedConfig, engine: (typeof ENGINES)[number]): boolean {
  return isTrue(config.value(`${engine}.enabled`)) !== "no" || (engine === "conda" && mayBuildFromConda(config));
}

/** With an image as well, the programs come from there. */
function isBesideContainer(config: ResolvedConfig, { path }: ResolvedOption): boolean {
  return [path.slice(0, -1), ["process"]].some((scope) => config.option([...scope, "container"]) !== undefined);
}

/** Wave builds images from what the directive names. */
function mayBuildFromConda(config: ResolvedConfig): boolean {
  if (isTrue(config.value("wave.enabled")) === "no") return false;
  const strategy = config.value("wave.strategy");
  if (strategy?.kind !== "known" || strategy.value === null) return true;
  return JSON.stringify(strategy.value).includes("conda");
}
