import { SelectorMatches } from "@nf-lint/pipeline";
import type { EffectiveProcess, RunProcesses, UnmatchedSelector } from "@nf-lint/pipeline";
import { isSelectorKey, isWithin, matchesLabels, matchesName, nearestName } from "@nf-lint/resolver";
import type { Place, ResolvedConfig } from "@nf-lint/resolver";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectReport } from "../authoring/project-rule-definition.js";
import type { ProjectScripts } from "../authoring/project-scripts.js";

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

  checkProject({ project, variants, scripts, report }) {
    const known = knownNames(scripts);
    const matches = new SelectorMatches();
    const hits = new Map<string, boolean>();
    const found = new Map<string, Suspect>();
    for (const variant of variants) {
      const config = project.resolve(variant);
      for (const key of config.keys("process").filter(isSelectorKey)) {
        const isHit = hits.get(key) ?? hitsKnown(key, known, matches);
        hits.set(key, isHit);
        if (isHit) continue;
        const places = config.scopePlaces(["process", key]);
        // What lies beside the project may be for others too, and hit their processes.
        if (places.length === 0 || !places.every(({ file }) => isWithin(project.directory, file))) continue;
        const same = [key, ...places.map(({ file, range }) => `${file} ${range[0]}`)].join("\n");
        const suspect = found.get(same);
        if (suspect === undefined) found.set(same, { key, places, config, names: [variant.name] });
        else suspect.names.push(variant.name);
      }
    }
    // What processes get takes long to work out, and whether one is hit is the same in all variants: one of them tells.
    for (const { key, places, config, names } of found.values()) {
      const run = scripts.processes(config);
      if (run === undefined || run.processes.length === 0) continue;
      const patterns = new Set(config.keys("process").map((other) => other.replace(/^with(?:Name|Label):/, "").trim()));
      const unmatched = run.unmatched.find(({ selector }) => selector.key === key);
      const [place, ...further] = places;
      if (unmatched?.fits !== "nothing" || place === undefined) continue;
      report({
        ...messageOf(unmatched, run, patterns),
        place,
        variants: names,
        ...(further.length > 0 && { related: further.map((one) => ({ place: one, message: "Opened here too." })) }),
      });
    }
  },
});

interface Suspect {
  readonly key: string;
  readonly places: readonly Place[];
  /** The first variant that has it. */
  readonly config: ResolvedConfig;
  readonly names: string[];
}

interface KnownNames {
  /** Of processes as they are defined and included. */
  readonly processes: ReadonlySet<string>;
  /** Those that are written out. */
  readonly labels: readonly string[];
}

function knownNames(scripts: ProjectScripts): KnownNames {
  const modules = scripts.modules();
  const defined = new Set(
    modules.flatMap(({ definitions }) =>
      definitions.filter(({ node }) => node.type === "ProcessDeclaration").map(({ name }) => name),
    ),
  );
  const aliases = modules
    .flatMap(({ ast }) => ast.body.flatMap((node) => (node.type === "IncludeDeclaration" ? node.entries : [])))
    .flatMap(({ name, alias }) => (alias !== undefined && defined.has(name.name) ? [alias.name] : []));
  const labels = (scripts.directives("label") ?? []).flatMap(({ value }) =>
    value?.type === "StringLiteral" ? [value.value] : [],
  );
  return { processes: new Set([...defined, ...aliases]), labels };
}

/** Whether a selector is seen to hit something, without a look at how processes are called. */
function hitsKnown(key: string, { processes, labels }: KnownNames, matches: SelectorMatches): boolean {
  const [, kind, pattern = ""] = /^with(Name|Label):\s*([^]*)$/.exec(key) ?? [];
  if (kind === "Label") return labels.some((label) => matchesLabels([label], pattern) === true);
  if (processes.has(pattern)) return true;
  for (const name of processes) if (matches.name(pattern, name) === true) return true;
  return false;
}

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
