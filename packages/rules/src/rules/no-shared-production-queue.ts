import type { Place, ProcessGroup, ResolvedConfig, ResolvedOption, Variant } from "@nf-lint/resolver";
import { isTrue } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { executorName } from "../reading/process-groups.js";
import { isProductionProfile, isTrialProfile } from "../reading/profile-names.js";

type MessageIds = "queue" | "workspace" | "environment" | "directory";

export default defineProjectRule<MessageIds>({
  meta: {
    type: "suggestion",
    docs: {
      description: "Disallow queues, workspaces and work directories that production shares with tests and development",
      presets: [],
      since: "0.1.0",
    },
    messages: {
      queue:
        "Tasks of {{production}} wait in the queue '{{shared}}' behind those of {{trials}}. Give production a queue of its own.",
      workspace:
        "Runs of {{production}} and {{trials}} are in one workspace, {{shared}}, so who may test may change production. Give production a workspace of its own.",
      environment:
        "{{production}} and {{trials}} have one compute environment, {{shared}}. Give production one of its own.",
      directory:
        "{{production}} and {{trials}} keep their work in {{shared}}: who cleans up after tests deletes what production resumes from. Give production a directory of its own.",
    },
  },

  checkProject({ project, variants, report }) {
    const named = variants.map((variant) => ({ variant, kind: kindOf(variant) }));
    const trials = named.filter(({ kind }) => kind === "trial").map(({ variant }) => variant);
    for (const { variant } of trials.length === 0 ? [] : named.filter(({ kind }) => kind === "production")) {
      for (const place of placesOf(project.resolve(variant))) {
        const sharing = trials.flatMap((trial) => {
          const other = placesOf(project.resolve(trial)).find(
            ({ what, shared }) => what === place.what && shared === place.shared,
          );
          return other === undefined ? [] : [{ trial, other }];
        });
        if (sharing.length === 0) continue;
        const { option } = place;
        const others = sharing.map(({ other }) => other.option.place).filter((at) => !isSame(at, option.place));
        report({
          messageId: place.what,
          data: {
            production: profileNames([variant]),
            trials: profileNames(sharing.map(({ trial }) => trial)),
            shared: place.shared,
          },
          place: option.place,
          option,
          related: others.map((at) => ({ place: at, message: "It is set here, too." })),
          variants: [variant.name],
        });
      }
    }
  },
});

/** By the names of its profiles; a choice of both kinds is neither. */
function kindOf({ profiles }: Variant): "production" | "trial" | undefined {
  const isProduction = profiles.some(isProductionProfile);
  const isTrial = profiles.some(isTrialProfile);
  if (isProduction === isTrial) return undefined;
  return isProduction ? "production" : "trial";
}

/** Where runs meet: each with the setting that sends them there. */
interface MeetingPlace {
  readonly what: MessageIds;
  readonly shared: string;
  readonly option: ResolvedOption;
}

function placesOf(config: ResolvedConfig): readonly MeetingPlace[] {
  const found: MeetingPlace[] = [];
  const add = (what: MessageIds, option: ResolvedOption | undefined, nameOf: (text: string) => string | undefined) => {
    const text = option && textOf(option);
    const shared = text && nameOf(text);
    if (option !== undefined && shared && !found.some((other) => other.what === what && other.shared === shared))
      found.push({ what, shared, option });
  };
  for (const group of config.processGroups()) if (hasQueues(group)) add("queue", group.option("queue"), (name) => name);
  add("workspace", config.option("tower.workspaceId"), (id) => id);
  add("environment", config.option("tower.computeEnvId"), (id) => id);
  add("directory", config.option(isTrue(config.value("bucketDir")) === "no" ? "workDir" : "bucketDir"), bucketIn);
  return found;
}

function hasQueues(group: ProcessGroup): boolean {
  const executor = executorName(group);
  return executor === "awsbatch" || executor === "azurebatch";
}

/** A directory in a bucket, without what makes no difference. */
function bucketIn(directory: string): string | undefined {
  return /^(?:s3|gs|az):\/\/./.test(directory) ? directory.replace(/\/+$/, "") : undefined;
}

/** A known text or number; '' for none. */
function textOf({ value }: ResolvedOption): string {
  if (value.kind !== "known") return "";
  if (typeof value.value === "string") return value.value;
  const isNumber = typeof value.value === "object" && value.value !== null && "type" in value.value;
  return isNumber && value.value.type === "number" ? value.value.text : "";
}

function profileNames(variants: readonly Variant[]): string {
  const names = [...new Set(variants.flatMap(({ profiles }) => profiles))];
  return new Intl.ListFormat("en-GB").format(names);
}

function isSame(a: Place, b: Place): boolean {
  return a.file === b.file && a.range[0] === b.range[0];
}
