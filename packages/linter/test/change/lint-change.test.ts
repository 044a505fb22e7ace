import { describe, expect, test } from "vitest";
import { lintChange } from "../../src/change/lint-change.js";
import type { LintedChange } from "../../src/change/lint-change.js";
import { gitHistory, nodeFileSystem } from "../../src/node.js";
import { repository } from "../git/repository.js";
import type { Repository } from "../git/repository.js";

const NEXTFLOW = `manifest.nextflowVersion = '!>=25.10.0'
process.resourceLabels = [team: 'genomics', pipeline: 'demo', environment: 'production']

includeConfig 'conf/retries.config'
includeConfig 'conf/fusion.config'

profiles {
    gcp {
        process.executor = 'google-batch'
        google.project = 'demo'
        google.location = 'europe-west1'
        google.batch.spot = true
    }
    local_run {
        process.executor = 'local'
        executor.cpus = 4
    }
}
`;

const FILES = {
  "nextflow.config": NEXTFLOW,
  "conf/retries.config": "process.errorStrategy = 'retry'\nprocess.maxRetries = 3\ngoogle.batch.maxSpotAttempts = 5\n",
  "conf/fusion.config": "wave.enabled = true\nfusion.enabled = true\nfusion.snapshots = true\n",
};

async function changeIn({ directory }: Repository, since = "HEAD", paths = ["."]): Promise<LintedChange> {
  const options = { cwd: directory, fileSystem: nodeFileSystem(), history: gitHistory(), since };
  const linted = await lintChange(paths, options);
  if (!linted.ok) throw new Error(linted.failure.kind);
  expect(linted.result.failures).toEqual([]);
  return linted;
}

const shown = ({ result, change }: LintedChange): unknown => ({
  introduced: result.findings.map(({ ruleId, file, profiles }) => ({ ruleId, file, profiles })),
  fixed: change.fixed.map(({ ruleId, file }) => ({ ruleId, file })),
});

const NOTHING = { introduced: [], fixed: [] };

describe("lintChange", () => {
  test("without a change there is nothing to tell", async () => {
    const repo = repository(FILES);
    const linted = await changeIn(repo);
    expect(shown(linted)).toEqual(NOTHING);
    expect(linted.change.configurations()).toEqual([]);
    expect(linted.result).toMatchObject({ files: 3, projects: 1 });
  });

  test("a deleted setting breaks another file; what is moved or called otherwise is not news", async () => {
    const repo = repository(FILES);
    repo.write({
      "nextflow.config": NEXTFLOW.replace(
        "        google.batch.spot = true\n",
        "        includeConfig 'conf/spot.config'\n",
      ).replace("gcp {", "google {"),
      "conf/spot.config": "google.batch.spot = true\n",
      "conf/fusion.config": "wave.enabled = true\nfusion.enabled = true\n",
    });
    const linted = await changeIn(repo);
    expect(shown(linted)).toEqual({
      introduced: [{ ruleId: "require-fusion-snapshots", file: "conf/spot.config", profiles: ["google"] }],
      fixed: [],
    });
    expect(linted.change.configurations()).toMatchObject([
      {
        rootFile: "nextflow.config",
        state: "changed",
        profiles: { added: [], removed: [], renamed: [{ from: "gcp", to: "google" }] },
        options: [{ path: ["fusion", "snapshots"], before: { value: true }, variants: [] }],
        rejections: [],
      },
    ]);
  });
});
