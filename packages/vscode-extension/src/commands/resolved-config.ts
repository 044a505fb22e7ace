import { commands, Uri, window, workspace } from "vscode";
import type { ProfilesResult } from "nf-lint-language-server/protocol";
import { configurationAtHand } from "../documents.js";
import { NO_PROFILE, pickChoice } from "../profile-pick.js";
import type { ResolvedConfigDocuments } from "../resolved-config-documents.js";
import type { Server } from "../server-connection.js";

interface Project {
  readonly document: string;
  readonly profiles: NonNullable<ProfilesResult>;
}

/**
 * Opens what a choice of profiles makes of a project, beside the editor.
 *
 * @param uri A document of the project, by its address; else the one at hand.
 * @param choice As behind `-profile`; else the user is asked.
 */
export async function showResolvedConfig(
  server: Server,
  documents: ResolvedConfigDocuments,
  uri: unknown,
  choice: unknown,
): Promise<void> {
  const project = await projectOf(server, uri);
  if (project === undefined) return;
  const profiles = choiceOf(choice) ?? (await pickChoice(project.profiles, "Resolved configuration of"));
  if (profiles === undefined) return;
  const resolved = documents.uriOf({ document: project.document, profiles, blame: true });
  await window.showTextDocument(await workspace.openTextDocument(resolved), { preview: true });
}

/** Opens two choices of profiles in the diff editor. The parameters are as those of `showResolvedConfig`. */
export async function compareProfiles(
  server: Server,
  documents: ResolvedConfigDocuments,
  uri: unknown,
  left: unknown,
  right: unknown,
): Promise<void> {
  const project = await projectOf(server, uri);
  if (project === undefined) return;
  const before = choiceOf(left) ?? (await pickChoice(project.profiles, "Compare (1/2): from"));
  if (before === undefined) return;
  const after = choiceOf(right) ?? (await pickChoice(project.profiles, `Compare (2/2): ${titleOf(before)} with`));
  if (after === undefined) return;
  const [from, to] = [before, after].map((profiles) =>
    documents.uriOf({ document: project.document, profiles, blame: false }),
  );
  await commands.executeCommand("vscode.diff", from, to, `${titleOf(before)} ↔ ${titleOf(after)}`);
}

async function projectOf(server: Server, uri: unknown): Promise<Project | undefined> {
  const document = addressOf(uri) ?? (await configurationAtHand())?.toString();
  const profiles = document === undefined ? null : await server.profiles(document);
  if (document !== undefined && profiles !== null) return { document, profiles };
  void window.showInformationMessage("nf-lint: there is no Nextflow configuration here.");
  return undefined;
}

/** A menu gives a `Uri`, a code lens the address as text. */
function addressOf(uri: unknown): string | undefined {
  if (uri instanceof Uri) return uri.toString();
  return typeof uri === "string" ? uri : undefined;
}

/** A menu's second argument is no choice. */
function choiceOf(choice: unknown): string | undefined {
  if (typeof choice !== "string") return undefined;
  return choice === NO_PROFILE ? "" : choice;
}

function titleOf(choice: string): string {
  return choice === "" ? NO_PROFILE : choice;
}
