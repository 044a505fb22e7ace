import { expect, it } from "vitest";
import { siteOfDirective } from "../../src/facts/site-builds.js";

it("knows the directives of NCI's own Nextflow, on its executor alone", () => {
  expect(siteOfDirective(["process", "storage"], "pbspro")).toBe("NCI Gadi");
  expect(siteOfDirective(["process", "withName:FOO", "gpus"], "pbspro")).toBe("NCI Gadi");
  expect(siteOfDirective(["process", "gpus"], "slurm")).toBeUndefined();
  expect(siteOfDirective(["process", "nothing"], "pbspro")).toBeUndefined();
  expect(siteOfDirective(["docker", "storage"], "pbspro")).toBeUndefined();
});
