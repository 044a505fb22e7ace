import type { Finding, ProjectView } from "@nf-lint/linter";
import type { CodeLens, Command, Location } from "vscode-languageserver";
import type { ConfigDocument } from "../documents/config-document.js";
import { count } from "../wording/markdown.js";
import { occurrencesIn } from "../documents/occurrences.js";
import { toRange } from "../documents/positions.js";
import { pathOfFinding, uriOfPath } from "../documents/uri-path.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

/**
 * What a lens does. The editor's own part has to know these commands: they show findings (the address of the document, the
 * lens's position, the findings' locations), what a profile comes to (the address of the root configuration, the
 * profile), and what it changes (that address, the base's name, the profile's).
 */
const SHOW_FINDINGS = "nfLint.showFindings";
const SHOW_RESOLVED_CONFIG = "nfLint.showResolvedConfig";
const COMPARE_PROFILES = "nfLint.compareProfiles";

/** Above each profile: the findings that not every choice of profiles has, what it comes to, and what it changes. */
export async function codeLenses(document: ConfigDocument, workspace: LanguageWorkspace): Promise<CodeLens[]> {
  const profiles = occurrencesIn(document.ast).flatMap(({ subject, role, range }) =>
    subject.kind === "profile" && role === "open" ? [{ name: subject.name, range: document.rangeOf(range) }] : [],
  );
  const [view] = workspace.projectsOf(document.path);
  if (view === undefined || profiles.length === 0) return [];
  const { findings } = await workspace.lint([...view.project.files.keys()]);
  const root = uriOfPath(view.project.rootFile);
  const base = baseOf(view);
  return profiles.flatMap(({ name, range }): readonly CodeLens[] => {
    const found = findings.filter(({ profiles: of }) => of.length === 0 || of.includes(name));
    const commands: readonly Command[] = [
      ...findingsCommand(found, [uriOfPath(document.path), range.start]),
      { title: "resolved config", command: SHOW_RESOLVED_CONFIG, arguments: [root, name] },
      ...(name === base
        ? []
        : [{ title: `compare with ${base}`, command: COMPARE_PROFILES, arguments: [root, base, name] }]),
    ];
    return commands.map((command) => ({ range, command }));
  });
}

/** None where a profile has nothing of its own: what every one has would be said above each. */
function findingsCommand(found: readonly Finding[], at: readonly unknown[]): readonly Command[] {
  const own = found.filter(({ profiles }) => profiles.length > 0).length;
  if (own === 0) return [];
  const others = found.length - own;
  const title = count(own, "finding") + (others === 0 ? "" : `, and ${others} in every profile`);
  return [{ title, command: SHOW_FINDINGS, arguments: [...at, found.map(locationOf)] }];
}

function locationOf({ file, range }: Finding): Location {
  return { uri: uriOfPath(pathOfFinding(file)), range: toRange(range) };
}

/** The run without a choice of profiles. */
function baseOf({ project }: ProjectView): string {
  return project.variants()[0]?.name ?? "(none)";
}
