import type { Constant, Value } from "@nf-lint/groovy";
import type { Project, ResolvedConfig, ResolvedOption, Variant } from "@nf-lint/resolver";
import { isAbsent, isOn, isTrue } from "../authoring/certainty.js";
import { listOption } from "../authoring/list-option.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { workDirectory } from "../clouds/work-directory.js";
import { settingsOf } from "../reading/process-settings.js";
import { isTrialProfile } from "../reading/profile-names.js";

const FURTHER_CHECKS = ["resume", "remote"] as const;

interface Options {
  /** What is looked for besides results that are lost. */
  readonly also: readonly (typeof FURTHER_CHECKS)[number][];
}

type MessageIds = "links" | "resume" | "remote";

export default defineProjectRule<MessageIds, Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow the clean-up of work that results or later runs need",
      presets: ["recommended", "production", "isolated", "nf-core"],
      presetOptions: { production: { also: [...FURTHER_CHECKS] } },
      since: "0.1.0",
    },
    messages: {
      links:
        "Results are links into the work directory here, and cleanup deletes it. Publish copies (mode: 'copy'), or remove cleanup.",
      resume:
        "When a run has succeeded its work is deleted, so no later run can resume from it. Remove cleanup, or keep a profile without it.",
      remote: "cleanup does nothing where the work directory is in a bucket. Remove it.",
    },
    ...listOption("also", { enum: [...FURTHER_CHECKS] }, "What is looked for besides results that are lost."),
  },

  check({ project, variants, config, options, report }) {
    const option = config.option("cleanup");
    if (option === undefined || isTrue(option.value) !== "yes") return;
    const at = { place: option.place, option };
    const directory = workDirectory(project, config, "local");
    if (directory !== undefined && directory.scheme !== "") {
      const related = [{ place: directory.option.place, message: "The work directory is set here." }];
      if (options.also.includes("remote")) report({ ...at, messageId: "remote", related, severity: "info" });
      return;
    }
    const links = linkedResults(config);
    if (links.length > 0) {
      const related = links.map(({ place }) => ({ place, message: "These results are links." }));
      report({ ...at, messageId: "links", related });
    } else if (options.also.includes("resume") && !isOptional(project, variants) && !isForTrials(option)) {
      report({ ...at, messageId: "resume", severity: "info" });
    }
  },
});

/** Whether some choice of profiles keeps the work, as nf-core's `debug` does. */
function isOptional(project: Project, variants: readonly Variant[]): boolean {
  return variants.some((variant) => {
    const value = project.resolve(variant).value("cleanup");
    return value !== undefined && isTrue(value) !== "yes";
  });
}

/** Whether only runs that are thrown away have it. */
function isForTrials({ profile }: ResolvedOption): boolean {
  return profile !== undefined && isTrialProfile(profile);
}

/** The settings by which results surely are links: Nextflow links where nothing else is said and the target is on a disk. */
function linkedResults(config: ResolvedConfig): readonly ResolvedOption[] {
  const published = settingsOf(config, "publishDir").filter(({ value }) => isLinked(value));
  const outputDir = config.option("outputDir");
  const mode = config.value("workflow.output.mode");
  const isOutputLinked = outputDir !== undefined && isLocal(outputDir.value) && linksResults(mode);
  return isOutputLinked ? [...published, outputDir] : published;
}

function isLinked(value: Value): boolean {
  if (value.kind !== "known") return false;
  const { value: constant } = value;
  if (Array.isArray(constant)) return (constant as readonly Value[]).some(isLinked);
  if (!(constant instanceof Map)) return isLocal(value);
  const map = constant as ReadonlyMap<string, Value>;
  const isEnabled = !map.has("enabled") || isOn(map.get("enabled")) === "yes";
  return isEnabled && linksResults(map.get("mode")) && isLocal(map.get("path"));
}

function linksResults(mode: Value | undefined): boolean {
  if (isAbsent(mode)) return true;
  return mode?.kind === "known" && typeof mode.value === "string" && /^(?:sym|rel)link$/i.test(mode.value);
}

function isLocal(value: Value | undefined): boolean {
  const text = value?.kind === "known" ? pathText(value.value) : undefined;
  // A param that is null makes a path of that name: who starts the run sets it.
  return text !== undefined && text !== "" && !text.includes("://") && !/(?:^|\/)null(?:\/|$)/.test(text);
}

function pathText(constant: Constant): string | undefined {
  if (typeof constant === "string") return constant;
  return typeof constant === "object" && constant !== null && "type" in constant && constant.type === "path"
    ? constant.text
    : undefined;
}
