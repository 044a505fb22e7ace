import { SETTINGS_SCHEMA_URL } from "@nf-lint/linter";
import { stringify } from "yaml";
import type { ProjectFacts } from "./project-facts.js";

const PAGES = "https://github.com/nf-lint/nf-lint/blob/main/docs";

/** The executors of clouds that put labels on what they bill. */
const BILLED = ["awsbatch", "azurebatch", "google-batch", "k8s", "seqera"];

/** A settings file for a project, with the reason for each of its parts. */
export function settingsText(facts: ProjectFacts): string {
  return [head(), presetPart(facts), versionPart(facts), profilesPart(facts), ignorePart(facts), rulesPart(facts)]
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

function head(): readonly string[] {
  return [`# yaml-language-server: $schema=${SETTINGS_SCHEMA_URL}`, `# Settings of nf-lint: ${PAGES}/settings.md`];
}

function presetPart({ template }: ProjectFacts): readonly string[] {
  const others = `# Others: ${PAGES}/presets.md`;
  return template === undefined
    ? [
        "# The rules with the least risk of a false alarm; the preset production has the whole checklist.",
        others,
        "extends: recommended",
      ]
    : [`# The project is made from the nf-core template (${comment(template)}).`, others, "extends: nf-core"];
}

function versionPart({ nextflowVersion }: ProjectFacts): readonly string[] {
  if (nextflowVersion !== undefined) return [];
  return [
    "# The Nextflow to judge for. Without it the newest known one is taken: manifest.nextflowVersion is not set.",
    '# nextflow: "25.10"',
  ];
}

function profilesPart({ combinations, profiles }: ProjectFacts): readonly string[] {
  if (profiles.length < 2) return [];
  if (combinations.length === 0) {
    const example = yaml(profiles.slice(0, 2).join(","));
    return [
      "# Each profile is looked at alone. Combinations that you run can be added:",
      "# profiles:",
      `#   - ${example}`,
    ];
  }
  return [
    "# Combinations of profiles that CI runs. Each profile alone is looked at anyway.",
    "profiles:",
    ...combinations.map((one) => `  - ${yaml(one.profiles.join(","))} # ${comment(one.file)}`),
  ];
}

function ignorePart({ installed }: ProjectFacts): readonly string[] {
  if (installed.length === 0) return [];
  return [
    "# Installed by nf-core/tools: the next update would overwrite any change.",
    "ignore:",
    ...installed.map((folder) => `  - /${folder}/`),
  ];
}

function rulesPart({ executors }: ProjectFacts): readonly string[] {
  const billed = executors.filter((name) => BILLED.includes(name));
  if (billed.length === 0) return [];
  return [
    `# Tasks run on ${billed.join(", ")}. Name the labels that your bill is split by, each with its other names.`,
    "rules:",
    "  require-resource-labels:",
    "    - warn",
    "    - keys:",
    "        environment: [env]",
    "        team: [group, owner]",
    "        pipeline: [workflow]",
  ];
}

/** A text in one line of YAML, quoted where it must be. */
function yaml(text: string): string {
  return stringify(text, { lineWidth: 0 }).trim();
}

/** Text from a project as part of a comment: it must not end the line. */
function comment(text: string): string {
  return text.replace(/\s+/g, " ");
}
