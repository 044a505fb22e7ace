import { builtInExecutors } from "@nf-lint/resolver";
import { CompletionItemKind } from "vscode-languageserver";
import type { CompletionItem, Position } from "vscode-languageserver";
import { isName, unquoted } from "../../documents/cursor-tokens.js";
import { scriptCursor } from "../../documents/script-cursor.js";
import type { ScriptCursor, ScriptPlace } from "../../documents/script-cursor.js";
import type { ScriptDocument } from "../../documents/script-document.js";
import type { LanguageWorkspace } from "../../projects/workspace.js";
import type { Item, ScriptSite } from "./completion-site.js";
import { includeEntries, includeSources } from "./include-completion.js";
import { memberItems } from "./member-completion.js";
import { allowedTexts, nameItems } from "./name-completion.js";
import { paramValues } from "./param-items.js";
import { templateFolders } from "./template-folders.js";

/** What can stand at the cursor in a script. */
export function scriptCompletion(
  document: ScriptDocument,
  position: Position,
  workspace: LanguageWorkspace,
): CompletionItem[] {
  const cursor = scriptCursor(document, document.offsetAt(position));
  const scripts = workspace.scriptsOf(document.path);
  if (cursor.kind === "nothing" || scripts === undefined) return [];
  const [view] = workspace.projectsOf(document.path);
  const site: ScriptSite = { document, workspace, scripts, names: scripts.names(document.path), view };
  if (cursor.kind === "string") return strings(cursor, site);
  return placed(itemsAt(cursor, site), cursor.replace, document);
}

function itemsAt(cursor: Exclude<ScriptCursor, { kind: "nothing" | "string" }>, site: ScriptSite): readonly Item[] {
  switch (cursor.kind) {
    case "name":
      return nameItems(cursor.place, site);
    case "member":
      return memberItems(cursor.chain, cursor.place, site);
    case "include-entry":
      return includeEntries(cursor, site);
  }
}

/** What is there already behind the name keeps its brackets. */
function placed(
  items: readonly Item[],
  replace: readonly [number, number],
  document: ScriptDocument,
): CompletionItem[] {
  const range = document.rangeOf(replace);
  const isCalled = /^\s*[({:]/.test(document.text.slice(replace[1], replace[1] + 80).split("\n")[0] ?? "");
  const made = items.map(({ insertText, ...item }) => ({
    ...item,
    textEdit: { range, newText: (isCalled ? undefined : insertText) ?? item.filterText ?? item.label },
  }));
  // Of one name the first is the nearest.
  return [...new Map(made.reverse().map((item) => [item.label, item])).values()].reverse();
}

function strings(cursor: Extract<ScriptCursor, { kind: "string" }>, site: ScriptSite): CompletionItem[] {
  const { place, replace } = cursor;
  const { statement, inner } = place;
  const last = statement.at(-1);
  if (statement[0]?.value === "include" && last?.value === "from") return includeSources(cursor, site);
  return placed(textItems(place, inner.at(-1)?.value ?? "", site), replace, site.document);
}

function textItems(place: ScriptPlace, before: string, site: ScriptSite): readonly Item[] {
  const { statement, inner, owner, section } = place;
  const compared = comparedParam(place);
  if (compared !== undefined) return paramValues(compared, site);
  if (before === "template" || (before === "(" && place.statement.at(-2)?.value === "template")) return templates(site);
  const [first] = statement;
  if (owner !== "process" || section !== undefined || first === undefined) return [];
  const key = inner.at(-1)?.value === ":" ? inner.at(-2) : undefined;
  if (key !== undefined) return values(allowedTexts(first.value, isName(key) ? unquoted(key) : ""));
  if (statement.length > 1) return [];
  if (first.value === "label") return values(labels(site));
  return values(first.value === "executor" ? builtInExecutors() : allowedTexts(first.value));
}

function values(texts: readonly string[]): readonly Item[] {
  return texts.map((label) => ({ label, kind: CompletionItemKind.Value }));
}

/** `params.aligner == '|'`. */
function comparedParam({ statement }: ScriptPlace): string | undefined {
  const [root, dot, name, operator] = statement.slice(-4);
  if (root?.value !== "params" || dot?.value !== "." || name === undefined) return undefined;
  return operator?.value === "==" || operator?.value === "!=" ? name.value : undefined;
}

/** The labels that the configuration has selectors for. */
function labels({ view }: ScriptSite): readonly string[] {
  const keys = (view?.variants ?? []).flatMap((variant) => [
    ...(view?.project.resolve(variant).keys(["process"]) ?? []),
  ]);
  const names = keys.filter((key) => key.startsWith("withLabel:")).map((key) => key.slice("withLabel:".length));
  return [...new Set(names)].filter((name) => /^\w+$/.test(name));
}

/** The files in `templates`, beside the script and in the pipeline's folder. */
function templates({ document, workspace, scripts }: ScriptSite): readonly Item[] {
  const names = templateFolders(document.path, scripts).flatMap((folder) =>
    workspace.fileSystem.readDirectory(folder).flatMap(({ name, kind }) => (kind === "file" ? [name] : [])),
  );
  return [...new Set(names)].map((label) => ({ label, kind: CompletionItemKind.File }));
}
