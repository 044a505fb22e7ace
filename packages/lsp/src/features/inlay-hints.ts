import { relativePath } from "@nf-lint/linter";
import type { ProjectView } from "@nf-lint/linter";
import type { Place, ResolvedOption } from "@nf-lint/resolver";
import type { InlayHint, Range } from "vscode-languageserver";
import type { ConfigDocument } from "../documents/config-document.js";
import { count, listed } from "../wording/markdown.js";
import { touches } from "../documents/positions.js";
import { placeKey } from "../projects/variant-values.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

const MOST_PROFILES = 3;
const MOST_FILES = 2;

/** Behind each setting that another one overrides: where, and for which profiles. */
export function inlayHints(document: ConfigDocument, range: Range, workspace: LanguageWorkspace): InlayHint[] {
  const [view] = workspace.projectsOf(document.path);
  if (view === undefined) return [];
  const hints: InlayHint[] = [];
  for (const { end, winners } of overriddenIn(document.path, view)) {
    const position = document.positionAt(end);
    if (!touches({ start: position, end: position }, range)) continue;
    const told = (most: number): readonly string[] =>
      [...winners].map(([file, variants]) => {
        const where = file === document.path ? "below" : `in ${relativePath(view.project.directory, file)}`;
        return `${where} for ${variants.length === view.variants.length ? "every profile" : listed(variants, most)}`;
      });
    const profiles = new Set([...winners.values()].flat());
    const isShort = winners.size <= MOST_FILES;
    const label = isShort ? told(MOST_PROFILES).join("; ") : `for ${count(profiles.size, "profile")}`;
    hints.push({
      position,
      label: `overridden ${label}`,
      paddingLeft: true,
      ...(!isShort && { tooltip: told(profiles.size).join("\n") }),
    });
  }
  return hints;
}

interface Overridden {
  /** The end of the setting's value. */
  readonly end: number;
  /** The variants in which it is overridden, by the file that does. */
  readonly winners: Map<string, string[]>;
}

function overriddenIn(file: string, { project, variants }: ProjectView): Iterable<Overridden> {
  const found = new Map<string, Overridden>();
  for (const variant of variants) {
    for (const option of project.resolve(variant).options()) {
      for (const place of lostPlaces(option, file)) {
        const key = placeKey(place);
        const entry = found.get(key) ?? { end: place.range[1], winners: new Map<string, string[]>() };
        const names = entry.winners.get(option.place.file) ?? [];
        if (!names.includes(variant.name)) names.push(variant.name);
        entry.winners.set(option.place.file, names);
        found.set(key, entry);
      }
    }
  }
  return found.values();
}

function lostPlaces({ overrode }: ResolvedOption, file: string): readonly Place[] {
  return overrode.map(({ valuePlace }) => valuePlace).filter((place) => place.file === file);
}
