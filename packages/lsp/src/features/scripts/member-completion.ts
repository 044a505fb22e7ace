import { scriptFacts } from "@nf-lint/pipeline";
import type { Binding, FactScope, ScriptFact } from "@nf-lint/pipeline";
import { CompletionItemKind } from "vscode-languageserver";
import { extNames, extReads } from "../../projects/pipeline-names.js";
import { unitsFor } from "../../wording/units.js";
import { findOption } from "@nf-lint/resolver";
import type { Chain, ScriptPlace } from "../../documents/script-cursor.js";
import type { Item, ScriptSite } from "./completion-site.js";
import { callItem, factItem, factItems } from "./fact-items.js";
import { paramItems } from "./param-items.js";
import { boundName } from "./scope-at.js";

/** The namespaces whose members Nextflow lists, by what stands before the dot. */
const MEMBERS: ReadonlyMap<string, FactScope> = new Map<string, FactScope>([
  ["channel", "channel"],
  ["Channel", "channel"],
  ["log", "log"],
  ["nextflow", "nextflow"],
  ["workflow", "workflow"],
  ["workflow.manifest", "workflow.manifest"],
  ["workflow.fusion", "workflow.fusion"],
  ["workflow.wave", "workflow.wave"],
]);

const DATAFLOW: ReadonlySet<string> = new Set(["process", "workflow", "agent"]);

/** What can stand behind a dot. */
export function memberItems({ links }: Chain, place: ScriptPlace, site: ScriptSite): readonly Item[] {
  const [root, ...rest] = links;
  if (root === undefined) return place.inner.at(-2)?.type === "Number" ? units(place) : [];
  const path = links.map(({ name }) => name);
  const bound = boundName(root.name, place.offset, site);
  if (links.some(({ isCalled }) => isCalled)) return isChannel(root.name, bound, links, place) ? operators(site) : [];
  if (bound === undefined) {
    if (root.name === "params") return rest.length === 0 ? paramItems(site) : [];
    if (root.name === "task" && isOfTask(place)) return taskItems(path, site);
    const scope = MEMBERS.get(path.join("."));
    if (scope === "channel") return [...scriptFacts(scope).values()].map(callItem);
    if (scope !== undefined) return [...factItems(scope), ...below(path)];
    if (root.name === "nextflow") return flags(path);
  }
  const kind = bound?.imported?.target.kind === "definition" ? bound.imported.target.definitionKind : bound?.kind;
  if (bound !== undefined && DATAFLOW.has(kind ?? "")) {
    if (rest.length === 0)
      return [{ label: "out", kind: CompletionItemKind.Property, detail: `outputs of ${root.name}` }];
    if (rest[0]?.name !== "out") return [];
    return rest.length === 1 ? [...outputs(bound, site), ...operators(site)] : operators(site);
  }
  return isChannel(root.name, bound, links, place) ? operators(site) : [];
}

/** Behind `8.`: of the directive that it is for. */
function units({ owner, section, statement: [directive] }: ScriptPlace): readonly Item[] {
  const isDirective = owner === "process" && section === undefined;
  const types = isDirective && directive !== undefined ? (findOption(["process", directive.value])?.types ?? []) : [];
  return unitsFor(types).map((label) => ({ label, kind: CompletionItemKind.Unit }));
}

/** `workflow.manifest` and its like, which are namespaces themselves. */
function below(path: readonly string[]): readonly Item[] {
  if (path.join() !== "workflow") return [];
  const known = scriptFacts("workflow");
  return [...MEMBERS.keys()]
    .filter((name) => name.startsWith("workflow.") && !known.has(name.slice("workflow.".length)))
    .map((name) => ({ label: name.slice("workflow.".length), kind: CompletionItemKind.Module }));
}

/** `nextflow.enable.` */
function flags(path: readonly string[]): readonly Item[] {
  const before = `${path.join(".")}.`;
  return [...scriptFacts("feature-flags").values()]
    .filter(({ name }) => name.startsWith(before))
    .map((fact) => ({ ...factItem(fact), label: fact.name.slice(before.length) }));
}

function isOfTask({ owner }: ScriptPlace): boolean {
  return owner === "process" || owner === "agent" || owner === "function";
}

function taskItems([, ...rest]: readonly string[], site: ScriptSite): readonly Item[] {
  if (rest.length === 0) {
    const ext: Item = { label: "ext", kind: CompletionItemKind.Module, detail: "settings of the configuration" };
    return [...factItems("task").filter(({ label }) => label !== "ext"), ext];
  }
  if (rest.join() !== "ext") return [];
  return extItemNames(site).map((label) => ({ label, kind: CompletionItemKind.Property, detail: "an ext setting" }));
}

function extItemNames({ view, workspace, document }: ScriptSite): readonly string[] {
  const known = view === undefined ? [] : extNames(view, workspace);
  return [...new Set([...known, ...extReads(document)])].sort();
}

/** The names under which a process or workflow gives its outputs. */
function outputs(binding: Binding, { scripts, document }: ScriptSite): readonly Item[] {
  const found = scripts.definitionOf(binding, document.path);
  const { text = "" } = found?.module ?? {};
  const names = new Map(
    (found?.definition.outputs ?? []).map((node) => [node.name, lineAt(text, node.range[0])] as const),
  );
  return [...names].map(([label, row]) => ({
    label,
    kind: CompletionItemKind.Field,
    detail: `output of ${binding.name}`,
    documentation: { kind: "markdown", value: `\`\`\`nextflow\n${row}\n\`\`\`` },
    sortText: `0${label}`,
  }));
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf("\n", offset);
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, end < 0 ? undefined : end).trim();
}

/** Whether what stands before the dot is a channel, as far as the text says it. */
function isChannel(root: string, bound: Binding | undefined, { length }: Chain["links"], place: ScriptPlace): boolean {
  if (bound === undefined) return (root === "channel" || root === "Channel") && length > 1;
  if (bound.imported !== undefined || bound.definition !== undefined) return isDataflow(bound);
  if (bound.kind === "take") return true;
  // A variable of a workflow; in a closure of it one is a value.
  return bound.kind === "variable" && place.owner === "workflow" && isOfWorkflow(bound);
}

function isDataflow({ kind, imported }: Binding): boolean {
  if (DATAFLOW.has(kind)) return true;
  return imported?.target.kind === "definition" && DATAFLOW.has(imported.target.definitionKind);
}

function isOfWorkflow({ scope }: Binding): boolean {
  for (let at: Binding["scope"] | undefined = scope; at !== undefined; at = at.parent) {
    if (at.kind === "closure" || at.kind === "function") return false;
    if (at.kind === "workflow") return true;
  }
  return false;
}

/** Those that Nextflow names without a way to call them are of no use to anybody. */
function operators({ document }: ScriptSite): readonly Item[] {
  const isTyped = document.ast.body.some((node) => node.type === "WorkflowDeclaration" && node.typed);
  return [...scriptFacts("operators").values()]
    .filter((fact) => isOffered(fact) && !(isTyped && fact.legacy === true))
    .map(callItem);
}

function isOffered({ signatures, bare }: ScriptFact): boolean {
  return signatures !== undefined || bare === true;
}

/** The operators that can stand behind a pipe. */
export function pipedOperators(): readonly Item[] {
  return [...scriptFacts("operators").values()].filter(({ bare }) => bare === true).map(callItem);
}
