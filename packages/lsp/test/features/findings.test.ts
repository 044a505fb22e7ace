import { describe, expect, it } from "vitest";
import { DiagnosticTag } from "vscode-languageserver";
import type { CodeAction } from "vscode-languageserver";
import { codeActions, FIX_ALL, OPEN_RULE_PAGE } from "../../src/features/code-actions.js";
import { codeLenses } from "../../src/features/code-lens.js";
import { diagnosticsOf } from "../../src/features/diagnostics.js";
import { FILE_START } from "../../src/documents/positions.js";
import { inlayHints } from "../../src/features/inlay-hints.js";
import { marked } from "../marked-workspace.js";
import type { Marked } from "../marked-workspace.js";

const OLD = "manifest.nextflowVersion = '!>=25.04'\n";

async function diagnosed({ workspace, document }: Marked) {
  const result = await workspace.lint([document.path]);
  return diagnosticsOf(result, [document.path]).get(document.path) ?? [];
}

async function actions({ document, position, workspace }: Marked, only?: string[]): Promise<CodeAction[]> {
  return codeActions(document, { start: position, end: position }, only === undefined ? {} : { only }, workspace);
}

describe("diagnostics", () => {
  it("carry the rule, the link to its page and a place that counts from 0", async () => {
    const [diagnostic] = await diagnosed(marked(`${OLD}process.cpuss = 1`));
    expect(diagnostic).toMatchObject({
      source: "nf-lint",
      code: "no-unknown-option",
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 13 } },
    });
    expect(diagnostic?.codeDescription?.href).toMatch(/no-unknown-option\.md$/);
  });

  it("tell of a byte order mark on the disk, and not where the editor has taken it off", async () => {
    const { workspace, document } = marked(`\ufeff${OLD}process.cpuss = 1`);
    const found = await diagnosed({ workspace, document, position: FILE_START.start });
    expect(found.map(({ code, range }) => [code, range.start])).toEqual([
      ["syntax", { line: 0, character: 0 }],
      ["no-unknown-option", { line: 1, character: 0 }],
    ]);
    workspace.edit(document.path, `${OLD}process.cpus = 1`);
    expect(await diagnosed({ workspace, document, position: FILE_START.start })).toEqual([]);
  });

  it("count UTF-16 units, over tabs and Windows line ends", async () => {
    const [diagnostic] = await diagnosed(marked(`${OLD.trim()}\r\nprocess {\r\n\t/* \u{1F9EC} */ cpuss\t= 1\r\n}\r\n`));
    expect(diagnostic?.range).toEqual({ start: { line: 2, character: 10 }, end: { line: 2, character: 15 } });
  });

  it("name the profiles that they hold in", async () => {
    const found = await diagnosed(
      marked(
        `${OLD}profiles {\n  gcp {\n    process.executor = 'google-batch'\n    google.batch.spot = true\n  }\n  none {}\n}`,
      ),
    );
    const spot = found.find(({ code }) => code === "require-spot-retries");
    expect(spot?.message).toMatch(/\nIn profile gcp\.$/);
  });

  it("are tagged as their rules say, so that an editor strikes through or fades", async () => {
    const found = await diagnosed(
      marked(`${OLD}process.echo = true\nprocess.cpus = 1\nprocess.cpus = 2\nprocess.cpuss = 1`),
    );
    expect(found.map(({ code, tags }) => [code, tags])).toEqual([
      ["no-removed-option", [DiagnosticTag.Deprecated]],
      ["no-overridden-setting", [DiagnosticTag.Unnecessary]],
      ["no-unknown-option", undefined],
    ]);
  });

  it("lead to the places that explain them", async () => {
    const [diagnostic] = await diagnosed(marked(`${OLD}process.cpus = 1\nprocess.cpus = 2`));
    expect(diagnostic?.relatedInformation).toEqual([
      {
        location: {
          uri: "file:///p/nextflow.config",
          range: { start: { line: 2, character: 0 }, end: { line: 2, character: 12 } },
        },
        message: "This setting is the one that counts.",
      },
    ]);
  });

  it("show settings that cannot be followed in their file", async () => {
    const { workspace } = marked({
      "nextflow.config": "cleanup = true",
      ".nf-lint.yml": "rules:\n  no-such-rule: off\n",
    });
    const byFile = diagnosticsOf(await workspace.lint(["/p/nextflow.config"]), ["/p/nextflow.config"]);
    expect(byFile.get("/p/.nf-lint.yml")?.[0]).toMatchObject({
      range: { start: { line: 1, character: 2 } },
      severity: 1,
    });
  });

  it("show a profile that does not exist in the settings that name it", async () => {
    const { workspace } = marked({
      "nextflow.config": "profiles { docker { docker.enabled = true } }",
      ".nf-lint.yml": "profiles:\n  - dokcer\n",
    });
    const byFile = diagnosticsOf(await workspace.lint(["/p/nextflow.config"]), ["/p/nextflow.config"]);
    expect(byFile.get("/p/.nf-lint.yml")).toMatchObject([
      {
        code: "unknown-profile",
        range: { start: { line: 1, character: 4 } },
        message: 'There is no profile "dokcer". Did you mean "docker"?',
      },
    ]);
  });
});

describe("code actions", () => {
  it("offer a rule's change, ways to turn it off, and its page", async () => {
    const found = await actions(marked(`${OLD}process.cpu|ss = 1`));
    const titles = found.map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining([
        "Disable no-unknown-option for this line",
        "Disable no-unknown-option for this file",
        "Disable no-unknown-option for the project",
        "Open the page of no-unknown-option",
      ]),
    );
    expect(found.at(-1)?.command).toMatchObject({ command: OPEN_RULE_PAGE });
  });

  it("make the safe fix first, and offer what needs a yes", async () => {
    const [fix] = await actions(marked(`${OLD}docker.enabled = 'tr|ue'`));
    expect(fix).toMatchObject({ kind: "quickfix", isPreferred: true, diagnostics: [{ code: "no-quoted-boolean" }] });
    expect(Object.values(fix?.edit?.changes ?? {})).toMatchObject([[{ newText: "true" }]]);
    const [suggestion] = await actions(marked(`${OLD}process.cp|us = 1\nprocess.cpus = 2`));
    expect(suggestion).toMatchObject({ title: "Remove this setting", kind: "quickfix" });
    expect(suggestion?.isPreferred).toBeUndefined();
  });

  it("are those of the kinds that are asked for", async () => {
    const text = `${OLD}docker.enabled = 'tr|ue'`;
    const kinds = async (only: string[]) => new Set((await actions(marked(text), only)).map(({ kind }) => kind));
    expect(await kinds(["quickfix"])).toEqual(new Set(["quickfix"]));
    expect(await kinds(["source"])).toEqual(new Set([FIX_ALL]));
    expect(await kinds([FIX_ALL])).toEqual(new Set([FIX_ALL]));
    expect(await kinds(["source.organizeImports", "refactor"])).toEqual(new Set());
  });

  it("put no comment into a string, and keep the line ends of the file", async () => {
    const titles = async (text: string) => (await actions(marked(text))).map(({ title }) => title);
    const inString = await titles(`${OLD}workDir = """a\n\${un|known}\n"""`);
    expect(inString).toContain("Disable no-undefined-name for this file");
    expect(inString).not.toContain("Disable no-undefined-name for this line");
    const windows = await actions(marked(`${OLD.trim()}\r\nprocess.cpu|ss = 1\r\n`));
    const edits = windows.flatMap(({ edit }) => Object.values(edit?.changes ?? {}).flat());
    expect(edits.map(({ newText }) => newText).filter((text) => text.startsWith("//"))).toEqual([
      "// nf-lint-disable-next-line no-unknown-option\r\n",
      "// nf-lint-disable-file no-unknown-option\r\n",
    ]);
  });

  it("write a comment above the line, as far in as the line", async () => {
    const found = await actions(marked(`${OLD}process {\n    cpu|ss = 1\n}`));
    const [edit] = Object.values(found.find(({ title }) => title.endsWith("for this line"))?.edit?.changes ?? {});
    expect(edit).toEqual([
      {
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
        newText: "    // nf-lint-disable-next-line no-unknown-option\n",
      },
    ]);
  });

  it("change the nearest settings file, its comments kept, or make one", async () => {
    const config = `${OLD}process.cpu|ss = 1`;
    const edited = async (files: Record<string, string>) => {
      const found = await actions(marked({ "nextflow.config": config, ...files }));
      return found.find(({ title }) => title.endsWith("for the project"))?.edit?.documentChanges;
    };
    expect(await edited({ ".nf-lint.yml": "# why\nextends: [recommended]\n" })).toMatchObject([
      {
        textDocument: { uri: "file:///p/.nf-lint.yml" },
        edits: [{ newText: "# why\nextends: [ recommended ]\nrules:\n  no-unknown-option: off\n" }],
      },
    ]);
    const rulesAre = async (rules: string) => (await edited({ ".nf-lint.yml": rules }))?.[0];
    expect(await rulesAre("params: &a { syntax: off }\nrules: *a\n")).toBeUndefined();
    expect(await rulesAre("params: &a { syntax: off }\nrules: {}\n")).toMatchObject({
      edits: [{ newText: "params: &a { syntax: off }\nrules: { no-unknown-option: off }\n" }],
    });
    expect(await edited({})).toMatchObject([
      { kind: "create", uri: "file:///p/.nf-lint.yml" },
      { edits: [{ newText: "rules:\n  no-unknown-option: off\n" }] },
    ]);
  });

  it("fix all at once, only when asked for", async () => {
    const text = `${OLD}docker.enabled = 'tr|ue'\nsingularity.autoMounts = 'false'`;
    const [all] = await actions(marked(text), ["source.fixAll"]);
    expect(all?.kind).toBe(FIX_ALL);
    expect(Object.values(all?.edit?.changes ?? {})).toEqual([
      [
        {
          range: { start: { line: 1, character: 17 }, end: { line: 2, character: 32 } },
          newText: "true\nsingularity.autoMounts = false",
        },
      ],
    ]);
    expect((await actions(marked(text))).some(({ kind }) => kind === FIX_ALL)).toBe(false);
  });

  it("do not offer to hide what is broken", async () => {
    const titles = (await actions(marked(`${OLD}process.cpus = 1 |}`))).map(({ title }) => title);
    expect(titles).toContain("Open the page of syntax");
    expect(titles.filter((title) => title.startsWith("Disable"))).toEqual([]);
  });

  it("offer nothing beside a finding", async () => {
    expect(await actions(marked(`|${OLD}process.cpuss = 1`))).toEqual([]);
  });
});

describe("inlay hints", () => {
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

  it("say where a setting is overridden, and for which profiles", () => {
    const { document, workspace } = marked({
      "nextflow.config": "process.cpus = 1\nprofiles {\n  gcp { includeConfig 'conf/gcp.config' }\n  none {}\n}",
      "conf/gcp.config": "process.cpus = 2",
    });
    expect(inlayHints(document, whole, workspace)).toEqual([
      { position: { line: 0, character: 16 }, label: "overridden in conf/gcp.config for gcp", paddingLeft: true },
    ]);
  });

  it("stay short where many files override it, and tell the rest to who asks", () => {
    const files = Object.fromEntries(["a", "b", "c"].map((name) => [`${name}.config`, "process.cpus = 2"]));
    const { document, workspace } = marked({
      ...files,
      "nextflow.config": `process.cpus = 1\nprofiles {\n${["a", "b", "c"]
        .map((name) => `  ${name} { includeConfig '${name}.config' }\n`)
        .join("")}}`,
    });
    expect(inlayHints(document, whole, workspace)).toMatchObject([
      { label: "overridden for 3 profiles", tooltip: "in a.config for a\nin b.config for b\nin c.config for c" },
    ]);
  });

  it("say nothing of settings that count", () => {
    const { document, workspace } = marked("process.cpus = 1");
    expect(inlayHints(document, whole, workspace)).toEqual([]);
  });
});

describe("code lens", () => {
  it("shows the findings of each profile that has some of its own, and what it comes to", async () => {
    const { document, workspace } = marked(
      `${OLD}process.memoryy = 1\nprofiles {\n  gcp { process.cpuss = 1 }\n  none { cleanup = true }\n}`,
    );
    const lenses = await codeLenses(document, workspace);
    expect(lenses.map(({ command }) => command?.title)).toEqual([
      "1 finding, and 1 in every profile",
      "resolved config",
      "compare with (none)",
      "resolved config",
      "compare with (none)",
    ]);
    const [found, resolved, compare] = lenses.map(({ command }) => command?.arguments);
    const locations = [expect.objectContaining({ uri: "file:///p/nextflow.config" }), expect.anything()] as unknown[];
    expect(found).toEqual(["file:///p/nextflow.config", expect.anything(), locations]);
    expect(resolved).toEqual(["file:///p/nextflow.config", "gcp"]);
    expect(compare).toEqual(["file:///p/nextflow.config", "(none)", "gcp"]);
  });
});
