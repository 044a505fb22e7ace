import assert from "node:assert/strict";
import { extensions, Uri, workspace } from "vscode";
import { edited, revertAll, rules, runScenarios, until } from "./scenarios.js";
import type { Scenarios } from "./scenarios.js";

/** Beside an extension that has the official one's name. */

const ROOT = Uri.joinPath(workspace.workspaceFolders?.[0]?.uri ?? Uri.file("/"), "nextflow.config");
const WRONG = "process.cpus 4\nprocess.cpuz = 4\n";

const scenarios: Scenarios = {
  "beside the official extension: syntax is left to it, and all else is not": async () => {
    assert.ok(extensions.getExtension("nextflow.nextflow"));
    await edited(ROOT, WRONG);
    const seen = await until(
      "findings",
      () => rules(ROOT),
      (all) => all.includes("no-unknown-option"),
    );
    assert.ok(!seen.includes("syntax"), seen.join(" "));
  },

  "beside the official extension: syntax is reported where it is asked for": async () => {
    await edited(ROOT, WRONG);
    const settings = workspace.getConfiguration("nfLint");
    await settings.update("syntaxDiagnostics", "on", false);
    await until(
      "findings",
      () => rules(ROOT),
      (all) => all.includes("syntax") && all.includes("no-unknown-option"),
    );
    await settings.update("syntaxDiagnostics", undefined, false);
    await until(
      "findings",
      () => rules(ROOT),
      (all) => !all.includes("syntax"),
    );
  },
};

/** Called by VS Code. */
export function run(): Promise<void> {
  return runScenarios(scenarios, revertAll);
}
