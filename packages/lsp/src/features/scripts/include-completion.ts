import { relativePath } from "@nf-lint/linter";
import { isModule, sourceNamed } from "@nf-lint/pipeline";
import type { Definition, DefinitionKind } from "@nf-lint/pipeline";
import { directoryOf, isScriptName, isWithin, resolvePath } from "@nf-lint/resolver";
import { CompletionItemKind } from "vscode-languageserver";
import type { CompletionItem, TextEdit } from "vscode-languageserver";
import type { ScriptCursor } from "../../documents/script-cursor.js";
import type { Item, ScriptSite } from "./completion-site.js";

/** To look into more scripts than these takes longer than a person waits for a list. */
const MOST_SCRIPTS = 2000;

export const DEFINITION_ITEMS: Readonly<Record<DefinitionKind, CompletionItemKind>> = {
  process: CompletionItemKind.Class,
  workflow: CompletionItemKind.Module,
  agent: CompletionItemKind.Class,
  function: CompletionItemKind.Function,
  record: CompletionItemKind.Struct,
  enum: CompletionItemKind.Enum,
};

/** The folders and scripts where the path so far leads; only names, as the part before the last slash stays. */
export function includeSources(
  { before, replace: [start, end] }: Extract<ScriptCursor, { kind: "string" }>,
  { document, workspace, scripts }: ScriptSite,
): CompletionItem[] {
  const slash = before.lastIndexOf("/") + 1;
  const range = document.rangeOf([start + slash, Math.max(end, start + slash)]);
  if (slash === 0) {
    const starts = ["./", "../"].filter((text) => text.startsWith(before));
    return starts.map((label) => ({
      label,
      kind: CompletionItemKind.Folder,
      textEdit: { range, newText: label },
    }));
  }
  // Registry modules are not looked up, and what lies outside of the pipeline may be a large disk.
  if (!before.startsWith(".")) return [];
  const folder = resolvePath(directoryOf(document.path), before.slice(0, slash));
  if (scripts.root === undefined || !isWithin(scripts.root, folder)) return [];
  return workspace.fileSystem.readDirectory(folder).flatMap(({ name, kind }): CompletionItem[] => {
    const path = resolvePath(folder, name);
    if (name.startsWith(".") || path === document.path || (kind === "file" && !isScriptName(name))) return [];
    const label = kind === "directory" ? `${name}/` : name.replace(/\.nf$/, "");
    return [
      {
        label,
        kind: kind === "directory" ? CompletionItemKind.Folder : CompletionItemKind.File,
        textEdit: { range, newText: label },
      },
    ];
  });
}

/** What the file that an include names defines; all that the pipeline's other scripts do, where it names none yet. */
export function includeEntries(
  { source, taken }: Extract<ScriptCursor, { kind: "include-entry" }>,
  site: ScriptSite,
): readonly Item[] {
  const { document } = site;
  const all = source === undefined || source === "" ? elsewhere(site) : definitionsBehind(source, site);
  return all
    .filter(({ definition: { name } }) => !taken.includes(name))
    .map(({ definition: { name, kind }, path }) => ({
      label: name,
      kind: DEFINITION_ITEMS[kind],
      detail: `${kind} of ${shownSource(path, document.path)}`,
    }));
}

interface Offered {
  readonly definition: Definition;
  readonly path: string;
}

function definitionsBehind(source: string, site: ScriptSite): readonly Offered[] {
  const { document, scripts, workspace } = site;
  const named = sourceNamed(source, document.path, scripts.root, workspace.fileSystem);
  return named.kind === "file" ? definitionsIn(named.path, site) : [];
}

function definitionsIn(path: string, { scripts }: ScriptSite): readonly Offered[] {
  const module = scripts.module(path);
  return isModule(module) ? module.definitions.map((definition) => ({ definition, path: module.path })) : [];
}

function elsewhere(site: ScriptSite): readonly Offered[] {
  const { scripts, document, workspace } = site;
  const { root } = scripts;
  if (root === undefined) return [];
  return workspace
    .scripts()
    .filter((path) => path !== document.path && isWithin(root, path))
    .slice(0, MOST_SCRIPTS)
    .flatMap((path) => definitionsIn(path, site));
}

/** What other scripts of the pipeline define and this one does not know yet, each with the include that it needs. */
export function notIncluded(
  known: ReadonlySet<string>,
  isWanted: (kind: DefinitionKind) => boolean,
  site: ScriptSite,
): readonly Item[] {
  const { document } = site;
  const offered = elsewhere(site).filter(({ definition: { name, kind } }) => !known.has(name) && isWanted(kind));
  if (offered.length === 0) return [];
  const place = includePlace(site);
  return offered.map(({ definition: { name, kind }, path }) => {
    const source = shownSource(path, document.path);
    return {
      label: name,
      kind: DEFINITION_ITEMS[kind],
      detail: `${kind}, includes it from ${source}`,
      sortText: `7${name}`,
      additionalTextEdits: [place(`include { ${name} } from '${source.replace(/[\\']/g, "\\$&")}'`)],
    };
  });
}

/** As people write it: relative to the script, without the ending. */
function shownSource(path: string, from: string): string {
  const relative = relativePath(directoryOf(from), path).replace(/\.nf$/, "");
  return relative.startsWith("../") ? relative : `./${relative}`;
}

/** Behind the last include, else before the first definition, with an empty line around. */
function includePlace({ document }: ScriptSite): (statement: string) => TextEdit {
  const { ast, comments, text, lineEnd } = document;
  const at = (offset: number, newText: string): TextEdit => {
    const position = document.positionAt(offset);
    return { range: { start: position, end: position }, newText };
  };
  const last = ast.body.findLast(({ type }) => type === "IncludeDeclaration");
  if (last !== undefined) return (statement) => at(last.range[1], lineEnd + statement);
  const head = ast.body.findLast(({ type }) => type === "FeatureFlagDeclaration" || type === "ImportDeclaration");
  if (head !== undefined) return (statement) => at(head.range[1], lineEnd + lineEnd + statement);
  const first = ast.body[0];
  const start = first?.range[0] ?? text.length;
  // A comment right above a definition is about that one.
  let before = start;
  for (const { range } of comments.filter((comment) => comment.range[1] <= start).reverse()) {
    if (/\n[ \t]*\r?\n/.test(text.slice(range[1], before))) break;
    before = range[0];
  }
  if (before === 0 && text.startsWith("#!")) before = start;
  const line = text.lastIndexOf("\n", before - 1) + 1;
  return (statement) => at(line, statement + lineEnd + lineEnd);
}
