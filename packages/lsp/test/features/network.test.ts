import { expect, test } from "vitest";
import { hosts } from "../../src/features/network.js";
import { marked } from "../marked-workspace.js";

test("the hosts that a run needs, with what implies each", () => {
  const { workspace } = marked({
    "nextflow.config": "includeConfig 'conf/a.config'\nprofiles { gcp { process.executor = 'google-batch' } }\n|",
    "conf/a.config": "plugins { id 'nf-schema@2.0.0' }\nmanifest.nextflowVersion = '>=25.10.0'\n",
    "main.nf": "println 1\n",
  });
  const text = hosts("/p/conf/a.config", workspace)?.text ?? "";
  expect(text).toMatch(/^The hosts that a run of nextflow\.config needs, in 2 choices of profiles\n\nRequired:\n/);
  expect(text).toContain(
    "  batch.googleapis.com:443  head, worker\n      jobs; the Batch agent on the machine reports here\n      gcp · process.executor\n",
  );
  expect(text).toContain("      all profiles · plugins nf-schema, process.executor\n");
});

test("a text that a file holds breaks no line", () => {
  const { workspace } = marked('wave { enabled = true\nendpoint = System.getenv("a\\nb") }|');
  const text = hosts("/p/nextflow.config", workspace)?.text ?? "";
  expect(text).toContain("wave.endpoint depends on environment variable a b");
});

test("a file that no project reads has none", () => {
  expect(hosts("/elsewhere/x.txt", marked("a = 1|").workspace)).toBeNull();
});
