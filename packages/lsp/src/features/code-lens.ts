import type { ProjectView } from "@nf-lint/linter";
import type { CodeLens } from "vscode-languageserver";
import type { ConfigDocument } from "../documents/config-document.js";
import { count } from "../wording/markdown.js";
import { occurrencesIn } from "../documents/occurrences.js";
import { uriOfPath } from "../documents/uri-path.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

/**
 * Shows what a profile changes. The editor's own part has to know it; its arguments are the address of the root
 * configuration, the base's name and the profile's.
 */
export const COMPARE_PROFILES = "nfLint.compareProfiles";

/** Above each profile: how many findings hold in it, and the way to compare it with the run without a profile. */
export async function codeLenses(document: ConfigDocument, workspace: LanguageWorkspace): Promise<CodeLens[]> {
  const profiles = occurrencesIn(document.ast).flatMap(({ subject, role, range }) =>
    subject.kind === "profile" && role === "open" ? [{ name: subject.name, range: document.rangeOf(range) }] : [],
  );
  const [view] = workspace.projectsOf(document.path);
  if (view === undefined || profiles.length === 0) return [];
  const { findings } = await workspace.lint([...view.project.files.keys()]);
  return profiles.map(({ name, range }) => {
    const own = findings.filter((finding) => finding.profiles.includes(name));
    const base = baseOf(view);
    const compare = name === base ? "" : `, compare with ${base}`;
    return {
      range,
      command: {
        title: count(own.length, "finding") + compare,
        command: name === base ? "" : COMPARE_PROFILES,
        arguments: [uriOfPath(view.project.rootFile), base, name],
      },
    };
  });
}

/** The run without a choice of profiles. */
function baseOf({ project }: ProjectView): string {
  return project.variants()[0]?.name ?? "(none)";
}
