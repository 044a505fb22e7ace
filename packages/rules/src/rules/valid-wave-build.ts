import type { Constant, Value } from "@nf-lint/groovy";
import { isTrue, isUnset } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";

const MIRROR = "wave.mirror";
const FREEZE = "wave.freeze";
const REPOSITORY = "wave.build.repository";
const STRATEGY = "wave.strategy";

/** The release that brought `wave.mirror`. */
const SINCE = "24.09.0-edge";

/** What Wave builds, and so cannot copy. */
const BUILT: ReadonlySet<string> = new Set(["conda", "dockerfile"]);

export default defineProjectRule<"mirrorNeedsRepository" | "mirrorOrFreeze" | "mirrorStrategy">({
  meta: {
    type: "problem",
    docs: {
      description: "Require settings of Wave's mirror that Wave accepts",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      mirrorNeedsRepository:
        "wave.mirror copies images into a registry of yours, and without wave.build.repository the first task ends the run. Set wave.build.repository.",
      mirrorOrFreeze:
        "wave.mirror and wave.freeze exclude each other, and the first task ends the run. Turn one of them off.",
      mirrorStrategy:
        "wave.mirror takes only images that exist: a process that has {{built}} instead ends the run. Set wave.strategy = 'container'.",
    },
  },

  check({ config, target, report }) {
    if (!target.mayBeFrom(SINCE) || isTrue(config.value("wave.enabled")) !== "yes") return;
    const mirror = config.option(MIRROR);
    if (mirror === undefined || isTrue(config.value(MIRROR)) !== "yes") return;
    const at = { place: mirror.place, option: mirror };

    if (isUnset(config.value(REPOSITORY))) report({ messageId: "mirrorNeedsRepository", ...at });
    const freeze = config.option(FREEZE);
    if (freeze !== undefined && isTrue(config.value(FREEZE)) === "yes") {
      report({ messageId: "mirrorOrFreeze", ...at, related: [{ place: freeze.place, message: "This is set here." }] });
    }
    const strategy = config.option(STRATEGY);
    const built = strategiesOf(config.value(STRATEGY)).filter((name) => BUILT.has(name));
    if (strategy !== undefined && built.length > 0) {
      report({
        messageId: "mirrorStrategy",
        data: { built: built.join(" or ") },
        ...at,
        related: [{ place: strategy.place, message: "The strategy is set here." }],
        severity: "warning",
      });
    }
  },
});

/** A text with commas, or a list. */
function strategiesOf(value: Value | undefined): readonly string[] {
  return value?.kind === "known" ? textsOf(value.value).map((name) => name.trim()) : [];
}

function textsOf(constant: Constant): readonly string[] {
  if (typeof constant === "string") return constant.split(",");
  return Array.isArray(constant) ? (constant as readonly Value[]).flatMap(strategiesOf) : [];
}
