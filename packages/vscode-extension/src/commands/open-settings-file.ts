import { Position, Uri, window, workspace, WorkspaceEdit } from "vscode";
import { configurationAtHand } from "../documents.js";

const NAMES = [".nf-lint.yml", ".nf-lint.yaml", ".nf-lint.json"];

const TEMPLATE = `# Settings of nf-lint for this project: the editor, the command and CI all read them.
extends: recommended
rules: {}
`;

/** Opens the settings file that holds for the configuration at hand, or the draft of one. Nothing is written. */
export async function openSettingsFile(): Promise<void> {
  const configuration = await configurationAtHand();
  const folder = (configuration && workspace.getWorkspaceFolder(configuration)) ?? workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    void window.showInformationMessage("nf-lint: open a folder first; settings belong to a project.");
    return;
  }
  const start = configuration === undefined ? folder.uri : Uri.joinPath(configuration, "..");
  const found = await nearest(start, folder.uri);
  if (found === undefined) await openDraft(Uri.joinPath(folder.uri, ".nf-lint.yml"));
  else await window.showTextDocument(found);
}

async function nearest(folder: Uri, top: Uri): Promise<Uri | undefined> {
  for (const name of NAMES) {
    const file = Uri.joinPath(folder, name);
    if (await exists(file)) return file;
  }
  return folder.path.length <= top.path.length ? undefined : nearest(Uri.joinPath(folder, ".."), top);
}

async function exists(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}

async function openDraft(file: Uri): Promise<void> {
  const draft = file.with({ scheme: "untitled" });
  const document = await workspace.openTextDocument(draft);
  if (document.getText() === "") {
    const edit = new WorkspaceEdit();
    edit.insert(draft, new Position(0, 0), TEMPLATE);
    await workspace.applyEdit(edit);
  }
  await window.showTextDocument(document);
}
