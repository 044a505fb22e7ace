import type { ProjectView } from "@nf-lint/linter";
import type { OptionPath, Place } from "@nf-lint/resolver";
import type { Location, Position } from "vscode-languageserver";
import type { ConfigDocument } from "../documents/config-document.js";
import { occurrenceAt } from "../documents/occurrences.js";
import type { Occurrence } from "../documents/occurrences.js";
import { placesAbout } from "../projects/project-occurrences.js";
import { FILE_START, toRange } from "../documents/positions.js";
import { uriOfPath } from "../documents/uri-path.js";
import { selectorTargets } from "./scripts/selector-targets.js";
import { placeKey } from "../projects/variant-values.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

/**
 * Where what the cursor is on comes from: an included file, the declarations of a profile, the processes or labels that a selector
 * hits (its other blocks where there are none), and for an option or a param the settings that give it its value in one
 * choice of profiles or another.
 */
export function definition(
  document: ConfigDocument,
  position: Position,
  workspace: LanguageWorkspace,
): Location[] | undefined {
  const here = occurrenceAt(document.ast, document.offsetAt(position));
  if (here === undefined) return undefined;
  const found = locationsOf(here, document, workspace);
  return found.length === 0 ? undefined : found;
}

function locationsOf(here: Occurrence, document: ConfigDocument, workspace: LanguageWorkspace): Location[] {
  const { subject } = here;
  const [view] = workspace.projectsOf(document.path);
  if (subject.kind === "include") return view === undefined ? [] : includedFiles(subject.node.range[0], document, view);
  if (subject.kind === "option" || subject.kind === "param") {
    const path = subject.kind === "param" ? ["params", subject.name] : subject.path;
    const winners = view === undefined ? [] : winningPlaces(path, view);
    if (winners.length > 0) return winners.map(({ file, loc }) => ({ uri: uriOfPath(file), range: toRange(loc) }));
  }
  if (subject.kind === "selector") {
    const targets = selectorTargets(subject.path, document.path, workspace);
    if (targets.length > 0) return [...targets];
  }
  return placesAbout(subject, document, workspace)
    .filter(({ occurrence }) => occurrence.role !== "read")
    .map(({ document: file, occurrence }) => ({ uri: file.uri, range: file.rangeOf(occurrence.range) }));
}

function includedFiles(start: number, { path }: ConfigDocument, { project }: ProjectView): Location[] {
  return project.includes
    .filter(({ file, node }) => file === path && node.range[0] === start)
    .flatMap(({ targets }) => targets)
    .flatMap((target) => (target.kind === "file" ? [{ uri: uriOfPath(target.path), range: FILE_START }] : []));
}

/** The settings that count, each once, in the order of the variants. */
function winningPlaces(path: OptionPath, { project, variants }: ProjectView): readonly Place[] {
  const places = variants.flatMap((variant) => project.resolve(variant).option(path)?.place ?? []);
  return [...new Map(places.map((place) => [placeKey(place), place])).values()];
}
