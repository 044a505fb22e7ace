import { networkText, relativePath } from "@nf-lint/linter";
import type { HostsResult } from "../protocol.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

/** The hosts that a run of a project needs, in the choices of profiles that it is linted in, as a text. */
export function hosts(path: string, workspace: LanguageWorkspace): HostsResult {
  const [view] = workspace.projectsOf(path);
  if (view === undefined) return null;
  const { rootFile, directory } = view.project;
  const network = workspace.network(rootFile);
  if (!network.ok) return null;
  const count = network.variants.length;
  const choices = count === 1 ? "1 choice of profiles" : `${String(count)} choices of profiles`;
  const head = `The hosts that a run of ${relativePath(directory, rootFile)} needs, in ${choices}`;
  return { text: `${oneLine(head)}\n\n${networkText(network.hosts, count, oneLine)}` };
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Control}]+/gu, " ");
}
