import { memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";
import { DiagnosticsQueue } from "../../src/diagnostics/diagnostics-queue.js";
import { ProjectWorkspace } from "../../src/projects/project-workspace.js";
import { PulledDiagnostics } from "../../src/diagnostics/pulled-diagnostics.js";
import { isSettingsFile } from "../../src/settings/settings-file.js";

const SETTINGS = "/p/.nf-lint.yml";
const CONFIG = "manifest.nextflowVersion = '!>=25.04'\n";

function opened(settings: string): ProjectWorkspace {
  const workspace = new ProjectWorkspace(memoryFileSystem(new Map([["/p/nextflow.config", CONFIG]])));
  workspace.openFolders(["/p"]);
  workspace.edit(SETTINGS, settings);
  return workspace;
}

describe("a settings file that is open", () => {
  it("is known by its name", () => {
    expect(isSettingsFile("/p/.nf-lint.yaml")).toBe(true);
    expect(isSettingsFile("/p/nextflow.config")).toBe(false);
  });

  it.each([
    ["rules:\n  no-unknown-option: error\n", []],
    ["rules:\n  no-such-rule: off\n", ["settings"]],
  ])("is asked about, and is not linted as a configuration: %j", async (text, wanted) => {
    const report = await new PulledDiagnostics(opened(text)).ofDocument(SETTINGS, undefined, () => undefined);
    expect(report.kind === "full" && report.items.map(({ code }) => code)).toEqual(wanted);
  });

  it("is told about, and is not linted as a configuration", async () => {
    const workspace = opened("rules:\n  no-such-rule: off\n");
    const shown = new Map<string, readonly unknown[]>();
    const queue = new DiagnosticsQueue(
      workspace,
      (path, diagnostics) =>
        void shown.set(
          path,
          diagnostics.map(({ code }) => code),
        ),
      (error) => expect.unreachable(String(error)),
    );
    await queue.add(["/p", SETTINGS]);
    expect(shown).toEqual(new Map([[SETTINGS, ["settings"]]]));
    workspace.edit(SETTINGS, "rules:\n  no-unknown-option: off\n");
    await queue.add(["/p", SETTINGS]);
    expect(shown).toEqual(new Map([[SETTINGS, []]]));
  });
});
