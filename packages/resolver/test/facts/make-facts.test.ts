import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkFacts } from "../../../../tools/facts/check-facts.mjs";
import { defaultHistory, directiveRow, optionRow } from "../../../../tools/facts/fact-rows.mjs";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

const option = {
  path: "a.b",
  kind: "option",
  status: "active",
  types: ["Integer"],
  owner: "core",
  description: "",
  documented: true,
  inSpec: true,
};
const scope = { ...option, path: "a", kind: "scope", types: ["scope"] };
const directive = {
  name: "d",
  types: ["String"],
  description: "",
  dynamic: true,
  executors: ["x"],
  executorScope: "listed",
};
const reference = (options: object[], directives: object[] = []) =>
  checkFacts({ options }, { meta: { executors: ["x"] }, directives, removed: [] }) as string[];

describe("the facts", () => {
  it("are what the reference files say", () => {
    const { status, stderr } = spawnSync(process.execPath, ["tools/make-facts.mjs", "--check"], {
      cwd: root,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });
});

describe("checkFacts", () => {
  it("finds nothing wrong with what is right", () => {
    expect(reference([scope, option], [directive])).toEqual([]);
  });

  it.each([
    ["a path that is there twice", [scope, option, option], [], "a.b is there twice"],
    ["an option without a scope", [option], [], "a.b: there is no scope a"],
    ["a placeholder without a scope", [{ ...option, path: "a.<name>.b" }], [], "a.<name>.b: there is no scope a"],
    ["a type that is none", [scope, { ...option, types: ["Strin"] }], [], "a.b: unknown type Strin"],
    ["no type", [scope, { ...option, types: [] }], [], "a.b has no type"],
    ["a version that is none", [scope, { ...option, since: "soon" }], [], "a.b: since is no version: soon"],
    ["no allowed value", [scope, { ...option, allowedValues: [] }], [], "a.b has an empty list of allowed values"],
    ["a lost replacement", [scope, { ...option, replacedBy: "a.c" }], [], "a.b: its replacement a.c is not there"],
    [
      "a default against its history",
      [scope, { ...option, default: "1", changed: [{ version: "25.10", note: "default 1 -> 2" }] }],
      [],
      "a.b: its default is 1, but its last change says 2",
    ],
    ["an executor that is none", [], [{ ...directive, executors: ["y"] }], "process.d: unknown executor y"],
  ])("finds %s", (_, options, directives, fault) => {
    expect(reference(options, directives)).toEqual([fault]);
  });
});

describe("the rows", () => {
  it("tell the history of a default", () => {
    const changes = [
      { version: "24.08.0-edge", note: "default 5 -> 0 (PR #5223)" },
      { version: "24.09.0-edge", note: "explicit 0 honoured (PR #5331)" },
      { version: "25.12.0-edge / 25.10.3", note: "default 5 with fusion.snapshots (PR #6652)" },
    ];
    expect(defaultHistory(changes)).toEqual([
      { value: "5" },
      { value: "0", from: ["24.08.0-edge"] },
      { value: "5", from: ["25.12.0-edge", "25.10.3"], when: "fusion.snapshots" },
    ]);
    expect(defaultHistory([{ version: "24.03.0-edge", note: "failOnError default false -> true" }])).toBeUndefined();
    expect(() => defaultHistory([{ version: "24.03.0-edge", note: "another default" }])).toThrow("another default");
  });

  it("say only what there is to say", () => {
    expect(optionRow(option)).toEqual({
      path: "a.b",
      kind: "option",
      status: "active",
      types: ["Integer"],
      text: "",
    });
    expect(directiveRow({ ...directive, allowedValues: ["x", "<path>"] })).toMatchObject({ values: ["x"], open: true });
  });
});
