import { DiagnosticSeverity, languages, StatusBarAlignment, window, workspace } from "vscode";
import type { Disposable, StatusBarItem } from "vscode";
import { CONFIG_LANGUAGE, SCRIPT_LANGUAGE } from "./documents.js";
import { NO_PROFILE } from "./profile-pick.js";

/** In which profiles findings are looked for, and whether there are some; a click chooses others. VS Code itself counts them. */
export class StatusBar implements Disposable {
  readonly #item: StatusBarItem;
  readonly #subscriptions: readonly Pick<Disposable, "dispose">[];

  constructor() {
    this.#item = window.createStatusBarItem("nfLint.status", StatusBarAlignment.Left, 40);
    this.#item.name = "nf-lint";
    this.#item.command = "nfLint.chooseProfile";
    const update = (): void => {
      this.#update();
    };
    this.#subscriptions = [
      this.#item,
      languages.onDidChangeDiagnostics(update),
      window.onDidChangeActiveTextEditor(update),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("nfLint")) update();
      }),
    ];
    this.#update();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #update(): void {
    const document = window.activeTextEditor?.document;
    const settings = workspace.getConfiguration("nfLint", document?.uri);
    const isEnabled = settings.get<boolean>("enable", true);
    const { errors, warnings, infos } = counts();
    const profiles = settings.get<readonly string[]>("profiles", []);
    const chosen = profiles.length === 0 ? "every profile" : profiles.map((one) => one || NO_PROFILE).join(" · ");
    this.#item.text = isEnabled
      ? `${errors + warnings > 0 ? "" : "$(check) "}nf-lint: ${chosen}`
      : "$(circle-slash) nf-lint is off";
    this.#item.tooltip = isEnabled
      ? `nf-lint: ${errors} errors, ${warnings} warnings, ${infos} hints in ${chosen}. Click to lint other profiles.`
      : "nf-lint reports nothing: the setting nfLint.enable is off.";
    const isNextflow = document?.languageId === CONFIG_LANGUAGE || document?.languageId === SCRIPT_LANGUAGE;
    if (isNextflow || errors + warnings + infos > 0) this.#item.show();
    else this.#item.hide();
  }
}

/** What nf-lint has found in the whole workspace, as the Problems panel counts it. */
function counts(): { readonly errors: number; readonly warnings: number; readonly infos: number } {
  const severities = languages
    .getDiagnostics()
    .flatMap(([, diagnostics]) => diagnostics)
    .filter(({ source }) => source === "nf-lint")
    .map(({ severity }) => severity);
  const errors = severities.filter((one) => one === DiagnosticSeverity.Error).length;
  const warnings = severities.filter((one) => one === DiagnosticSeverity.Warning).length;
  return { errors, warnings, infos: severities.length - errors - warnings };
}
