import { ConfigurationTarget, window, workspace } from "vscode";
import type { Uri } from "vscode";
import { configurationAtHand } from "../documents.js";
import type { Server } from "../server-connection.js";
import { pickChoice } from "../profile-pick.js";

const EVERY_PROFILE = "Every profile on its own";
const ONE_CHOICE = "One choice of profiles…";

/** Sets which profiles are linted: of several folders, in the one of the configuration at hand. */
export async function chooseProfile(server: Server): Promise<void> {
  const uri = await configurationAtHand();
  const profiles = uri === undefined ? null : await server.profiles(uri.toString());
  if (uri === undefined || profiles === null) {
    void window.showInformationMessage("nf-lint: there is no Nextflow configuration here.");
    return;
  }
  const mode = await window.showQuickPick([EVERY_PROFILE, ONE_CHOICE], { title: "Profiles to lint" });
  if (mode === undefined) return;
  const choice =
    mode === EVERY_PROFILE
      ? undefined
      : await pickChoice({ ...profiles, choices: ["", ...profiles.declared] }, "Lint only");
  if (mode === ONE_CHOICE && choice === undefined) return;
  await workspace
    .getConfiguration("nfLint", uri)
    .update("profiles", choice === undefined ? undefined : [choice], targetFor(uri));
}

function targetFor(uri: Uri): ConfigurationTarget {
  const { workspaceFolders } = workspace;
  if (workspaceFolders === undefined) return ConfigurationTarget.Global;
  const isOfOneOfSeveral = workspaceFolders.length > 1 && workspace.getWorkspaceFolder(uri) !== undefined;
  return isOfOneOfSeveral ? ConfigurationTarget.WorkspaceFolder : ConfigurationTarget.Workspace;
}
