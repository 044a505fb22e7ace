import type { Constant, Value } from "@nf-lint/groovy";
import type { ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { isSelectorKey } from "@nf-lint/resolver";
import { isText, isUnset } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions, VariantCheckContext } from "../authoring/project-rule-definition.js";
import { executorName } from "../reading/process-groups.js";
import { possibleConstants } from "../reading/option-settings.js";
import { settingsOf } from "../reading/process-settings.js";
import { mayScriptsSet } from "../reading/script-directives.js";
import { processNames, tasksWhere } from "../reading/task-groups.js";
import type { TaskGroup } from "../reading/task-groups.js";

type MessageIds = "missing" | "unlabelled" | "ignored" | "type";

/** Where a GPU comes with `accelerator` alone. */
const ASKED_FOR: ReadonlySet<string> = new Set(["awsbatch", "google-batch", "k8s"]);

const LOOKED_AT: ReadonlySet<string> = new Set([...ASKED_FOR, "azurebatch"]);

/** What gives tasks machines of their own. */
const MACHINES = ["queue", "machineType"];

/** Google's machines with GPUs of their own, and templates, which may have some. */
const WITH_GPU = /^(a2|a3|a4|g2|g4)-|^template:\/\//;

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Require the directive accelerator for tasks that use a GPU in the cloud",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      missing:
        "The container asks for GPUs, but {{executor}} gives the task none{{processes}}: it asks for them with accelerator alone. Set accelerator = 1.",
      unlabelled:
        "This label looks like one for GPUs, but {{executor}} gives its tasks none without accelerator{{processes}}. Set accelerator = 1.",
      ignored:
        "Azure Batch reads no accelerator{{processes}}. Choose a machine with a GPU: machineType, or the pool's vmType.",
      type: "AWS Batch ignores the type of an accelerator{{processes}}. Choose the machines in the compute environment of the queue.",
    },
  },

  check(context) {
    const groups = tasksWhere(context, (executor) => LOOKED_AT.has(executor));
    if (groups.some(({ process }) => process !== undefined)) {
      for (const group of groups) checkTasks(context, group);
      return;
    }
    const { project, config } = context;
    const executors = new Set(config.processGroups().map((group) => executorName(group) ?? ""));
    const [executor = "", ...others] = executors;
    // With several it is not known which one a task of a selector gets.
    if (others.length > 0) return;
    for (const option of settingsOf(config, "accelerator")) checkAccelerator(context, executor, option, []);
    // What a definition has, a site's file does not see.
    if (ASKED_FOR.has(executor) && project.isPipeline) reportMissing(context, executor);
  },
});

type Context = VariantCheckContext<NoOptions, MessageIds>;

/** The tasks of a process, with what it really gets. */
function checkTasks(context: Context, group: TaskGroup): void {
  const executor = executorName(group) ?? "";
  const processes = processNames([group]);
  const accelerator = group.option("accelerator");
  if (accelerator !== undefined) checkAccelerator(context, executor, accelerator, processes);
  if (!ASKED_FOR.has(executor) || !isUnset(group.directive("accelerator"))) return;
  if (mayHaveGpu(group.directive("machineType"))) return;
  const options = group.option("containerOptions");
  if (options !== undefined && asksForGpus(options)) {
    context.report({ messageId: "missing", data: { executor }, place: options.place, option: options, processes });
    return;
  }
  const machine = MACHINES.map((name) => group.option(name)).find((option) => isGpuLabel(option?.path[1]));
  if (machine === undefined) return;
  context.report({
    messageId: "unlabelled",
    data: { executor },
    place: machine.place,
    option: machine,
    processes,
    severity: "info",
  });
}

/** An accelerator that the executor does not read as it is meant. */
function checkAccelerator(
  { report }: Context,
  executor: string,
  option: ResolvedOption,
  processes: readonly string[],
): void {
  const at = { place: option.place, option, processes, severity: "info" as const };
  if (executor === "azurebatch" && !isUnset(option.value)) report({ ...at, messageId: "ignored" });
  if (executor !== "awsbatch") return;
  const type = possibleConstants(option.value).some((constant) => constant instanceof Map && hasType(constant));
  if (type) report({ ...at, messageId: "type" });
}

function hasType(map: ReadonlyMap<string, Value>): boolean {
  return !isUnset(map.get("type"));
}

interface Found {
  readonly messageId: "missing" | "unlabelled";
  readonly option: ResolvedOption;
}

function reportMissing({ config, scripts, report }: Context, executor: string): void {
  const atBase = config.value("process.accelerator");
  if (!isUnset(atBase)) return;
  const found = [undefined, ...config.keys("process").filter(isSelectorKey)].flatMap((selector): readonly Found[] => {
    const path = selector === undefined ? ["process"] : ["process", selector];
    if (!isUnset(config.value([...path, "accelerator"]))) return [];
    if (mayHaveGpu(config.value([...path, "machineType"]) ?? config.value("process.machineType"))) return [];
    const options = config.option([...path, "containerOptions"]);
    if (options !== undefined && asksForGpus(options)) return [{ messageId: "missing", option: options }];
    const own = isGpuLabel(selector) ? machineOf(config, path) : undefined;
    return own === undefined ? [] : [{ messageId: "unlabelled", option: own }];
  });
  if (found.length === 0 || mayScriptsSet(scripts, "accelerator")) return;
  for (const { messageId, option } of found) {
    report({
      messageId,
      data: { executor },
      place: option.place,
      option,
      ...(messageId === "unlabelled" && { severity: "info" as const }),
    });
  }
}

function asksForGpus({ value }: ResolvedOption): boolean {
  return possibleConstants(value).some(
    (constant: Constant) => typeof constant === "string" && /(^|\s)--gpus(\s|=|$)/.test(constant),
  );
}

function mayHaveGpu(machine: Value | undefined): boolean {
  return isText(machine, (name) => WITH_GPU.test(name)) !== "no";
}

function isGpuLabel(selector: string | undefined): boolean {
  return selector !== undefined && /^withLabel:.*gpu/i.test(selector);
}

/** What gives the tasks of a selector machines of their own. */
function machineOf(config: ResolvedConfig, path: readonly string[]): ResolvedOption | undefined {
  return MACHINES.flatMap((name) => config.option([...path, name]) ?? [])[0];
}
