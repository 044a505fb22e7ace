import { commands, env, extensions, UIKind, Uri, window, workspace } from "vscode";
import {
  completions,
  edited,
  equals,
  hoverText,
  revertAll,
  runScenarios,
  show,
  until,
  untilRules,
} from "./scenarios.js";
import type { Scenarios } from "./scenarios.js";

/** VS Code for the web: everything runs in workers of the browser, and the files lie in memory. */

const FOLDER = Uri.parse("memory://files/pipeline");
const ROOT = Uri.joinPath(FOLDER, "nextflow.config");
const INCLUDED = Uri.joinPath(FOLDER, "conf/gcp.config");
const IN_ROOT = ["pin-nextflow-version", "require-fusion-snapshots", "require-spot-retries"];

const scenarios: Scenarios = {
  "browser: there is no server but in the page": async () => {
    await until(
      "the kind of window",
      () => env.uiKind === UIKind.Web && env.remoteName === undefined,
      (isWeb) => isWeb,
    );
    await until(
      "the extension",
      () => extensions.getExtension("lint-nextflow.nf-lint-vscode")?.isActive,
      equals<unknown>(true),
    );
  },

  "browser: findings, also in files that are not open, follow the keys": async () => {
    await untilRules(INCLUDED, ["require-resource-labels"]);
    await edited(ROOT, "process.cpuz = 4\n");
    await untilRules(ROOT, ["no-unknown-option", ...IN_ROOT]);
  },

  "browser: findings follow files that others write": async () => {
    const settings = Uri.joinPath(FOLDER, ".nf-lint.yml");
    await workspace.fs.writeFile(settings, new TextEncoder().encode("rules:\n  pin-nextflow-version: off\n"));
    await untilRules(ROOT, IN_ROOT.slice(1));
    await workspace.fs.delete(settings);
    await untilRules(ROOT, IN_ROOT);
  },

  "browser: hover": async () => {
    const document = await workspace.openTextDocument(ROOT);
    await until(
      "hover",
      () => hoverText(document, ".spot ="),
      (text) => /google\.batch\.spot[^]*gcp_spot/.test(text),
    );
  },

  "browser: completion": async () => {
    const document = await edited(ROOT, "process.exec = 1\n");
    await until(
      "completion",
      () => completions(document, "process.exec"),
      (all) => all.includes("executor"),
    );
  },

  "browser: the resolved configuration": async () => {
    await commands.executeCommand("nfLint.showResolvedConfig", ROOT, "gcp_spot");
    await until(
      "the text",
      () => window.activeTextEditor?.document.getText() ?? "",
      (text) => text.includes("google.batch.spot = true  // nextflow.config:") && text.includes("// conf/gcp.config:"),
    );
  },
};

/** Called by VS Code. */
export async function run(): Promise<void> {
  await runScenarios(scenarios, async () => {
    await revertAll();
    await show(ROOT);
    await untilRules(ROOT, IN_ROOT);
  });
}
