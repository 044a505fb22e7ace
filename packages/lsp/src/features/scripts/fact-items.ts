import { scriptFacts } from "@nf-lint/pipeline";
import type { FactScope, ScriptFact } from "@nf-lint/pipeline";
import { CompletionItemKind, CompletionItemTag, InsertTextFormat } from "vscode-languageserver";
import { code, link } from "../../wording/markdown.js";
import type { Item } from "./completion-site.js";

const KINDS: Readonly<Record<ScriptFact["kind"], CompletionItemKind>> = {
  constant: CompletionItemKind.Constant,
  namespace: CompletionItemKind.Module,
  function: CompletionItemKind.Function,
  directive: CompletionItemKind.Keyword,
  operator: CompletionItemKind.Method,
  property: CompletionItemKind.Property,
  flag: CompletionItemKind.Property,
};

const REFERENCE = "https://docs.seqera.io/nextflow/reference";

/** The pages of Nextflow's reference that have an anchor for each name of a scope. */
const PAGES: Partial<Readonly<Record<FactScope, string>>> = {
  operators: "operator",
  channel: "channel",
  "process-directives": "process",
};

/** The names that Nextflow gives in a scope, with what they are. */
export function factItems(scope: FactScope): readonly Item[] {
  return [...scriptFacts(scope).values()].map((fact) => factItem(fact));
}

/** A name of Nextflow's as it is offered: a name alone. */
export function factItem(fact: ScriptFact): Item {
  const { kind, name, type, signatures: [first] = [], deprecated } = fact;
  return {
    label: name,
    kind: KINDS[kind],
    detail: type ?? (first === undefined ? fact.text : name + first),
    documentation: { kind: "markdown", value: factText(fact) },
    sortText: `${deprecated ? "8" : "4"}${name}`,
    ...(deprecated && { tags: [CompletionItemTag.Deprecated] }),
  };
}

/** The same as a call, with its brackets. */
export function callItem(fact: ScriptFact): Item {
  return {
    ...factItem(fact),
    insertText: fact.name + bracketsOf(fact),
    insertTextFormat: InsertTextFormat.Snippet,
  };
}

/** What Nextflow knows of a name, in Markdown. */
export function factText(fact: ScriptFact): string {
  const { name, scope, signatures = [], options = [], deprecated, text } = fact;
  const page = PAGES[scope];
  return [
    deprecated ? `**Deprecated.** ${text}` : text,
    signatures.map((signature) => code(name + signature)).join("  \n"),
    options.length === 0 ? "" : `Options: ${options.map(code).join(", ")}`,
    page === undefined ? "" : link("Nextflow reference", `${REFERENCE}/${page}#${name.toLowerCase()}`),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The brackets of the shortest way to call it: `{ … }` where that takes nothing but a closure. */
function bracketsOf({ signatures = [] }: ScriptFact): string {
  const parameters = signatures.map((signature) => /^\((.*)\) ->/.exec(signature)?.[1] ?? "");
  if (parameters.includes("")) return "()";
  const isClosure = (text: string): boolean =>
    /^\w+: (?:Closure|Function|Predicate|BiFunction|Comparator)\b/.test(text);
  return parameters.some((text) => isClosure(text) && !/\w+: .*, \w+: /.test(text)) ? " { $0 }" : "($0)";
}
