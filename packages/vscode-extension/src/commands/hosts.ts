import { Uri, window, workspace } from "vscode";
import { configurationAtHand } from "../documents.js";
import type { HostsDocuments } from "../hosts-documents.js";
import type { Server } from "../server-connection.js";

/**
 * Opens the hosts that a run of a project needs, beside the editor.
 *
 * @param uri A document of the project; else the one at hand.
 */
export async function showHosts(server: Server, documents: HostsDocuments, uri: unknown): Promise<void> {
  const document = uri instanceof Uri ? uri : await configurationAtHand();
  if (document === undefined || (await server.profiles(document.toString())) === null) {
    void window.showInformationMessage("nf-lint: there is no Nextflow configuration here.");
    return;
  }
  const hosts = await workspace.openTextDocument(documents.uriOf(document.toString()));
  await window.showTextDocument(hosts, { preview: true });
}
