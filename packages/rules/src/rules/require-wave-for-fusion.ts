import type { Project, Variant } from "@nf-lint/resolver";
import { isAbsent, isTrue } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { settingEdits } from "../edits/setting-edits.js";

const FUSION = "fusion.enabled";
const WAVE = "wave.enabled";

export default defineProjectRule<"off" | "combine" | "environment" | "turnOn">({
  meta: {
    type: "problem",
    docs: {
      description: "Require Wave where Fusion is on",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      off: "Fusion needs Wave, and without it the run ends. Set wave.enabled = true.",
      combine:
        "Fusion needs Wave, and without it the run ends. Set wave.enabled = true, or combine this with a profile that does: {{names}}.",
      environment:
        "Fusion needs Wave, which the compute environment has not, and without it the run ends. Turn Wave on there, or Fusion off here.",
      turnOn: "Set wave.enabled = true.",
    },
    hasSuggestions: true,
  },

  check({ project, variants, variant, config, report }) {
    const fusion = config.option(FUSION);
    if (fusion === undefined || isTrue(config.value(FUSION)) !== "yes") return;
    if (isTrue(config.value(WAVE)) !== "no") return;
    if (isPartOfWhole(project, variants, variant)) return;

    const names = variants
      .filter(({ profiles }) => profiles.length === 1)
      .filter((other) => other !== variant && isTrue(project.resolve(other).value(WAVE)) === "yes")
      .map(({ name }) => name);
    const wave = config.option(WAVE);
    const isTurnedOff = wave !== undefined && !isAbsent(wave.value);
    if (wave?.place.launch) {
      const related = [{ place: wave.place, message: "Wave is turned off here." }];
      report({ messageId: "environment", place: fusion.place, option: fusion, related, severity: "error" });
      return;
    }
    const edits = settingEdits(project, config, fusion.place, [{ path: WAVE, value: "true" }]);
    report({
      messageId: names.length > 0 ? "combine" : "off",
      ...(names.length > 0 && { data: { names: names.join(", ") } }),
      place: fusion.place,
      option: fusion,
      related: isTurnedOff ? [{ place: wave.place, message: "Wave is turned off here." }] : [],
      // What is not set may be given at launch, with -with-wave or by the Platform.
      severity: isTurnedOff && names.length === 0 ? "error" : "warning",
      ...(edits && { suggest: [{ messageId: "turnOn", edits }] }),
    });
  },
});

/** Whether the settings list a combination with the same profiles, and one more that turns Wave on. */
function isPartOfWhole(project: Project, variants: readonly Variant[], { profiles }: Variant): boolean {
  if (profiles.length === 0) return false;
  return variants
    .filter((other) => other.profiles.length > profiles.length)
    .filter((other) => profiles.every((profile) => other.profiles.includes(profile)))
    .some((other) => isTrue(project.resolve(other).value(WAVE)) === "yes");
}
