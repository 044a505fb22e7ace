import type { Place, ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { isOn } from "../authoring/certainty.js";
import { executorName } from "../reading/process-groups.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { VariantCheckContext } from "../authoring/project-rule-definition.js";
import { settingEdits } from "../edits/setting-edits.js";
import { FUSION_EXECUTORS } from "../clouds/executor-kinds.js";
import { awsSpotSignal, awsSpotUses, googleSpotUses } from "../clouds/spot.js";

interface Options {
  readonly executors: readonly ("google-batch" | "awsbatch")[];
}

type MessageIds = "missing" | "inert" | "setMissing";

/** All of them must be on; Fusion needs Wave, which puts it into the containers. */
const SETTINGS = ["wave.enabled", "fusion.enabled", "fusion.snapshots"] as const;

/** The release that brought the option. */
const SINCE = "25.03.0-edge";

const ON_DEMAND = /on[-_]?demand/i;

export default defineProjectRule<MessageIds, Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Require Fusion snapshots on Spot machines, and what they need to work",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      missing:
        "Spot machines are used without Fusion snapshots: a task whose machine is taken back starts again from nothing. Set {{missing}}.",
      inert: "fusion.snapshots does nothing here without {{missing}}. Set {{remedy}}.",
      setMissing: "Set {{remedy}}.",
    },
    schema: [
      {
        type: "object",
        properties: {
          executors: {
            type: "array",
            items: { enum: ["google-batch", "awsbatch"] },
            uniqueItems: true,
            description: "The executors whose Spot machines ask for snapshots.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ executors: ["google-batch"] }],
    hasSuggestions: true,
  },

  check(context) {
    const { config, target } = context;
    if (!target.mayBeFrom(SINCE)) return;
    const off = SETTINGS.filter((path) => isOn(config.value(path)) === "no");
    const snapshots = config.option("fusion.snapshots");
    if (snapshots && isOn(snapshots.value) === "yes") {
      if (off.length > 0 && takesFusion(config)) reportInert(context, snapshots, off);
      return;
    }
    if (!off.includes("fusion.enabled") && !off.includes("fusion.snapshots")) return;
    for (const signal of spotSignals(context)) reportMissing(context, signal, off);
  },
});

type Context = VariantCheckContext<Options, MessageIds>;

/** Where nothing sets an executor, tasks run locally or where a platform says: both take Fusion. */
function takesFusion(config: ResolvedConfig): boolean {
  return config.processGroups().some((group) => FUSION_EXECUTORS.has(executorName(group) ?? "local"));
}

/** The settings that say that Spot machines are used. */
function spotSignals({ config, options }: Context): ReadonlySet<ResolvedOption> {
  const signals = new Set<ResolvedOption>();
  if (options.executors.includes("google-batch")) {
    for (const { spotSwitch } of googleSpotUses(config)) if (spotSwitch) signals.add(spotSwitch);
  }
  if (options.executors.includes("awsbatch")) {
    for (const { group } of awsSpotUses(config, (queue) => ON_DEMAND.test(queue))) {
      const signal = awsSpotSignal(config, group);
      if (signal) signals.add(signal);
    }
  }
  return signals;
}

function reportMissing(context: Context, signal: ResolvedOption, off: readonly string[]): void {
  const related = SETTINGS.flatMap((path) => context.config.option(path) ?? []).map(({ place, path }) => ({
    place,
    message: `${path.join(".")} is set here.`,
  }));
  context.report({
    messageId: "missing",
    data: { missing: asSettings(off) },
    place: signal.place,
    option: signal,
    related,
    ...suggestion(context, signal.place, off),
  });
}

function reportInert(context: Context, snapshots: ResolvedOption, off: readonly string[]): void {
  const related = off
    .flatMap((path) => context.config.option(path) ?? [])
    .map(({ place, path }) => ({
      place,
      message: `${path.join(".")} is turned off here.`,
    }));
  context.report({
    messageId: "inert",
    data: { missing: off.join(" and "), remedy: asSettings(off) },
    place: snapshots.place,
    option: snapshots,
    related,
    ...suggestion(context, snapshots.place, off),
  });
}

function suggestion({ project, config }: Context, place: Place, off: readonly string[]) {
  const wanted = off.map((path) => ({ path, value: "true" }));
  const edits = settingEdits(project, config, place, wanted);
  return edits && { suggest: [{ messageId: "setMissing" as const, data: { remedy: asSettings(off) }, edits }] };
}

function asSettings(paths: readonly string[]): string {
  return paths.map((path) => `${path} = true`).join(", ");
}
