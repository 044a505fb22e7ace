import type { EffectiveProcess, RunProcesses, UnmatchedSelector } from "@nf-lint/pipeline";
import { isWithin, matchesName, nearestName } from "@nf-lint/resolver";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectReport } from "../authoring/project-rule-definition.js";

type MessageIds = "name" | "misspeltName" | "partOfName" | "workflow" | "label" | "misspeltLabel";

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow selectors that no process of the pipeline has a name or a label for",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      name: "No process has the name `{{pattern}}`, so nothing in this selector has an effect. Name a process that the pipeline calls, or delete the selector.",
      misspeltName:
        "No process has the name `{{pattern}}`, so nothing in this selector has an effect. Did you mean `{{nearest}}`?",
      partOfName:
        "`{{pattern}}` has to match the whole name of a process, as `{{whole}}`, so nothing in this selector has an effect. Write `.*:{{pattern}}`.",
      workflow:
        "`{{pattern}}` is a workflow, and a selector hits processes alone, so nothing in it has an effect. Write `(.*:)?{{pattern}}:.*` for all processes of the workflow.",
      label:
        "No process has the label `{{pattern}}`, so nothing in this selector has an effect. Delete the selector, or give a process this label in its definition.",
      misspeltLabel:
        "No process has the label `{{pattern}}`, so nothing in this selector has an effect. Did you mean `{{nearest}}`?",
    },
  },

  check({ project, config, scripts, report }) {
    // What lies beside the project may be for others too, and hit their processes.
    const own = config
      .keys("process")
      .filter((key) => key.startsWith("with"))
      .map((key) => ({ key, places: config.scopePlaces(["process", key]) }))
      .filter(({ places }) => places.length > 0 && places.every(({ file }) => isWithin(project.directory, file)));
    if (own.length === 0) return;
    const run = scripts.processes(config);
    if (run === undefined || run.processes.length === 0) return;
    const patterns = new Set(config.keys("process").map((key) => key.replace(/^with(?:Name|Label):/, "").trim()));
    for (const { key, places } of own) {
      const unmatched = run.unmatched.find(({ selector }) => selector.key === key);
      const [place, ...further] = places;
      if (unmatched?.fits !== "nothing" || place === undefined) continue;
      report({
        ...messageOf(unmatched, run, patterns),
        place,
        ...(further.length > 0 && { related: further.map((one) => ({ place: one, message: "Opened here too." })) }),
      });
    }
  },
});

type Message = Pick<ProjectReport<MessageIds>, "messageId" | "data" | "severity">;

/** @param patterns Those of all selectors: what has a selector of its own is not what another one means. */
function messageOf(
  { selector: { kind, pattern } }: UnmatchedSelector,
  { processes }: RunProcesses,
  patterns: ReadonlySet<string>,
): Message {
  const nearestOf = (names: readonly string[]): string | undefined =>
    nearestName(pattern, new Set(names.filter((name) => !patterns.has(name))));
  if (kind === "withLabel") {
    // Often there for processes to come, and without harm.
    const nearest = nearestOf(processes.flatMap(({ labels }) => labels));
    return nearest === undefined
      ? { messageId: "label", data: { pattern }, severity: "info" }
      : { messageId: "misspeltLabel", data: { pattern, nearest } };
  }
  const whole = processes.find(({ called }) => matchesName(called.qualifiedName, `.*:(?:${pattern})`));
  if (whole !== undefined && !pattern.startsWith("!"))
    return { messageId: "partOfName", data: { pattern, whole: whole.called.qualifiedName } };
  if (processes.some((process) => workflowsOf(process).includes(pattern)))
    return { messageId: "workflow", data: { pattern } };
  const names = processes.flatMap(({ called }) => [called.definition.name, called.name, called.qualifiedName]);
  const nearest = nearestOf(names);
  return nearest === undefined
    ? { messageId: "name", data: { pattern } }
    : { messageId: "misspeltName", data: { pattern, nearest } };
}

function workflowsOf({ called }: EffectiveProcess): readonly string[] {
  return called.qualifiedName.split(":").slice(0, -1);
}
