import type { FileSystem, Project, ResolvedConfig, Workspace } from "@nf-lint/resolver";
import type { Failure, Notice } from "./failure.js";
import type { Settings } from "./settings.js";
import { undeclaredProfiles, wantedVariants } from "./variants.js";
import { isXml } from "./xml-text.js";

/** What Nextflow would make of one project, for each choice of profiles; or why that cannot be said. */
export type Configuration =
  | {
      readonly ok: true;
      readonly project: Project;
      readonly configs: readonly ResolvedConfig[];
      /** Profiles that the project does not declare: Nextflow rejects the configurations that have them. */
      readonly failures: readonly Failure[];
      readonly notices: readonly Notice[];
    }
  | { readonly ok: false; readonly failures: readonly Failure[] };

/**
 * Resolves the project of a folder (its `nextflow.config`) or of a root configuration.
 *
 * @param path Absolute, and existing.
 * @param shown The path as it is to be named in a failure.
 */
export function configurationOf(
  workspace: Workspace,
  fileSystem: FileSystem,
  settings: Settings,
  { path, shown }: { readonly path: string; readonly shown: string },
): Configuration {
  const root = fileSystem.kind(path) === "directory" ? `${path === "/" ? "" : path}/nextflow.config` : path;
  if (fileSystem.kind(root) === "missing") return { ok: false, failures: [{ kind: "no-root", directory: shown }] };
  const read = workspace.file(root);
  if ("kind" in read) return { ok: false, failures: [{ kind: "unreadable", file: shown, result: read }] };
  if (isXml(read.text)) return { ok: false, failures: [{ kind: "foreign", file: shown }] };
  const project = workspace.project(root);
  const { onlyProfiles = [] } = settings;
  const configs = wantedVariants(project, settings).map((variant) => project.resolve(variant));
  return { ok: true, project, configs, ...undeclaredProfiles([project], { onlyProfiles }) };
}
