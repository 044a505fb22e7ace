import { CodeActionKind, commands, Range, window, workspace } from "vscode";
import type { CodeAction } from "vscode";

const FIX_ALL = CodeActionKind.SourceFixAll.append("nf-lint");

/** Applies all safe fixes of the file that is edited. */
export async function fixAll(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined) return;
  const all = new Range(0, 0, document.lineCount, 0);
  const actions = await commands.executeCommand<readonly CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    all,
    FIX_ALL.value,
  );
  const edit = actions.find(({ kind }) => kind !== undefined && FIX_ALL.contains(kind))?.edit;
  if (edit === undefined) void window.showInformationMessage("nf-lint: nothing here can be fixed without you.");
  else await workspace.applyEdit(edit);
}
