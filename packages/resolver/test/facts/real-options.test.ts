import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isSelectorKey, matchOption } from "../../src/facts/option-facts.js";
import { pluginScope } from "../../src/facts/plugin-scopes.js";
import type { PluginScope } from "../../src/facts/plugin-scopes.js";

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
});
