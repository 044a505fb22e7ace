import type { Value } from "@nf-lint/groovy";
import type { Place, Project, ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { isOn } from "../authoring/certainty.js";
import { listOption } from "../authoring/list-option.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectCheckContext, ProjectReport, VariantCheckContext } from "../authoring/project-rule-definition.js";
import { isGridExecutor } from "../clouds/executor-kinds.js";
import { awsReportKey, LABEL_RULES } from "../clouds/label-rules.js";
import type { LabelRules, TextRule } from "../clouds/label-rules.js";
import { possibleMaps } from "../clouds/resource-labels.js";
import { beginningOf, REST_UNKNOWN } from "../reading/known-text.js";
import { executorName } from "../reading/process-groups.js";

const FURTHER_CHECKS = ["ownPool", "unsupported", "sameInReport"] as const;

interface Options {
  /** What is looked for besides labels that a cloud rejects. */
  readonly also: readonly (typeof FURTHER_CHECKS)[number][];
}

type MessageIds = "invalidKey" | "invalidValue" | "tooMany" | "ownPool" | "unsupported" | "sameInReport";

type Context = VariantCheckContext<Options, MessageIds>;

export default defineProjectRule<MessageIds, Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Require resourceLabels that the cloud takes",
      presets: ["recommended", "production", "isolated", "nf-core"],
      presetOptions: { production: { also: [...FURTHER_CHECKS] } },
      since: "0.1.0",
    },
    messages: {
      invalidKey: "{{cloud}} rejects the label '{{key}}': it takes {{takes}}. Rename it.",
      invalidValue: "{{cloud}} rejects the value of the label '{{key}}': it takes {{takes}}. Change it.",
      tooMany: "{{cloud}} takes {{most}} labels at most, and these are {{number}}. Remove some.",
      ownPool:
        "Labels reach only pools that Nextflow makes for itself. Set azure.batch.autoPoolMode = true, or tag the pool in Azure.",
      unsupported: "No executor of this configuration hands labels on: resourceLabels do nothing. Remove them.",
      sameInReport:
        "The labels '{{key}}' and '{{other}}' have one name in the reports of AWS, where they cannot be told apart. Rename one.",
    },
    ...listOption("also", { enum: [...FURTHER_CHECKS] }, "What is looked for besides labels that a cloud rejects."),
  },

  check(context) {
    const { config, options } = context;
    for (const group of config.processGroups()) {
      const executor = executorName(group);
      const own = group.option("resourceLabels");
      for (const option of [...(own ? [own] : []), ...group.elsewhere("resourceLabels")]) {
        const rules = LABEL_RULES.get(executor ?? "");
        if (rules !== undefined) checkLabels(context, option, rules);
        if (executor === "awsbatch" && options.also.includes("sameInReport")) checkReport(context, option);
        if (executor === "azurebatch" && options.also.includes("ownPool")) checkPool(context, option);
      }
    }
  },

  checkProject(context) {
    if (context.options.also.includes("unsupported")) checkSupport(context);
  },
});

function checkLabels({ project, config, report }: Context, option: ResolvedOption, rules: LabelRules): void {
  const severity = rules.cloud === "Google" ? ({ severity: "error" } as const) : {};
  const found = (place: Place, rest: Pick<ProjectReport<MessageIds>, "messageId" | "data">): void => {
    report({ ...rest, place, option, ...severity });
  };
  for (const map of possibleMaps(option.value)) {
    if (map.size > rules.most) {
      const data = { cloud: rules.cloud, most: String(rules.most), number: String(map.size) };
      found(option.place, { messageId: "tooMany", data });
    }
    for (const [key, value] of map) {
      const entry = entryOf(config, option, key);
      const place = entry?.place ?? option.place;
      if (rules.key?.fits(key) === false) {
        found(place, { messageId: "invalidKey", data: { cloud: rules.cloud, key, takes: rules.key.takes } });
      }
      if (rules.value !== undefined && isWrong(project, value, entry, rules.value)) {
        found(place, { messageId: "invalidValue", data: { cloud: rules.cloud, key, takes: rules.value.takes } });
      }
    }
  }
}

/** The entry of a map literal, which has a place of its own. */
function entryOf(config: ResolvedConfig, { path, value }: ResolvedOption, key: string): ResolvedOption | undefined {
  return value.kind === "known" ? config.option([...path, key]) : undefined;
}

/** Numbers become texts; of a text with an unknown part its beginning may say enough. */
function isWrong(project: Project, value: Value, entry: ResolvedOption | undefined, rule: TextRule): boolean {
  const text = textOf(value);
  if (text !== undefined) return !rule.fits(text);
  if (value.kind !== "unknown" || entry === undefined) return false;
  const beginning = beginningOf(project, entry);
  return beginning?.endsWith(REST_UNKNOWN) === true && !rule.mayBegin(beginning.slice(0, -REST_UNKNOWN.length));
}

function textOf(value: Value): string | undefined {
  if (value.kind !== "known") return undefined;
  if (typeof value.value === "string") return value.value;
  return typeof value.value === "object" &&
    value.value !== null &&
    "type" in value.value &&
    value.value.type === "number"
    ? value.value.text
    : undefined;
}

function checkReport({ config, report }: Context, option: ResolvedOption): void {
  for (const map of possibleMaps(option.value)) {
    const names = new Map<string, string>();
    for (const key of map.keys()) {
      const name = awsReportKey(key);
      const other = names.get(name);
      if (other === undefined) names.set(name, key);
      else {
        report({
          messageId: "sameInReport",
          data: { key, other },
          place: entryOf(config, option, key)?.place ?? option.place,
          option,
          severity: "info",
        });
      }
    }
  }
}

function checkPool({ config, report }: Context, option: ResolvedOption): void {
  if (isOn(config.value("azure.batch.autoPoolMode")) !== "no" || !hasLabels(option)) return;
  report({ messageId: "ownPool", place: option.place, option });
}

function hasLabels({ value }: ResolvedOption): boolean {
  return possibleMaps(value).some(({ size }) => size > 0);
}

/** Labels beside a cluster's profile and a cloud's are usual; here no choice of profiles uses a cloud. */
function checkSupport({ project, variants, report }: ProjectCheckContext<Options, MessageIds>): void {
  const labels = new Map<string, ResolvedOption>();
  for (const variant of variants) {
    for (const group of project.resolve(variant).processGroups()) {
      // Without an executor, a platform may choose a cloud at launch.
      if (!isGridExecutor(executorName(group) ?? "?")) return;
      const option = group.option("resourceLabels");
      if (option && hasLabels(option)) labels.set(JSON.stringify(option.place), option);
    }
  }
  for (const option of labels.values()) {
    report({ messageId: "unsupported", place: option.place, option, severity: "info" });
  }
}
