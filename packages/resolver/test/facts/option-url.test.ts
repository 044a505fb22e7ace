import { expect, it } from "vitest";
import { findOption } from "../../src/facts/option-facts.js";
import { optionUrl } from "../../src/facts/option-url.js";

it.each([
  ["aws.batch.cliPath", "https://docs.seqera.io/nextflow/reference/config/aws#awsbatchclipath"],
  ["appleContainer.enabled", "https://docs.seqera.io/nextflow/reference/config/apple-container#applecontainerenabled"],
  ["azure.batch.pools.x.vmType", "https://docs.seqera.io/nextflow/reference/config/azure#azurebatchpoolsnamevmtype"],
  ["cleanup", "https://docs.seqera.io/nextflow/reference/config/unscoped#cleanup"],
  ["fusion", "https://docs.seqera.io/nextflow/reference/config/fusion"],
  ["process.errorStrategy", "https://docs.seqera.io/nextflow/reference/process#errorstrategy"],
  ["nextflow.enable.types", "https://docs.seqera.io/nextflow/reference/feature-flags"],
  ["params.x", "https://docs.seqera.io/nextflow/config"],
  ["docker.kill", undefined],
])("the page of %s", (path, url) => {
  const fact = findOption(path.split("."));
  expect(fact && optionUrl(fact)).toBe(url);
});
