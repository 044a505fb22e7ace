import type { Place, ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { isOn } from "../authoring/certainty.js";
import { executorName } from "../reading/process-groups.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectCheckContext, VariantCheckContext } from "../authoring/project-rule-definition.js";
import { processNames } from "../reading/task-groups.js";
import type { TaskGroup } from "../reading/task-groups.js";
import { settingEdits } from "../edits/setting-edits.js";
import { FUSION_EXECUTORS } from "../clouds/executor-kinds.js";
import { awsSpotSignal, awsSpotUses, googleSpotUses } from "../clouds/spot.js";

interface Options {
  readonly executors: readonly ("google-batch" | "awsbatch")[];
  /** Whether snapshots are reported that no machine needs. */
  readonly unneeded: "report" | "take";
}

type MessageIds = "missing" | "inert" | "otherClient" | "noCheckpoints" | "noSpot" | "arm" | "setMissing";

/** All of them must be on; Fusion needs Wave, which puts it into the containers. */
const SETTINGS = ["wave.enabled", "fusion.enabled", "fusion.snapshots"] as const;

/** The release that brought the option. */
const SINCE = "25.03.0-edge";

/** The executors that take a task up again where its machine was taken back; on all others nothing is checkpointed. */
const CHECKPOINTING: ReadonlySet<string> = new Set(["awsbatch", "google-batch", "seqera"]);

/** The release that brought snapshots to ARM machines. */
const ON_ARM_SINCE = "25.10";

const ON_DEMAND = /on[-_]?demand/i;

export default defineProjectRule<MessageIds, Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Require Fusion snapshots on Spot machines, and what they need to work",
      presets: ["recommended", "production", "isolated", "nf-core"],
      presetOptions: { production: { executors: ["google-batch", "awsbatch"], unneeded: "report" } },
      since: "0.1.0",
    },
    messages: {
      missing:
        "Spot machines are used without Fusion snapshots{{processes}}: a task whose machine is taken back starts again from nothing. Set {{missing}}.",
      inert: "fusion.snapshots does nothing here without {{missing}}. Set {{remedy}}.",
      otherClient:
        "fusion.snapshots does nothing here: fusion.containerConfigUrl names a client without snapshots, {{client}}. Remove the address, or name one with 'snap'.",
      noCheckpoints: "fusion.snapshots does nothing on {{executors}}: tasks are never checkpointed there. Remove it.",
      noSpot:
        "No machine of this configuration is taken back, so fusion.snapshots does nothing. Remove it, or set google.batch.spot = true.",
      arm: "Before Nextflow 25.10 there are no snapshots on ARM machines, and with process.arch = '{{arch}}' the run ends. Turn snapshots off, or raise manifest.nextflowVersion to '>=25.10.0'.",
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
          unneeded: {
            enum: ["report", "take"],
            description: "Whether snapshots are reported that no machine needs, as none is a Spot machine.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ executors: ["google-batch"], unneeded: "take" }],
    hasSuggestions: true,
  },

  checkProject(context) {
    checkExecutors(context);
    if (context.options.unneeded === "report") checkNeed(context);
  },

  check(context) {
    const { config, target } = context;
    if (!target.mayBeFrom(SINCE)) return;
    const off = SETTINGS.filter((path) => isOn(config.value(path)) === "no");
    const snapshots = config.option("fusion.snapshots");
    if (snapshots && isOn(snapshots.value) === "yes") {
      if (off.length === 0) checkUse(context, snapshots);
      // Of Fusion without Wave `require-wave-for-fusion` speaks.
      else if (takesFusion(config) && off.includes("fusion.enabled")) reportInert(context, snapshots, off);
      return;
    }
    if (!off.includes("fusion.enabled") && !off.includes("fusion.snapshots")) return;
    for (const signal of spotSignals(context)) reportMissing(context, signal, off);
  },
});

type Context = VariantCheckContext<Options, MessageIds>;

/** What makes snapshots useless though all that they ask for is on: one reason is enough. */
function checkUse({ config, target, report }: Context, snapshots: ResolvedOption): void {
  const at = { place: snapshots.place, option: snapshots };
  const executors = config.processGroups().map((group) => executorName(group) ?? "?");
  const url = config.option("fusion.containerConfigUrl");
  const client = url?.value.kind === "known" && typeof url.value.value === "string" ? clientIn(url.value.value) : "";
  if (url && client !== "" && !client.includes("snap")) {
    const related = [{ place: url.place, message: "The client is named here." }];
    report({ ...at, messageId: "otherClient", data: { client }, related });
    return;
  }
  const arch = config.option("process.arch");
  if (arch === undefined || target.isAtLeast(ON_ARM_SINCE) || !executors.includes("awsbatch")) return;
  if (arch.value.kind !== "known" || typeof arch.value.value !== "string") return;
  if (!/arm64|aarch64/i.test(arch.value.value)) return;
  const related = [{ place: arch.place, message: "The architecture is set here." }];
  report({ ...at, messageId: "arm", data: { arch: arch.value.value }, related, severity: "error" });
}

/** The file of a client as Seqera names them, `v2.4-amd64.json`; empty for an address of another form. */
function clientIn(url: string): string {
  return (
    /^https?:\/\/\S+\/(?<client>v[\w.-]*(?:amd64|arm64|x86_64|aarch64)[\w.-]*\.json)$/.exec(url)?.groups?.["client"] ??
    ""
  );
}

/** Where no choice of profiles uses an executor that checkpoints: in a pipeline with one that does, snapshots are meant for that. */
function checkExecutors({ project, variants, report }: ProjectCheckContext<Options, MessageIds>): void {
  const found = new Map<
    string,
    { readonly snapshots: ResolvedOption; readonly executors: Set<string>; readonly names: string[] }
  >();
  for (const variant of variants) {
    const config = project.resolve(variant);
    const executors = config.processGroups().map((group) => executorName(group) ?? "?");
    if (executors.some((executor) => executor === "?" || CHECKPOINTING.has(executor))) return;
    const snapshots = config.option("fusion.snapshots");
    // Where none takes Fusion at all, `valid-fusion-executor` says so.
    const areOn = SETTINGS.every((path) => isOn(config.value(path)) === "yes");
    if (snapshots === undefined || !areOn || !takesFusion(config)) continue;
    const key = JSON.stringify(snapshots.place);
    const known = found.get(key) ?? { snapshots, executors: new Set(), names: [] };
    found.set(key, known);
    known.names.push(variant.name);
    for (const executor of executors) known.executors.add(executor);
  }
  for (const { snapshots, executors, names } of found.values()) {
    report({
      messageId: "noCheckpoints",
      data: { executors: [...executors].join(" and ") },
      place: snapshots.place,
      option: snapshots,
      variants: names,
    });
  }
}

/** Where all runs on Google Batch, and in no choice of profiles on Spot machines. */
function checkNeed({ project, variants, report }: ProjectCheckContext<Options, MessageIds>): void {
  const found = new Map<string, ResolvedOption>();
  for (const variant of variants) {
    const config = project.resolve(variant);
    if (["google.batch.spot", "google.batch.preemptible"].some((path) => isOn(config.value(path)) !== "no")) return;
    const snapshots = config.option("fusion.snapshots");
    if (snapshots === undefined || isOn(snapshots.value) === "no") continue;
    const executors = config.processGroups().map((group) => executorName(group) ?? "?");
    if (executors.some((executor) => executor === "?" || (executor !== "google-batch" && CHECKPOINTING.has(executor))))
      return;
    const areOn = SETTINGS.every((path) => isOn(config.value(path)) === "yes");
    if (areOn && executors.includes("google-batch")) found.set(JSON.stringify(snapshots.place), snapshots);
  }
  for (const option of found.values()) {
    report({ messageId: "noSpot", place: option.place, option, severity: "info" });
  }
}

/** Where nothing sets an executor, tasks run locally or where a platform says: both take Fusion. */
function takesFusion(config: ResolvedConfig): boolean {
  return config.processGroups().some((group) => FUSION_EXECUTORS.has(executorName(group) ?? "local"));
}

/** A setting that says that Spot machines are used, and the tasks that it says it for. */
interface SpotSignal {
  readonly option: ResolvedOption;
  readonly groups: TaskGroup[];
}

function spotSignals(context: Context): readonly SpotSignal[] {
  const { config, options } = context;
  const signals = new Map<string, SpotSignal>();
  const add = (option: ResolvedOption | undefined, group: TaskGroup): void => {
    if (option === undefined) return;
    const key = JSON.stringify(option.place);
    const signal = signals.get(key);
    if (signal === undefined) signals.set(key, { option, groups: [group] });
    else signal.groups.push(group);
  };
  if (options.executors.includes("google-batch")) {
    for (const { spotSwitch, group } of googleSpotUses(context)) add(spotSwitch, group);
  }
  if (options.executors.includes("awsbatch")) {
    for (const { group } of awsSpotUses(context, (queue) => ON_DEMAND.test(queue)))
      add(awsSpotSignal(config, group), group);
  }
  return [...signals.values()];
}

function reportMissing(context: Context, { option: signal, groups }: SpotSignal, off: readonly string[]): void {
  const related = SETTINGS.flatMap((path) => context.config.option(path) ?? []).map(({ place, path }) => ({
    place,
    message: `${path.join(".")} is set here.`,
  }));
  context.report({
    messageId: "missing",
    data: { missing: asSettings(off) },
    place: signal.place,
    option: signal,
    processes: processNames(groups),
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
