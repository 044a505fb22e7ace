import assert from "node:assert/strict";
import { ConfigurationTarget, DiagnosticSeverity, Uri, workspace } from "vscode";
import { equals, findings, revertAll, ruleOf, runScenarios, until, untilRules } from "./scenarios.js";
import type { Scenarios } from "./scenarios.js";

/** A workspace of two folders whose settings files differ. */

const scenarios: Scenarios = {
  "folders: each follows its own .nf-lint.yml": () => {
    const pin = findings(configuration("strict")).find((one) => ruleOf(one) === "pin-nextflow-version");
    assert.equal(pin?.severity, DiagnosticSeverity.Error);
    return Promise.resolve();
  },

  "folders: each has its own settings of the editor": async () => {
    const settings = workspace.getConfiguration("nfLint", configuration("lenient"));
    await settings.update("enable", false, ConfigurationTarget.WorkspaceFolder);
    await untilRules(configuration("lenient"), []);
    await until("the other folder's findings", () => findings(configuration("strict")).length, equals(2));
    await settings.update("enable", undefined, ConfigurationTarget.WorkspaceFolder);
  },
};

/** Called by VS Code, which may not yet know the folders of a workspace that lies on a server. */
export async function run(): Promise<void> {
  await until(
    "the folders",
    () => workspace.workspaceFolders?.length,
    (count) => count === 2,
  );
  await runScenarios(scenarios, async () => {
    await revertAll();
    await untilRules(configuration("strict"), ["no-unknown-option", "pin-nextflow-version"]);
    await untilRules(configuration("lenient"), ["no-unknown-option"]);
  });
}

function configuration(name: string): Uri {
  const folder = workspace.workspaceFolders?.find((one) => one.name === name);
  assert.ok(folder, `no folder ${name}`);
  return Uri.joinPath(folder.uri, "nextflow.config");
}
