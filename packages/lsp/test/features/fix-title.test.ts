import { describe, expect, it } from "vitest";
import { codeActions } from "../../src/features/code-actions.js";
import { marked } from "../marked-workspace.js";

const OLD = "manifest.nextflowVersion = '!>=25.10.0'\n";

async function titles(text: string): Promise<readonly string[]> {
  const { document, position, workspace } = marked(`${OLD}${text}`);
  const actions = await codeActions(document, { start: position, end: position }, { only: ["quickfix"] }, workspace);
  return actions.map(({ title }) => title);
}

describe("titles of fixes", () => {
  it("say what is replaced by what", async () => {
    expect(await titles("docker.enabled = 'tr|ue'\n")).toContain("Replace 'true' with true");
    expect(await titles("process.cpu|ss = 1\n")).toContain("Replace cpuss with cpus");
  });

  it("say what is set, and in which profile", async () => {
    expect(
      await titles(
        "profiles {\n  gcp {\n    process.errorStrategy = 'retry'\n    process.maxRetries = 3\n    process.executor = 'google-batch'\n    google.batch.sp|ot = true\n  }\n}\n",
      ),
    ).toContain("Set google.batch.maxSpotAttempts = 5 in profile gcp");
    expect(
      await titles(
        "profiles {\n  gcp {\n    process.errorStrategy = 'retry'\n    process.maxRetries = 3\n    process.executor = 'google-batch'\n    google {\n      batch {\n        sp|ot = true\n      }\n    }\n  }\n}\n",
      ),
    ).toContain("Set google.batch.maxSpotAttempts = 5 in profile gcp");
  });

  it("say so where only the executor tells of the cloud, too", async () => {
    expect(
      await titles("profiles {\n  aws {\n    process.exec|utor = 'awsbatch'\n    process.queue = 'spot'\n  }\n}\n"),
    ).toContain(
      "Set aws.batch.maxSpotAttempts = 5, process.errorStrategy = 'retry', process.maxRetries = 3 in profile aws",
    );
  });
});
