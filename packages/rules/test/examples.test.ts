import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rules } from "eslint-plugin-nextflow";
import { describe, expect, it } from "vitest";
import { lint } from "./eslint-run.js";
import { memoryProjects } from "./memory-projects.js";

const EXAMPLES = fileURLToPath(new URL("../../../examples/", import.meta.url));

/** The four rules that the project exists for. */
const CORE = ["pin-nextflow-version", "require-fusion-snapshots", "require-resource-labels", "require-spot-retries"];

/** An example as files in memory. */
function filesOf(example: string): Record<string, string> {
  const names = readdirSync(`${EXAMPLES}${example}`, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  return Object.fromEntries(
    files.map((file) => [`/project/${file.slice(EXAMPLES.length + example.length + 1)}`, readFileSync(file, "utf8")]),
  );
}

function findingsIn(example: string, ids: readonly string[]): string[] {
  const files = filesOf(example);
  const run = {
    projects: memoryProjects(files),
    rules: Object.fromEntries(ids.map((id) => [`nextflow/${id}`, "warn" as const])),
  };
  return Object.entries(files)
    .filter(([file]) => file.endsWith(".config"))
    .flatMap(([file, text]) =>
      lint(file, text, run).messages.map(({ ruleId, line, messageId }) => {
        return `${file.slice("/project/".length)}:${line} ${ruleId?.slice("nextflow/".length) ?? ""} ${messageId ?? ""}`;
      }),
    )
    .sort();
}

describe("the examples", () => {
  it("gcp-spot shows all four rules", () => {
    expect(findingsIn("gcp-spot", CORE)).toEqual([
      "conf/gcp.config:6 require-resource-labels missingKeys",
      "nextflow.config:14 pin-nextflow-version notFatal",
      "nextflow.config:29 require-fusion-snapshots missing",
      "nextflow.config:29 require-spot-retries neither",
    ]);
  });

  it("aws-spot shows a version that ends the run, and retries by Nextflow alone", () => {
    expect(findingsIn("aws-spot", CORE)).toEqual([
      "conf/awsbatch.config:4 require-spot-retries onlySometimes",
      "nextflow.config:10 pin-nextflow-version invalid",
    ]);
  });

  it("clean is clean by every rule of the preset recommended", () => {
    const recommended = Object.keys(rules).filter((id) => rules[id]?.meta.docs.presets?.includes("recommended"));
    expect(findingsIn("clean", recommended)).toEqual([]);
  });
});
