import assert from "node:assert/strict";
import { CompletionItem, Diagnostic, DiagnosticSeverity, extensions, languages, Range, Uri, workspace } from "vscode";
import type { DiagnosticCollection, TextDocument } from "vscode";
import { at, completions, edited, revertAll, rules, runScenarios, until } from "./scenarios.js";
import type { Scenarios } from "./scenarios.js";

/** Beside an extension that has the official one's name. */

const ROOT = Uri.joinPath(workspace.workspaceFolders?.[0]?.uri ?? Uri.file("/"), "nextflow.config");
const WRONG = "process.cpus 4\nprocess.cpuz = 4\n";

/** As the official extension's server tells of the option that it does not know. */
function toldByOfficial(collection: DiagnosticCollection, document: TextDocument): void {
  const place = at(document, "process.cpuz");
  const option = new Diagnostic(new Range(place, place), "Unrecognized config option", DiagnosticSeverity.Warning);
  option.source = "nextflow";
  collection.set(ROOT, [option]);
}

const seen = (wanted: (all: readonly string[]) => boolean): Promise<unknown> =>
  until("findings", () => rules(ROOT), wanted);

const scenarios: Scenarios = {
  "beside the official extension: what it shows too is shown once, as long as it does": async () => {
    assert.ok(extensions.getExtension("nextflow.nextflow"));
    const official = languages.createDiagnosticCollection("official");
    try {
      const document = await edited(ROOT, WRONG);
      await seen((all) => all.includes("no-unknown-option") && all.includes("syntax"));
      toldByOfficial(official, document);
      await seen((all) => !all.includes("no-unknown-option") && all.includes("syntax"));
      official.clear();
      await seen((all) => all.includes("no-unknown-option"));
    } finally {
      official.dispose();
    }
  },

  "beside the official extension: a name that it offers is offered once, and all others are": async () => {
    const official = languages.registerCompletionItemProvider("nextflow-config", {
      provideCompletionItems: () => [new CompletionItem("executor")],
    });
    try {
      const document = await edited(ROOT, "process.exec = 1\n");
      await until(
        "completion",
        () => completions(document, "process.exec"),
        (all) => all.filter((name) => name === "executor").length === 1 && all.includes("errorStrategy"),
      );
    } finally {
      official.dispose();
    }
  },

  "beside the official extension: everything is shown where it is asked for": async () => {
    const official = languages.createDiagnosticCollection("official");
    const settings = workspace.getConfiguration("nfLint");
    try {
      toldByOfficial(official, await edited(ROOT, WRONG));
      await seen((all) => all.includes("syntax") && !all.includes("no-unknown-option"));
      await settings.update("syntaxDiagnostics", "on", false);
      await seen((all) => all.includes("syntax") && all.includes("no-unknown-option"));
    } finally {
      await settings.update("syntaxDiagnostics", undefined, false);
      official.dispose();
    }
  },
};

/** Called by VS Code. */
export function run(): Promise<void> {
  return runScenarios(scenarios, revertAll);
}
