import { workspace } from "vscode";
import type { Uri } from "vscode";

/** The user's settings as the server is told them: what stands beside its findings is seen here, and not there. */
export function serverSettings(settings: unknown): Readonly<Record<string, unknown>> {
  const values: Readonly<Record<string, unknown>> =
    typeof settings === "object" && settings !== null ? { ...settings } : {};
  return { ...values, syntaxDiagnostics: values["syntaxDiagnostics"] === "off" ? "off" : "on" };
}

/** Whether in a file what the official extension shows or offers is not to be shown or offered again. */
export function leavesToOfficial(uri: Uri): boolean {
  return workspace.getConfiguration("nfLint", uri).get("syntaxDiagnostics") === "auto";
}
