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

type MessageIds = "missing" | "unlabelled" | "ignored" | "type";

/** Where a GPU comes with `accelerator` alone. */
const ASKED_FOR: ReadonlySet<string> = new Set(["awsbatch", "google-batch", "k8s"]);

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
        "The container asks for GPUs, but {{executor}} gives the task none: it asks for them with accelerator alone. Set accelerator = 1.",
      unlabelled:
        "This label looks like one for GPUs, but {{executor}} gives its tasks none without accelerator. Set accelerator = 1.",
      ignored: "Azure Batch reads no accelerator. Choose a machine with a GPU: machineType, or the pool's vmType.",
      type: "AWS Batch ignores the type of an accelerator. Choose the machines in the compute environment of the queue.",
    },
  },

  check(context) {
    const { project, config, report } = context;
    const executors = new Set(config.processGroups().map((group) => executorName(group) ?? ""));
    const [executor = "", ...others] = executors;
    // With several it is not known which one a task of a selector gets.
    if (others.length > 0) return;
    if (executor === "azurebatch") {
      for (const option of settingsOf(config, "accelerator")) {
        if (isUnset(option.value)) continue;
        report({ messageId: "ignored", place: option.place, option, severity: "info" });
      }
    }
    if (executor === "awsbatch") reportTypes(context);
    // What a definition has, a site's file does not see.
    if (ASKED_FOR.has(executor) && project.isPipeline) reportMissing(context, executor);
  },
});

type Context = VariantCheckContext<NoOptions, MessageIds>;

function reportTypes({ config, report }: Context): void {
  for (const option of settingsOf(config, "accelerator")) {
    const type = possibleConstants(option.value).some((constant) => constant instanceof Map && hasType(constant));
    if (type) report({ messageId: "type", place: option.place, option, severity: "info" });
  }
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
  return ["queue", "machineType"].flatMap((name) => config.option([...path, name]) ?? [])[0];
}
