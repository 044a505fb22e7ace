import type { ProjectView } from "@nf-lint/linter";
import type { Range as SourceRange } from "@nf-lint/parser";
import {
  builtInExecutors,
  childrenOf,
  directoryOf,
  findOption,
  isSelectorKey,
  isTooNewFor,
  isWithin,
  pluginScopes,
  resolvePath,
  withoutUserLevels,
} from "@nf-lint/resolver";
import type { OptionChild, OptionPath } from "@nf-lint/resolver";
import { CompletionItemKind, CompletionItemTag, InsertTextFormat } from "vscode-languageserver";
import type { CompletionItem, Position, Range } from "vscode-languageserver";
import type { ConfigDocument } from "../documents/config-document.js";
import { cursorContext } from "../documents/cursor-context.js";
import type { CursorContext } from "../documents/cursor-context.js";
import { mapKeysOf } from "../wording/map-keys.js";
import { unitsFor } from "../wording/units.js";
import { detailOf, documentationOf } from "../wording/option-text.js";
import { occurrencesIn } from "../documents/occurrences.js";
import type { Occurrence } from "../documents/occurrences.js";
import { extNames, selectableNames } from "../projects/pipeline-names.js";
import { judgedVersion } from "../projects/judged-version.js";
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
    case "unit":
      return placed(
        unitsFor(findOption(withoutUserLevels(context.option))?.types ?? []).map((label) => ({
          label,
          kind: CompletionItemKind.Unit,
        })),
        document.rangeOf(context.replace),
      );
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
  if (path.join(".") === "process.ext")
    return settings(site.view === undefined ? [] : extNames(site.view, site.workspace));
  const isProfile = full[0] === "profiles" && path.length === 0;
  return [
    ...childrenOf(full)
      .filter(({ key, fact }) => key !== "<name>" && fact?.status !== "removed")
      // A profile has neither profiles nor plugins of its own.
      .filter(({ key }) => !(isProfile && (key === "profiles" || key === "plugins")))
      .map((child) => optionItem(child, path, isStart, site)),
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
  const tooNew = fact !== undefined && isTooNewFor(fact, judgedVersion(site.view));
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

/** Names to which something is assigned. */
function settings(names: readonly string[]): readonly Item[] {
  return names.map((label) => ({
    ...snippet(label, `${label} = $0`, "in use in this project"),
    kind: CompletionItemKind.Property,
  }));
}

function snippet(label: string, insertText: string, detail: string): Item {
  return { label, insertText, detail, kind: CompletionItemKind.Snippet, insertTextFormat: InsertTextFormat.Snippet };
}

// ---------------------------------------------------------------------------------------------------------------------
// Values
// ---------------------------------------------------------------------------------------------------------------------

function expressions(context: Extract<CursorContext, { kind: "expression" }>, site: Site): readonly Item[] {
  const { option, path, key, isWhole, inClosure, isKey } = context;
  const [root, ...below] = path;
  if (root === "params") return params(below, site);
  if (root === "task" && below.join() === "ext")
    return (site.view === undefined ? [] : extNames(site.view, site.workspace)).map((name) =>
      named(name, "an ext setting"),
    );
  if (root === "task")
    return below.length === 0 ? TASK_PROPERTIES.map((name) => named(name, "of the running task")) : [];
  if (root !== undefined) return setNames(path, site).map((name) => named(name, "set in this project"));
  const variables = inClosure ? [...VARIABLES, "task"] : VARIABLES;
  return [
    ...(isKey ? mapKeys(option) : []),
    ...(isWhole
      ? valuesOf(option, key, site).map((value) => ({
          ...valueItem(value),
          ...(value.isText && { label: `'${value.label}'` }),
        }))
      : []),
    ...variables.map((name) => named(name, "variable")),
  ];
}

function named(label: string, detail: string): Item {
  return { label, detail, kind: CompletionItemKind.Variable };
}

function valueItem({ label, rank = 0 }: AllowedValue): Item {
  return { label, kind: CompletionItemKind.Value, sortText: `0${String(rank).padStart(2, "0")}${label}` };
}

/** The keys of a directive's map form. */
function mapKeys(option: OptionPath): readonly Item[] {
  const [scope, directive = "", ...below] = withoutUserLevels(option);
  if (scope !== "process" || below.length > 0) return [];
  return mapKeysOf(directive).map(({ name, type }) => ({
    label: `${name}:`,
    filterText: name,
    insertText: `${name}: `,
    kind: CompletionItemKind.Field,
    detail: type,
    sortText: `0${name}`,
  }));
}

interface AllowedValue {
  readonly label: string;
  /** True for what belongs between quotes. */
  readonly isText: boolean;
  /** What more people use comes first. */
  readonly rank?: number;
}

/** Where tasks run in earnest: schedulers of clusters and clouds; then this machine, then what hardly anybody has. */
const COMMON_EXECUTORS = [
  "slurm",
  "awsbatch",
  "google-batch",
  "azurebatch",
  "k8s",
  "sge",
  "lsf",
  "pbspro",
  "pbs",
  "local",
];

/** The values that an option, or a key of its map, is known to take. */
function valuesOf(option: OptionPath, key: string | undefined, site: Site): readonly AllowedValue[] {
  const own = withoutUserLevels(option);
  if (own[0] === "params" && own.length === 2 && key === undefined) return paramValues(own[1] ?? "", site);
  const fact = findOption(option);
  if (fact === undefined) return [];
  if (key !== undefined) return (fact.mapKeyValues.get(key) ?? []).map((label) => ({ label, isText: true }));
  const names = fact.path.join(".") === "executor.name" ? builtInExecutors() : fact.allowedValues;
  const isExecutor = fact.path.at(-1) === "executor" || fact.path.join(".") === "executor.name";
  const rankOf = (value: string): number => {
    const at = COMMON_EXECUTORS.indexOf(value);
    return at < 0 ? COMMON_EXECUTORS.length : at;
  };
  const allowed = names.map((value) => ({
    label: String(value),
    isText: typeof value === "string",
    ...(isExecutor && { rank: rankOf(String(value)) }),
  }));
  const isBoolean = fact.types.some((type) => type.toLowerCase() === "boolean");
  const booleans = isBoolean ? ["true", "false"].map((label) => ({ label, isText: false })) : [];
  return [...new Map([...allowed, ...booleans].map((value) => [value.label, value])).values()];
}

/** What the schema of the params allows one. */
function paramValues(name: string, { view, workspace }: Site): readonly AllowedValue[] {
  const { type = "", values = [] } = (view === undefined ? undefined : describedParams(view, workspace)(name)) ?? {};
  if (type === "boolean") return ["true", "false"].map((label) => ({ label, isText: false }));
  const isNumber = type === "integer" || type === "number";
  return values.map((label, rank) => ({ label, isText: !isNumber, rank }));
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
      return placed(selectorNames(purpose.selector, site), site.document.rangeOf(partAt(context, "|", site.document)));
    case "plugin":
      return before.includes("@") ? [] : placed(plugins(), range);
    case "value":
      return placed(
        valuesOf(purpose.option, purpose.key, site)
          .filter(({ isText }) => isText)
          .map(valueItem),
        withoutUserLevels(purpose.option).join(".") === "trace.fields"
          ? site.document.rangeOf(partAt(context, ",", site.document))
          : range,
      );
  }
}

/** The part between separators in which the cursor is: of `'A|B'` one name. */
function partAt(
  { before, replace: [start, end] }: Extract<CursorContext, { kind: "string" }>,
  separator: string,
  { text }: ConfigDocument,
): SourceRange {
  const next = text.slice(start + before.length, end).indexOf(separator);
  return [start + before.lastIndexOf(separator) + 1, next < 0 ? end : start + before.length + next];
}

/** The pipeline's processes or labels, and the patterns in use. */
function selectorNames(kind: string, site: Site): readonly Item[] {
  const inUse = setNames(["process"], site)
    .filter((key) => key.startsWith(`${kind}:`))
    .map((key) => ({ label: key.slice(kind.length + 1), detail: "in use in this project", rank: 1 }));
  const { names, labels } =
    site.view === undefined ? { names: [], labels: [] } : selectableNames(site.view, site.workspace);
  const known = (kind === "withLabel" ? labels : names).map((label) => ({
    label,
    detail: kind === "withLabel" ? "a label of the pipeline" : "a process of the pipeline",
    // Names with their workflows are many.
    rank: label.includes(":") ? 2 : 0,
  }));
  return [...new Map([...inUse, ...known].map((item) => [item.label, item])).values()].map(
    ({ label, detail, rank }) => ({
      label,
      detail,
      kind: CompletionItemKind.Class,
      sortText: `${rank}${label}`,
    }),
  );
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
