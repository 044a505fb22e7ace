import { describe, expect, it } from "vitest";
import type { ProcessQuery } from "../../src/index.js";
import { at, resolve } from "../in-memory.js";

const CONFIG = `
process {
  cpus = 1
  ext.args = 'base'
  ext.prefix = 'base'
  withName: '.*:ALIGN' { cpus = 6 }
  withName: 'ALIGN_ALIAS' { cpus = 5 }
  withName: 'ALIGN' { cpus = 4; ext.args = 'name' }
  withName: 'AL.*N' { cpus = 3 }
  withLabel: big { cpus = 2; memory = '8 GB' }
  withLabel: 'huge|big' { memory = '9 GB' }
  withLabel: '!big' { time = 1 }
}`;

function directive(
  query: ProcessQuery,
  name: string,
): { readonly value: unknown; readonly selector: string | undefined; readonly lost: number } {
  const found = resolve(CONFIG).process(query).directives.get(name);
  const value = found?.winner.value;
  const constant = value?.kind === "known" ? value.value : undefined;
  const plain = typeof constant === "object" && constant !== null && "text" in constant ? constant.text : constant;
  return { value: plain, selector: found?.selector?.key, lost: found?.lost.length ?? 0 };
}

describe("the priority of selectors", () => {
  it.each<[string, ProcessQuery, string, unknown, string | undefined, number]>([
    ["process itself comes first", { name: "OTHER", labels: ["big"] }, "ext.prefix", "base", undefined, 0],
    ["a label beats it", { name: "OTHER", labels: ["big"] }, "cpus", "2", "withLabel:big", 1],
    [
      "a name beats a label, whatever the key order",
      { name: "ALIGN", labels: ["big"] },
      "cpus",
      "3",
      "withName:AL.*N",
      3,
    ],
    ["an alias beats the name", { name: "ALIGN", alias: "ALIGN_ALIAS" }, "cpus", "5", "withName:ALIGN_ALIAS", 3],
    [
      "the qualified name beats them all",
      { name: "ALIGN", qualifiedName: "WF:ALIGN" },
      "cpus",
      "6",
      "withName:.*:ALIGN",
      3,
    ],
    ["of two labels the later key wins", { name: "X", labels: ["big"] }, "memory", "9 GB", "withLabel:huge|big", 1],
    ["ext is merged key by key", { name: "ALIGN" }, "ext.args", "name", "withName:ALIGN", 1],
    ["a negated label hits where no label matches", { name: "X", labels: ["small"] }, "time", "1", "withLabel:!big", 0],
    ["a process without labels has an empty one", { name: "X" }, "time", "1", "withLabel:!big", 0],
  ])("%s", (_, query, name, value, selector, lost) => {
    expect(directive(query, name)).toEqual({ value, selector, lost });
  });

  it("does not apply a negated label to a process that has it", () => {
    expect(
      resolve(CONFIG)
        .process({ name: "X", labels: ["small", "big"] })
        .directives.has("time"),
    ).toBe(false);
  });

  it("matches a negated name also on the qualified name", () => {
    const { directives } = resolve("process { withName: '!ALIGN' { cpus = 2 } }").process({
      name: "ALIGN",
      qualifiedName: "WF:ALIGN",
    });
    expect(directives.has("cpus")).toBe(true);
  });

  it("matches names as a whole", () => {
    expect(resolve("process { withName: 'ALI' { cpus = 2 } }").process({ name: "ALIGN" }).directives.size).toBe(0);
  });

  it("says which selectors it cannot decide", () => {
    const { undecided } = resolve("process { withName: '*FOO' { cpus = 2 } }").process({ name: "FOO" });
    expect(undecided.map(({ pattern }) => pattern)).toEqual(["*FOO"]);
  });
});

describe("process groups", () => {
  it("are the base and each selector that sets the executor", () => {
    const config = resolve(`process {
      executor = 'slurm'
      queue = 'q'
      withLabel: cloud { executor = 'awsbatch' }
      withName: X { cpus = 1 }
    }`);
    const groups = config.processGroups();
    expect(groups.map(({ selector, executor }) => [selector?.key, executor?.value])).toEqual([
      [undefined, { kind: "known", value: "slurm" }],
      ["withLabel:cloud", { kind: "known", value: "awsbatch" }],
    ]);
    expect(groups[1]?.directive("queue")).toEqual({ kind: "known", value: "q" });
    expect(groups[1]?.executor?.place && at(groups[1].executor.place)).toBe("nextflow.config:4");
  });

  it("take the executor of the executor scope where process has none", () => {
    const [base] = resolve("executor.name = 'sge'").processGroups();
    expect(base?.executor?.value).toEqual({ kind: "known", value: "sge" });
    expect(resolve("executor.queueSize = 1").processGroups()[0]?.executor).toBeUndefined();
  });

  it("give labels that dotted names set key by key as one option", () => {
    const [base] = resolve("process.resourceLabels.a = 1\nprocess.resourceLabels.b = 2").processGroups();
    const option = base?.option("resourceLabels");
    expect(option?.path).toEqual(["process", "resourceLabels"]);
    expect(option?.value.kind === "known" && option.value.value instanceof Map && option.value.value.size).toBe(2);
  });
});
