import { extensions } from "vscode";

/** The official extension, whose language server reports errors of syntax too. */
const OFFICIAL_EXTENSION = "nextflow.nextflow";

/** The user's settings as the server is told them: it does not know which other extensions there are. */
export function serverSettings(settings: unknown): Readonly<Record<string, unknown>> {
  const values: Readonly<Record<string, unknown>> =
    typeof settings === "object" && settings !== null ? { ...settings } : {};
  return { ...values, syntaxDiagnostics: reportsSyntax(values["syntaxDiagnostics"]) ? "on" : "off" };
}

/** An extension that is installed and not disabled counts as active: the official one starts with the window. */
function reportsSyntax(setting: unknown): boolean {
  if (setting === "on" || setting === "off") return setting === "on";
  return extensions.getExtension(OFFICIAL_EXTENSION) === undefined;
}
