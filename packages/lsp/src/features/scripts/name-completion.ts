import { isTooNewFor, findOption } from "@nf-lint/resolver";
import { scriptFacts, scriptTypes } from "@nf-lint/pipeline";
import type { Binding, DefinitionKind, FactScope } from "@nf-lint/pipeline";
import { CompletionItemKind, CompletionItemTag, InsertTextFormat } from "vscode-languageserver";
import { labelsOf } from "../../documents/script-cursor.js";
import type { ScriptPlace } from "../../documents/script-cursor.js";
import { judgedVersion } from "../../projects/judged-version.js";
import { mapKeysOf } from "../../wording/map-keys.js";
import { detailOf, documentationOf } from "../../wording/option-text.js";
import type { Item, ScriptSite } from "./completion-site.js";
import { factItem, factItems, factText } from "./fact-items.js";
import { DEFINITION_ITEMS, notIncluded } from "./include-completion.js";
import { pipedOperators } from "./member-completion.js";
import { boundNames } from "./scope-at.js";

/** Sections whose rows are no code: what begins a row, by what they are of. */
const ROWS: ReadonlyMap<string, { readonly plain: FactScope | undefined; readonly typed: FactScope | undefined }> =
  new Map<string, { readonly plain: FactScope | undefined; readonly typed: FactScope | undefined }>([
    ["input", { plain: "process-inputs", typed: undefined }],
    ["output", { plain: "process-outputs", typed: "typed-process-outputs" }],
    ["stage", { plain: "process-stage", typed: "process-stage" }],
  ]);

const DATAFLOW: ReadonlySet<DefinitionKind> = new Set(["process", "workflow", "agent"]);

/** What can stand where a name does. */
export function nameItems(place: ScriptPlace, site: ScriptSite): readonly Item[] {
  const { owner, section, isStart, inner } = place;
  if (isTypePlace(place)) return typeNames(site);
  switch (owner) {
    case "script":
      return isStart ? declarations() : expressions(place, site);
    case "process":
    case "agent":
      return [...(isStart ? sections(place, site) : []), ...processItems(place, site)];
    case "workflow":
      if (section === "take") return isStart ? sections(place, site) : [];
      if (inner.at(-1)?.value === "|") return [...callables(place, site), ...pipedOperators()];
      return [...(isStart ? sections(place, site) : []), ...expressions(place, site)];
    case "output":
      return isStart ? publishedNames(site) : [];
    case "output-declaration":
      return isStart ? [...factItems("output-block"), blockItem("index")] : expressions(place, site);
    case "output-index":
      return isStart ? factItems("output-index") : expressions(place, site);
    case "function":
      return expressions(place, site);
    case "other":
      return [];
  }
}

function declarations(): readonly Item[] {
  const snippets: readonly (readonly [string, string, string])[] = [
    ["include", "include { $1 } from '${2:./}'", "definitions of another script"],
    [
      "process",
      'process ${1:NAME} {\n\tinput:\n\t$2\n\n\toutput:\n\t$3\n\n\tscript:\n\t"""\n\t$0\n\t"""\n}',
      "a process",
    ],
    ["workflow", "workflow ${1:NAME} {\n\ttake:\n\t$2\n\n\tmain:\n\t$0\n\n\temit:\n\t$3\n}", "a workflow"],
    ["workflow (entry)", "workflow {\n\tmain:\n\t$0\n}", "what runs"],
    ["def", "def ${1:name}($2) {\n\t$0\n}", "a function"],
    ["params", "params {\n\t${1:name}: ${2:String}\n}", "the params of the pipeline"],
    ["output", "output {\n\t${1:name} {\n\t\tpath '$0'\n\t}\n}", "the outputs of the pipeline"],
  ];
  const made = snippets.map(([label, insertText, detail]): Item => ({
    label,
    insertText,
    detail,
    kind: CompletionItemKind.Snippet,
    insertTextFormat: InsertTextFormat.Snippet,
  }));
  return [...made, { label: "nextflow", kind: CompletionItemKind.Module, detail: "feature flags" }];
}

/** The sections that are not there yet. */
function sections({ owner, offset }: ScriptPlace, { document }: ScriptSite): readonly Item[] {
  const node = document.ast.body.find(({ range: [start, end] }) => start <= offset && offset <= end);
  const there = new Set<string>();
  if (node?.type === "ProcessDeclaration" || node?.type === "WorkflowDeclaration" || node?.type === "AgentDeclaration")
    for (const { label } of node.sections) if (label !== undefined) there.add(label.name);
  const hasCode = ["script", "shell", "exec"].some((label) => there.has(label));
  return [...labelsOf(owner).keys()]
    .filter((label) => !there.has(label) && !(hasCode && /^(?:script|shell|exec)$/.test(label)))
    .map((label) => ({
      label: `${label}:`,
      filterText: label,
      insertText: `${label}:`,
      kind: CompletionItemKind.Keyword,
      detail: "a section",
      sortText: `3${label}`,
    }));
}

function processItems(place: ScriptPlace, site: ScriptSite): readonly Item[] {
  const { owner, section, isStart, inClosure } = place;
  if (section === undefined) {
    if (isStart) return owner === "agent" ? factItems("agent-directives") : directives(site);
    return inClosure
      ? expressions(place, site)
      : [...directiveOptions(place), ...directiveValues(place), ...expressions(place, site)];
  }
  const rows = ROWS.get(section);
  if (rows === undefined || inClosure) return expressions(place, site);
  const isTyped = owner === "agent" || isTypedProcess(place, site);
  const scope = isTyped ? rows.typed : rows.plain;
  if (isTyped)
    return section === "input" || scope === undefined
      ? []
      : [...factItems(scope), ...(isStart ? [] : expressions(place, site))];
  if (isStart) return scope === undefined ? [] : factItems(scope);
  return rowItems(place, scope, site);
}

/** In a row: what a tuple is made of, and the options of the row. */
function rowItems(place: ScriptPlace, scope: FactScope | undefined, site: ScriptSite): readonly Item[] {
  const [first] = place.statement;
  const isTuple = first?.value === "tuple";
  const isDirect = place.inner === place.statement || place.inner[0] === first;
  const fact = scope === undefined || first === undefined ? undefined : scriptFacts(scope).get(first.value);
  const parts =
    isTuple && isDirect && scope !== undefined ? factItems(scope).filter(({ label }) => label !== "tuple") : [];
  const isBehindComma = isDirect && place.inner.at(-1)?.value === ",";
  const options = isBehindComma ? optionItems(fact?.options ?? []) : [];
  return [...parts, ...options, ...(place.section === "output" && !isDirect ? expressions(place, site) : [])];
}

function optionItems(options: readonly string[]): readonly Item[] {
  return options.map((option) => {
    const [name = option, type] = option.split(": ");
    return {
      label: `${name}:`,
      filterText: name,
      insertText: `${name}: `,
      kind: CompletionItemKind.Field,
      detail: type ?? "option",
      sortText: `1${name}`,
    };
  });
}

/** `publishDir 'x', |`. */
function directiveOptions({ statement, inner }: ScriptPlace): readonly Item[] {
  const [first] = statement;
  if (first === undefined || (inner[0] !== first && inner.length > 0)) return [];
  const last = statement.at(-1);
  if (last !== first && last?.value !== ",") return [];
  const keys = mapKeysOf(first.value);
  const known = scriptFacts("process-directives").get(first.value)?.options ?? [];
  return optionItems(keys.length > 0 ? keys.map(({ name, type }) => `${name}: ${type}`) : known);
}

/** The texts that a directive takes, in quotes. */
function directiveValues({ statement }: ScriptPlace): readonly Item[] {
  const [first, ...rest] = statement;
  if (first === undefined || rest.length > 0) return [];
  return allowedTexts(first.value).map((value) => ({
    label: `'${value}'`,
    kind: CompletionItemKind.Value,
    sortText: `0${value}`,
  }));
}

/** The texts that a directive is known to take, or a key of its map. */
export function allowedTexts(directive: string, key?: string): readonly string[] {
  const fact = findOption(["process", directive]);
  if (fact === undefined) return [];
  if (key !== undefined) return fact.mapKeyValues.get(key) ?? [];
  return fact.allowedValues.filter((value) => typeof value === "string");
}

/** Those of the version that the pipeline runs with come first. */
function directives({ view }: ScriptSite): readonly Item[] {
  const target = judgedVersion(view);
  return [...scriptFacts("process-directives").values()].map((fact) => {
    const option = findOption(["process", fact.name]);
    const item = factItem(fact);
    if (option === undefined) return item;
    const isOld = fact.deprecated === true || option.status === "deprecated" || option.status === "removed";
    const signatures = factText(fact).split("\n\n").slice(1).join("\n\n");
    return {
      ...item,
      detail: detailOf(option),
      documentation: { kind: "markdown", value: `${documentationOf(option)}\n\n${signatures}` },
      sortText: `${isOld ? "8" : isTooNewFor(option, target) ? "7" : "2"}${fact.name}`,
      ...(isOld && { tags: [CompletionItemTag.Deprecated] }),
    };
  });
}

function isTypedProcess({ offset }: ScriptPlace, { document }: ScriptSite): boolean {
  return document.ast.body.some(
    (node) => node.type === "ProcessDeclaration" && node.typed && node.range[0] <= offset && offset <= node.range[1],
  );
}

/** What can be called in a workflow. */
function callables({ offset }: ScriptPlace, site: ScriptSite): readonly Item[] {
  const bound = boundNames(offset, site).filter((binding) => isCallable(binding));
  const known = new Set(site.names?.bindings.map(({ name }) => name));
  return [
    ...bound.map((binding) => bindingItem(binding, site)),
    ...notIncluded(known, (kind) => DATAFLOW.has(kind), site),
  ];
}

function isCallable({ kind, imported }: Binding): boolean {
  const target = imported?.target;
  if (target === undefined) return DATAFLOW.has(kind as DefinitionKind);
  return target.kind !== "definition" || DATAFLOW.has(target.definitionKind) || target.definitionKind === "function";
}

/** What can be read or called at a place. */
function expressions(place: ScriptPlace, site: ScriptSite): readonly Item[] {
  const { owner, offset, inClosure } = place;
  const inWorkflow = owner === "workflow" || owner === "script";
  const bound = boundNames(offset, site).filter(
    ({ definition, imported }) =>
      inWorkflow ||
      (definition === undefined && imported === undefined) ||
      definition?.kind === "function" ||
      (imported !== undefined &&
        (imported.target.kind !== "definition" || imported.target.definitionKind === "function")),
  );
  const known = new Set(site.names?.bindings.map(({ name }) => name));
  const isWanted = (kind: DefinitionKind): boolean =>
    kind === "function" || (owner === "workflow" && !inClosure && DATAFLOW.has(kind));
  const isOfTask = owner === "process" || owner === "agent";
  return [
    ...bound.map((binding) => bindingItem(binding, site)),
    ...(isOfTask ? factItems("process") : []),
    ...factItems("script"),
    { label: "params", kind: CompletionItemKind.Module, detail: "the params of the pipeline", sortText: "4params" },
    ...notIncluded(known, isWanted, site),
  ];
}

function bindingItem(binding: Binding, { scripts, document }: ScriptSite): Item {
  const { kind, name, imported, definition } = binding;
  const target = imported?.target;
  const own = target?.kind === "definition" ? target.definitionKind : definition?.kind;
  if (own === undefined) {
    const isInclude = kind === "include";
    return {
      label: name,
      kind: CompletionItemKind.Variable,
      detail: isInclude ? "included" : kind,
      sortText: `0${name}`,
    };
  }
  const found = scripts.definitionOf(binding, document.path);
  const alias = found === undefined || found.definition.name === name ? "" : ` (${found.definition.name})`;
  return { label: name, kind: DEFINITION_ITEMS[own], detail: own + alias, sortText: `1${name}` };
}

/** The names that the entry workflow publishes, and no block tells of yet. */
function publishedNames({ document }: ScriptSite): readonly Item[] {
  const { body } = document.ast;
  const told = new Set(
    body.flatMap((node) =>
      node.type === "OutputBlock"
        ? node.body.flatMap((row) => (row.type === "OutputDeclaration" ? [row.name.name] : []))
        : [],
    ),
  );
  return body
    .flatMap((node) => (node.type === "WorkflowDeclaration" && node.name === undefined ? node.sections : []))
    .flatMap((section) => (section.kind === "publish" ? section.body : []))
    .flatMap((row) => (row.type === "NamedOutput" && !told.has(row.name.name) ? [blockItem(row.name.name)] : []));
}

function blockItem(label: string): Item {
  return {
    label,
    insertText: `${label} {\n\t$0\n}`,
    insertTextFormat: InsertTextFormat.Snippet,
    kind: CompletionItemKind.Module,
  };
}

/** Behind the colon of a typed input, take, field or param. */
function isTypePlace({ owner, section, statement, inner }: ScriptPlace): boolean {
  const isTyped = owner === "other" || (owner === "workflow" && section === "take") || section === "input";
  return isTyped && inner.at(-1)?.value === ":" && inner.length === 2 && statement.length >= 2;
}

function typeNames({ names }: ScriptSite): readonly Item[] {
  const own = (names?.bindings ?? []).filter(({ kind, imported }) => {
    const target = imported?.target;
    const actual = target?.kind === "definition" ? target.definitionKind : kind;
    return actual === "record" || actual === "enum";
  });
  return [
    ...own.map(({ name }): Item => ({ label: name, kind: CompletionItemKind.Struct, sortText: `0${name}` })),
    ...[...scriptTypes()].map(([label, { text }]): Item => ({ label, kind: CompletionItemKind.Class, detail: text })),
  ];
}
