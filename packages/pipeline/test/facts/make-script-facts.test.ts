import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkScriptFacts, nameRows } from "../../../../tools/facts/script-fact-rows.mjs";
import { scriptFacts, scriptTypes } from "../../src/index.js";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

const row = (name: string) => ({ name, signatures: [{ args: [], returns: "void" }], description: "what it does" });
const reference = {
  constants: { members: [{ name: "launchDir", type: "Path", description: "where" }] },
  namespaces: [{ name: "log", description: "messages", properties: [], functions: [row("info")] }],
  functions: { members: [row("file")] },
  entryOnly: { members: [] },
  operators: { members: [] },
  process: { names: [], taskProperties: [] },
  directives: { members: [row("cpus")] },
  inputQualifiers: { members: [] },
  outputQualifiers: { members: [], options: [] },
  stageDirectives: { members: [] },
  outputFunctions: { members: [row("files")] },
  agentDirectives: { members: [], outputFunctions: ["files"] },
  outputBlock: { directives: [], indexDirectives: [] },
  featureFlags: [],
};
const check = (changes: object): readonly string[] => checkScriptFacts({ ...reference, ...changes }) as string[];

describe("the facts on scripts", () => {
  it("are what the reference file says", () => {
    const { status, stderr } = spawnSync(process.execPath, ["tools/make-script-facts.mjs", "--check"], {
      cwd: root,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("know a name in its scope only", () => {
    expect(scriptFacts("process-directives").get("cpus")?.kind).toBe("directive");
    expect(scriptFacts("script").has("cpus")).toBe(false);
    expect(scriptFacts("operators").get("dump")?.bare).toBeUndefined();
    expect(scriptFacts("operators").get("map")).toMatchObject({ bare: true, kind: "operator" });
  });

  it("know types by their simple names", () => {
    expect(scriptTypes().get("Map")?.name).toBe("Map<K,V>");
    expect(scriptTypes().get("Path")?.methods.length).toBeGreaterThan(10);
  });
});

describe("checkScriptFacts", () => {
  it("finds nothing wrong with what is right", () => {
    expect(check({})).toEqual([]);
    expect(
      (nameRows(reference) as { scope: string; name: string }[]).map(({ scope, name }) => `${scope} ${name}`),
    ).toEqual([
      "script launchDir",
      "script log",
      "script file",
      "process-directives cpus",
      "typed-process-outputs files",
      "agent-outputs files",
      "log info",
    ]);
  });

  it.each([
    [
      "a name that is there twice",
      { functions: { members: [row("file"), row("file")] } },
      "script: function file is there twice",
    ],
    ["a name without a description", { constants: { members: [{ name: "x" }] } }, "script: x has no description"],
    [
      "a function without a signature",
      { functions: { members: [{ ...row("f"), signatures: [] }] } },
      "script: f has no signature",
    ],
    [
      "an agent's output that is none",
      { agentDirectives: { members: [], outputFunctions: ["nofile"] } },
      "agent-outputs: nofile is no function of an output",
    ],
  ])("finds %s", (_, changes, fault) => {
    expect(check(changes)).toEqual([fault]);
  });
});
