import assert from "node:assert/strict";
import { commands, extensions, Uri, window, workspace } from "vscode";
import { hoverText, revertAll, rules, runScenarios, show, until } from "./scenarios.js";
import type { Scenarios } from "./scenarios.js";

/** A folder that the user does not trust. */

const ROOT = Uri.joinPath(workspace.workspaceFolders?.[0]?.uri ?? Uri.file("/"), "nextflow.config");

const scenarios: Scenarios = {
  "untrusted: findings, hover and the resolved configuration": async () => {
    assert.equal(workspace.isTrusted, false);
    const document = await workspace.openTextDocument(ROOT);
    await show(document.uri);
    await until(
      "findings",
      () => rules(ROOT),
      (all) => all.includes("require-spot-retries"),
    );
    await until(
      "hover",
      () => hoverText(document, ".spot ="),
      (text) => text.includes("gcp_spot"),
    );
    await commands.executeCommand("nfLint.showResolvedConfig", ROOT, "gcp_spot");
    await until(
      "the resolved configuration",
      () => window.activeTextEditor?.document.getText() ?? "",
      (text) => /^google\.batch\.spot = true/m.test(text),
    );
    assert.equal(extensions.getExtension("lint-nextflow.nf-lint-vscode")?.isActive, true);
  },
};

/** Called by VS Code. */
export function run(): Promise<void> {
  return runScenarios(scenarios, revertAll);
}
