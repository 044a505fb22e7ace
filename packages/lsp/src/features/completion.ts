import type { ProjectView } from "@nf-lint/linter";
import {
  builtInExecutors,
  childrenOf,
  directoryOf,
  findOption,
  isSelectorKey,
  isTooNewFor,
  isWithin,
  NEWEST_KNOWN_VERSION,
  parseNextflowVersion,
  pluginScopes,
  resolvePath,
  targetVersion,
  withoutUserLevels,
} from "@nf-lint/resolver";
import type { OptionChild, OptionFact, OptionPath } from "@nf-lint/resolver";
import { CompletionItemKind, CompletionItemTag, InsertTextFormat } from "vscode-languageserver";
import type { CompletionItem, Position, Range } from "vscode-languageserver";
import type { ConfigDocument } from "../documents/config-document.js";
import { cursorContext } from "../documents/cursor-context.js";
import type { CursorContext } from "../documents/cursor-context.js";
import { detailOf, documentationOf } from "../wording/option-text.js";
import { occurrencesIn } from "../documents/occurrences.js";
import type { Occurrence } from "../documents/occurrences.js";
import { describedParams } from "../projects/param-schema.js";
import { documentsWith } from "../projects/project-occurrences.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

/** Beyond letters, what opens the list. */
export const COMPLETION_TRIGGERS = [".", "'", '"', "/", ":", "=", "$"] as const;

/** What `task` knows in a closure of a directive. */
const TASK_PROPERTIES = [
  "attempt",
  "cpus",
  "disk",
  "executor",
  "exitStatus",
  "ext",
  "hash",
  "index",
  "label",
  "memory",
  "name",
  "previousException",
  "previousTrace",
  "process",
  "queue",
  "submitAttempt",
  "tag",
  "time",
  "workDir",
];

/** What an expression of a configuration can read besides params. */
const VARIABLES = ["params", "projectDir", "launchDir", "secrets"];

interface Site {
  readonly document: ConfigDocument;
  readonly workspace: LanguageWorkspace;
  readonly view: ProjectView | undefined;
}

/** An item before its place is known. */
type Item = Omit<CompletionItem, "textEdit">;

/** What can stand at the cursor. */
export function completion(
  document: ConfigDocument,
  position: Position,
  workspace: LanguageWorkspace,
): CompletionItem[] {
  const context = cursorContext(document, document.offsetAt(position));
  const [view] = workspace.projectsOf(document.path);
  const site: Site = { document, workspace, view };
  switch (context.kind) {
    case "nothing":
      return [];
    case "statement":
      return placed(statements(context, site), document.rangeOf(context.replace));
    case "expression":
      return placed(expressions(context, site), document.rangeOf(context.replace));
    case "string":
      return strings(context, site);
  }
}

function placed(items: readonly Item[], range: Range): CompletionItem[] {
  return items.map(({ insertText, ...item }) => ({ ...item, textEdit: { range, newText: insertText ?? item.label } }));
}

// ---------------------------------------------------------------------------------------------------------------------
// Statements
// ---------------------------------------------------------------------------------------------------------------------

function statements(context: Extract<CursorContext, { kind: "statement" }>, site: Site): readonly Item[] {
  const { scope, prefix } = context;
  const full = [...scope, ...prefix];
  if (full[0] === "profiles" && full.length === 1) return prefix.length === 0 ? profileBlocks(site) : [];
  const path = withoutUserLevels(full);
  if (path[0] === "params") return paramSettings(path.slice(1), site);
  if (path[0] === "plugins") return [snippet("id", "id '${1:nf-schema@}'", "a plugin")];
  const isStart = prefix.length === 0;
  return [
    ...childrenOf(full)
      .filter(({ key, fact }) => key !== "<name>" && fact?.status !== "removed")
      .map((child) => optionItem(child, full, isStart, site)),
    ...(isStart ? extras(scope, path) : []),
  ];
}

/** Statements that are no settings. */
function extras(scope: OptionPath, path: OptionPath): readonly Item[] {
  if (path.length === 0) {
    const inProfile = scope.length > 0;
    return [
      snippet("includeConfig", "includeConfig '$1'", "another configuration"),
      ...(inProfile ? [] : [snippet("profiles", "profiles {\n\t${1:name} {\n\t\t$0\n\t}\n}", "choices at launch")]),
    ].filter((item) => !inProfile || item.label !== "profiles");
  }
  const inSelector = scope.some(isSelectorKey);
  if (path.join() !== "process" || inSelector) return [];
  return [
    snippet("withName", "withName: '${1:NAME}' {\n\t$0\n}", "the processes of a name"),
    snippet("withLabel", "withLabel: '${1:label}' {\n\t$0\n}", "the processes with a label"),
  ];
}

function optionItem({ key, fact, isScope }: OptionChild, above: OptionPath, isStart: boolean, site: Site): Item {
  const isBlock = isScope || (isStart && fact?.kind === "map" && above.length === 0) || fact?.kind === "scope";
  const insertText = isBlock ? (isStart ? `${key} {\n\t$0\n}` : `${key}.$0`) : `${key} = $0`;
  const isDeprecated = fact?.status === "deprecated";
  const tooNew = fact !== undefined && isTooNew(fact, site);
  return {
    label: key,
    kind: isBlock ? CompletionItemKind.Module : CompletionItemKind.Property,
    insertText,
    insertTextFormat: InsertTextFormat.Snippet,
    sortText: `${isDeprecated || tooNew ? "2" : "1"}${key}`,
    ...(fact && { detail: detailOf(fact), documentation: { kind: "markdown", value: documentationOf(fact) } }),
    ...(isDeprecated && { tags: [CompletionItemTag.Deprecated] }),
  };
}

function isTooNew(fact: OptionFact, { view }: Site): boolean {
  const [variant] = view?.variants ?? [];
  if (view === undefined || variant === undefined) return isTooNewFor(fact, parseNextflowVersion(NEWEST_KNOWN_VERSION));
  return isTooNewFor(fact, targetVersion(view.project.resolve(variant), view.nextflow).version);
}

/** The profiles that other files of the project declare: a file may add to them. */
function profileBlocks({ document, view }: Site): readonly Item[] {
  const here = new Set(
    occurrencesIn(document.ast).flatMap(({ subject }) => (subject.kind === "profile" ? [subject.name] : [])),
  );
  return (view?.project.profiles ?? [])
    .filter(({ name }) => !here.has(name))
    .map(({ name }) =>
      snippet(name, `${/^\w+$/.test(name) ? name : `'${name}'`} {\n\t$0\n}`, "a profile of this project"),
    );
}

function paramSettings(below: OptionPath, site: Site): readonly Item[] {
  return params(below, site).map((item) => ({
    ...item,
    insertText: `${item.label} = $0`,
    insertTextFormat: InsertTextFormat.Snippet,
  }));
}

function snippet(label: string, insertText: string, detail: string): Item {
  return { label, insertText, detail, kind: CompletionItemKind.Snippet, insertTextFormat: InsertTextFormat.Snippet };
}

// ---------------------------------------------------------------------------------------------------------------------
// Values
// ---------------------------------------------------------------------------------------------------------------------

function expressions(context: Extract<CursorContext, { kind: "expression" }>, site: Site): readonly Item[] {
  const { option, path, key, isWhole, inClosure } = context;
  const [root, ...below] = path;
  if (root === "params") return params(below, site);
  if (root === "task")
    return below.length === 0 ? TASK_PROPERTIES.map((name) => named(name, "of the running task")) : [];
  if (root !== undefined) return setNames(path, site).map((name) => named(name, "set in this project"));
  const variables = inClosure ? [...VARIABLES, "task"] : VARIABLES;
  return [
    ...(isWhole ? valuesOf(option, key).map(({ label, isText }) => valueItem(isText ? `'${label}'` : label)) : []),
    ...variables.map((name) => named(name, "variable")),
  ];
}

function named(label: string, detail: string): Item {
  return { label, detail, kind: CompletionItemKind.Variable };
}

function valueItem(label: string): Item {
  return { label, kind: CompletionItemKind.Value, sortText: `0${label}` };
}

interface AllowedValue {
  readonly label: string;
  /** True for what belongs between quotes. */
  readonly isText: boolean;
}

/** The values that an option, or a key of its map, is known to take. */
function valuesOf(option: OptionPath, key: string | undefined): readonly AllowedValue[] {
  const fact = findOption(option);
  if (fact === undefined) return [];
  if (key !== undefined) return (fact.mapKeyValues.get(key) ?? []).map((label) => ({ label, isText: true }));
  const names = fact.path.join(".") === "executor.name" ? builtInExecutors() : fact.allowedValues;
  const allowed = names.map((value) => ({ label: String(value), isText: typeof value === "string" }));
  const isBoolean = fact.types.some((type) => type.toLowerCase() === "boolean");
  const booleans = isBoolean ? ["true", "false"].map((label) => ({ label, isText: false })) : [];
  return [...new Map([...allowed, ...booleans].map((value) => [value.label, value])).values()];
}

/** The params of a project, with what it says of them; also those that only a text tells of which is half-typed. */
function params(below: OptionPath, site: Site): readonly Item[] {
  const { document, view, workspace } = site;
  const resolved = setNames(["params", ...below], site);
  if (view === undefined || below.length > 0) return resolved.map((name) => named(name, "param"));
  const describe = describedParams(view, workspace);
  const written = documentsWith(document, workspace).flatMap((one) => occurrencesIn(one.ast).flatMap(paramSet));
  return [...new Set([...resolved, ...written])].map((name) => {
    const { type = "", description } = describe(name) ?? {};
    return {
      ...named(name, type === "" ? "param" : `param, ${type}`),
      ...(description && { documentation: description }),
    };
  });
}

function paramSet({ subject, role }: Occurrence): readonly string[] {
  return subject.kind === "param" && role !== "read" ? [subject.name] : [];
}

/** The keys that stand below a path in one choice of profiles or another. */
function setNames(path: OptionPath, { view }: Site): readonly string[] {
  const keys = (view?.variants ?? []).flatMap((variant) => view?.project.resolve(variant).keys(path) ?? []);
  return [...new Set(keys)];
}

// ---------------------------------------------------------------------------------------------------------------------
// Strings
// ---------------------------------------------------------------------------------------------------------------------

function strings(context: Extract<CursorContext, { kind: "string" }>, site: Site): CompletionItem[] {
  const { purpose, before, replace } = context;
  const range = site.document.rangeOf(replace);
  switch (purpose.kind) {
    case "include":
      return includePaths(context, purpose.variable, site);
    case "selector":
      return placed(selectorsInUse(purpose.selector, site), range);
    case "plugin":
      return before.includes("@") ? [] : placed(plugins(), range);
    case "value":
      return placed(
        valuesOf(purpose.option, purpose.key)
          .filter(({ isText }) => isText)
          .map(({ label }) => valueItem(label)),
        range,
      );
  }
}

function selectorsInUse(kind: string, site: Site): readonly Item[] {
  return setNames(["process"], site)
    .filter((key) => key.startsWith(`${kind}:`))
    .map((key) => ({
      label: key.slice(kind.length + 1),
      kind: CompletionItemKind.Class,
      detail: "in use in this project",
    }));
}

function plugins(): readonly Item[] {
  const ids = [...pluginScopes().values()].flatMap(({ plugins: names }) => names);
  return [...new Set(["nf-schema", ...ids])].map((label) => ({ label, kind: CompletionItemKind.Module }));
}

/** The folders and configurations where the path so far leads; only names, as the part before the last slash stays. */
function includePaths(
  { before, replace: [start, end] }: Extract<CursorContext, { kind: "string" }>,
  variable: string | undefined,
  { document, workspace, view }: Site,
): CompletionItem[] {
  const base = variable === undefined ? directoryOf(document.path) : projectFolder(variable, view);
  if (base === undefined || /^\w{2,}:/.test(before)) return [];
  const slash = before.lastIndexOf("/") + 1;
  const above = before.slice(0, slash);
  const folder = resolvePath(base, variable === undefined ? above : `.${above}`);
  const root = view?.project.directory;
  // What lies outside of the project is nobody's business, and may be a large disk.
  if (root !== undefined && !isWithin(directoryOf(root), folder)) return [];
  const range = document.rangeOf([start + slash, Math.max(end, start + slash)]);
  return workspace.fileSystem.readDirectory(folder).flatMap(({ name, kind }): CompletionItem[] => {
    if (name.startsWith(".") || (kind === "file" && !name.endsWith(".config"))) return [];
    const isFolder = kind === "directory";
    return [
      {
        label: isFolder ? `${name}/` : name,
        kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
        textEdit: { range, newText: isFolder ? `${name}/` : name },
      },
    ];
  });
}

function projectFolder(variable: string, view: ProjectView | undefined): string | undefined {
  return variable === "projectDir" || variable === "baseDir" ? view?.project.directory : undefined;
}
