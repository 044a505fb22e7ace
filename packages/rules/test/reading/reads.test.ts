import { parseConfig } from "@nf-lint/parser";
import { describe, expect, it } from "vitest";
import { readsIn, sees } from "../../src/reading/reads.js";

/** `root.key`, or `root` where the whole is read. */
function readsOf(config: string): string[] {
  return readsIn(parseConfig(config).ast)
    .map(({ root, key }) => (key === undefined ? root : `${root}.${key}`))
    .sort();
}

describe("readsIn", () => {
  it.each([
    ["params.a = 1", []],
    ["process { withName: FOO { cpus = 1 } }", []],
    ["params.b = params.a", ["params.a"]],
    ["params.b = params.a.c", ["params.a"]],
    ['params.b = "${params.a}/x $params.c"', ["params.a", "params.c"]],
    ["params.b = params.a.collect { it }", ["it", "params.a"]],
    ["params.b = params.collect { it }", ["it", "params"]],
    ["params.b = params['a']", ["params"]],
    ["params.b = [params: params.a]", ["params.a"]],
    ["params.b = [(params): 1]", ["params"]],
    ["includeConfig params.a ? 'x' : params.c", ["params.a", "params.c"]],
    ["process.memory = { task.attempt * params.a }", ["params.a", "task.attempt"]],
  ])("finds what %s reads", (config, reads) => {
    expect(readsOf(config)).toEqual(reads);
  });
});

describe("sees", () => {
  const read = (root: string, key?: string) => ({ root, key, range: [0, 0] as const });

  it.each([
    [read("params", "a"), ["params", "a"], true],
    [read("params", "a"), ["params", "a", "b"], true],
    [read("params", "a"), ["params"], true],
    [read("params"), ["params", "a"], true],
    [read("params", "a"), ["params", "b"], false],
    [read("process", "a"), ["params", "a"], false],
  ])("%o of %o: %o", (one, path, seen) => {
    expect(sees(one, path)).toBe(seen);
  });
});
