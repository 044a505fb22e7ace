import type { ResolvedOption } from "@nf-lint/resolver";
import { isOn } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { CONTAINER_ENGINES } from "../clouds/container-engines.js";

export default defineProjectRule<"several">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow more than one container engine in the same run",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      several: "{{engines}} are enabled together, and Nextflow ends the run. Disable all but one.",
    },
  },

  check({ config, report }) {
    const enabled = CONTAINER_ENGINES.filter((engine) => isOn(config.value(`${engine}.enabled`)) === "yes");
    if (enabled.length < 2) return;
    const switches = enabled.flatMap((engine) => config.option(`${engine}.enabled`) ?? []);
    // What a profile adds to a base that has an engine already is where the mistake was made.
    const added = switches.filter(({ profile }) => profile !== undefined);
    const last = blamed(added.length > 0 ? added : switches);
    if (last === undefined) return;
    report({
      messageId: "several",
      data: { engines: enabled.join(" and ") },
      place: last.place,
      option: last,
      related: switches.filter((one) => one !== last).map(related),
    });
  },
});

/**
 * The switch that should not be on, or that should have turned the others off: that of a profile which is named like its engine
 * and so is about nothing else, else the last one of a file.
 */
function blamed(switches: readonly ResolvedOption[]): ResolvedOption | undefined {
  const own = switches.filter(({ path: [engine], profile }) => profile === engine);
  const [first, ...others] = own.length > 0 ? own : switches;
  return first && others.reduce((last, one) => (isBefore(one, last) ? last : one), first);
}

function isBefore({ place: one }: ResolvedOption, { place: other }: ResolvedOption): boolean {
  return one.file === other.file && one.range[0] < other.range[0];
}

function related({ path, place }: ResolvedOption) {
  return { place, message: `${path.join(".")} is turned on here.` };
}
