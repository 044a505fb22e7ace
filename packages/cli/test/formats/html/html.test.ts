import { createLinter } from "@nf-lint/linter";
import { nodeFileSystem } from "@nf-lint/linter/node";
import { expect, test } from "vitest";
import { ValuesBehindFindings } from "../../../src/formats/html/resolved-values.js";
import { projectDirectory } from "../../project-directory.js";
import { runIn } from "../../run-in.js";

const PIPELINE = {
  "nextflow.config": `
manifest.nextflowVersion = '!>=25.10.4'
process {
    executor = 'google-batch'
    resourceLabels = [env: 'x', pipeline: 'y']
}
profiles {
    a { google.batch.spot = true }
    b {
        google.batch.spot = true
        process.maxRetries = params.retries
    }
}
`,
};

test("the matrix has the rules that found something against all profiles", async () => {
  const { stdout } = await runIn(projectDirectory(PIPELINE), ["--format", "html"]);
  const cells = [...stdout.matchAll(/data-rule="([^"]+)" data-profile="([^"]+)" title="([^"]+)"/g)];
  expect(cells.filter(([, rule]) => rule === "require-spot-retries").map(([, , profile]) => profile)).toEqual([
    "a",
    "b",
  ]);
  expect(cells.filter(([, rule]) => rule === "require-resource-labels").map(([, , profile]) => profile)).toEqual([
    "(none)",
    "a",
    "b",
  ]);
});

test("of very many profiles only those with findings are in the matrix", async () => {
  const profiles = Array.from({ length: 40 }, (_, i) => `p${i} { process.cpus = ${i} }`).join("\n    ");
  const config = `manifest.nextflowVersion = '!>=25.10.4'\nprofiles {\n    ${profiles}\n    odd { process.cpuss = 1 }\n}\n`;
  const { stdout } = await runIn(projectDirectory({ "nextflow.config": config }), ["--format", "html"]);
  expect(stdout).toContain("1 finding, 1 choice of profiles; 41 more have none</figcaption>");
  expect(stdout.match(/<th scope="col">/g)).toHaveLength(1);
});

test("the same findings are the same page", async () => {
  const directory = projectDirectory(PIPELINE);
  const [first, second] = [await runIn(directory, ["--format", "html"]), await runIn(directory, ["--format", "html"])];
  expect(first.stdout).toBe(second.stdout);
});

test("suppressed findings are there with their reasons", async () => {
  const directory = projectDirectory({
    "nextflow.config": "// nf-lint-disable-next-line pin-nextflow-version -- pinned by <us>\nmanifest.name = 'x'\n",
  });
  const { stdout } = await runIn(directory, ["--format", "html"]);
  expect(stdout).toContain("1 suppressed finding<");
  expect(stdout).toContain("<b>pinned by &lt;us&gt;</b>");
});

test("without findings the page says so", async () => {
  const directory = projectDirectory({ "nextflow.config": "manifest.nextflowVersion = '!>=25.04.0'\n" });
  const { stdout } = await runIn(directory, ["--format", "html"]);
  expect(stdout).toContain("<title>nf-lint: no problems</title>");
  expect(stdout).not.toContain('id="filters"');
});

test("the values behind a finding: what stands at its places, and what its message names, in its profiles", async () => {
  const cwd = projectDirectory(PIPELINE);
  const linter = createLinter({ cwd, fileSystem: nodeFileSystem() });
  const { findings } = await linter.lint(["."]);
  const behind = new ValuesBehindFindings({ cwd, shownConfig: (config) => config });
  const valuesOf = (ruleId: string): readonly object[] =>
    findings
      .filter((finding) => finding.ruleId === ruleId)
      .flatMap((finding) => behind.of(finding, linter.projectsOf(finding.file)));
  expect(valuesOf("require-resource-labels")).toContainEqual({
    option: "process.resourceLabels",
    values: [
      {
        text: "[env: 'x', pipeline: 'y']",
        kind: "known",
        place: "nextflow.config:5",
        overrode: 0,
        variants: ["(none)", "a", "b"],
      },
    ],
  });
  expect(valuesOf("require-spot-retries")).toContainEqual({
    option: "google.batch.maxSpotAttempts",
    values: [{ text: "not set", kind: "unset", place: "", overrode: 0, variants: ["a"] }],
  });
});
