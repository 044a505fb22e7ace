import { isModule } from "@nf-lint/pipeline";
import type { DefinitionKind } from "@nf-lint/pipeline";
import { SymbolKind } from "vscode-languageserver";
import type { WorkspaceSymbol } from "vscode-languageserver";
import { occurrencesIn } from "../documents/occurrences.js";
import type { Occurrence } from "../documents/occurrences.js";
import { toRange } from "../documents/positions.js";
import { uriOfPath } from "../documents/uri-path.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

/** More than these no editor shows. */
const MOST = 500;

/** The profiles, params and selectors of all projects, and what their scripts define, whose name has the letters of the query in their order. */
export function workspaceSymbols(query: string, workspace: LanguageWorkspace): WorkspaceSymbol[] {
  const files = new Set(
    workspace.projects().flatMap(({ project }) => [...project.files.values()].map(({ path }) => path)),
  );
  const found: WorkspaceSymbol[] = [];
  for (const path of files) {
    const document = workspace.document(path);
    if (document === undefined) continue;
    for (const occurrence of occurrencesIn(document.ast)) {
      const symbol = symbolOf(occurrence);
      if (symbol === undefined || !fits(query, symbol.name)) continue;
      found.push({ ...symbol, location: { uri: document.uri, range: document.rangeOf(occurrence.range) } });
      if (found.length === MOST) return found;
    }
  }
  return [...found, ...definitions(query, workspace).slice(0, MOST - found.length)];
}

const DEFINITIONS: Readonly<Record<DefinitionKind, SymbolKind>> = {
  process: SymbolKind.Class,
  agent: SymbolKind.Class,
  workflow: SymbolKind.Module,
  function: SymbolKind.Function,
  record: SymbolKind.Struct,
  enum: SymbolKind.Enum,
};

/** What scripts define. */
function definitions(query: string, workspace: LanguageWorkspace): readonly WorkspaceSymbol[] {
  return workspace.scripts().flatMap((path) => {
    const module = workspace.scriptsOf(path)?.module(path);
    if (module === undefined || !isModule(module)) return [];
    return module.definitions
      .filter(({ name }) => fits(query, name))
      .map(({ name, kind, identifier: { loc } }) => ({
        name,
        kind: DEFINITIONS[kind],
        containerName: kind,
        location: { uri: uriOfPath(path), range: toRange(loc) },
      }));
  });
}

function symbolOf({ subject, role, profile, isWord }: Occurrence): Omit<WorkspaceSymbol, "location"> | undefined {
  if (role === "read" || isWord) return undefined;
  const within = profile === undefined ? {} : { containerName: `profile ${profile}` };
  switch (subject.kind) {
    case "profile":
      return { name: subject.name, kind: SymbolKind.Module, containerName: "profiles" };
    case "param":
      return { name: `params.${subject.name}`, kind: SymbolKind.Variable, ...within };
    case "selector":
      return { name: subject.path.at(-1) ?? "", kind: SymbolKind.Class, ...within };
    default:
      return undefined;
  }
}

function fits(query: string, name: string): boolean {
  const letters = name.toLowerCase();
  let from = 0;
  for (const letter of query.toLowerCase()) {
    from = letters.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
