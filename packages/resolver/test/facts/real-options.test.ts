import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createWorkspace } from "../../src/create-workspace.js";
import { isSelectorKey, matchOption, withoutUserLevels } from "../../src/facts/option-facts.js";
import { pluginScope } from "../../src/facts/plugin-scopes.js";
import type { PluginScope } from "../../src/facts/plugin-scopes.js";
import { nodeFileSystem } from "../../src/files/node-file-system.js";

const shared = new URL("../../../../../shared/", import.meta.url).pathname;
const isThere = existsSync(shared);
if (!isThere) console.log("../shared is not there: the options of real pipelines are not looked up.");

/** What real configurations set although nothing reads it, and what is wrong with it. */
const MISTAKES: Readonly<Record<string, string>> = {
  "azure.batch.tokenDuration": "is azure.storage.tokenDuration",
  "azure.process.machineType": "a process scope inside the azure scope",
  "azure.process.queue": "a process scope inside the azure scope",
  "process.withIt": "made up for the vectors",
};

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function leaves(value: Json, path: readonly string[]): string[][] {
  const isMap = value !== null && typeof value === "object" && !Array.isArray(value);
  if (!isMap || Object.keys(value).some((key) => key.startsWith("$") && path[0] !== "executor")) return [[...path]];
  return Object.entries(value).flatMap(([key, below]) => leaves(below, [...path, key]));
}

const isKnown = (path: readonly string[]) =>
  path.length === 0 || matchOption(path) !== undefined || isOthers(pluginScope(path[0] ?? ""));

const isOthers = (scope: PluginScope | undefined) => scope !== undefined && scope.origin !== "core";

/** As above, for the configurations of nf-core's institutions, and what Nextflow need not know. */
const MISTAKES_OF_INSTITUTIONS: Readonly<Record<string, string>> = {
  "aws.maxErrorRetry": "is aws.client.maxErrorRetry",
  "azure.batch.tokenDuration": "is azure.storage.tokenDuration",
  "azure.process.machineType": "a process scope inside the azure scope",
  "azure.process.queue": "a process scope inside the azure scope",
  "debug.cleanup": "a profile outside of the profiles block",
  "executor.maxForks": "is process.maxForks",
  "executor.max_cpus": "an old param of nf-core",
  "executor.max_memory": "an old param of nf-core",
  "executor.max_time": "an old param of nf-core",
  "executor.queue": "is process.queue",
  "executor.queuesize": "is executor.queueSize",
  "process.exitStatusReadTimeoutMillis": "a field of Nextflow's code; the option is executor.exitReadTimeout",
  "process.gpus": "NCI's own build of Nextflow reads it",
  "process.max_retries": "is process.maxRetries",
  "process.multicore": "was meant for a tool",
  "process.pollInterval": "is executor.pollInterval",
  "process.project": "NCI's own build of Nextflow reads it",
  "process.queueSize": "is executor.queueSize",
  "process.queueStatInterval": "is executor.queueStatInterval",
  "process.storage": "NCI's own build of Nextflow reads it",
  "process.submitRateLimit": "is executor.submitRateLimit",
  scratchDir: "a variable of the configuration itself",
  "singularity.autoCleanUp": "never was an option",
  "singularity.beforeScript": "is process.beforeScript",
  "singularity.conda.enabled": "is conda.enabled",
  "singularity.docker.enabled": "is docker.enabled",
  singularityDir: "a variable of the configuration itself",
  "trace.trace.overwrite": "is trace.overwrite",
};

describe.skipIf(!isThere)("the options of real pipelines", () => {
  it("are known in every resolved configuration", () => {
    const unknown = new Set<string>();
    for (const file of globSync(`${shared}vectors/resolved/*/*.json`)) {
      const { config } = JSON.parse(readFileSync(file, "utf8")) as { config?: Json };
      for (const path of leaves(config ?? {}, [])) {
        if (!isKnown(path)) unknown.add(path.map((key) => (isSelectorKey(key) ? "SELECTOR" : key)).join("."));
      }
    }
    expect([...unknown].sort()).toEqual(Object.keys(MISTAKES).sort());
  });

  it("are known in every configuration of nf-core's institutions", () => {
    const boundary = `${shared}corpus/nf-core-configs`;
    const unknown = new Set<string>();
    for (const project of createWorkspace(nodeFileSystem(), { boundary }).projects()) {
      for (const variant of project.variants()) {
        for (const { path } of project.resolve(variant).options()) {
          if (!isKnown(path)) unknown.add(withoutUserLevels(path).join("."));
        }
      }
    }
    expect([...unknown].sort()).toEqual(Object.keys(MISTAKES_OF_INSTITUTIONS).sort());
  });
});
