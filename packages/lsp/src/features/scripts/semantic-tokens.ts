import { isBinding } from "@nf-lint/pipeline";
import type { Binding, BindingKind, Reference } from "@nf-lint/pipeline";
import { traverse } from "@nf-lint/parser";
import type { Identifier } from "@nf-lint/parser";
import type { SemanticTokens } from "vscode-languageserver";
import type { ScriptDocument } from "../../documents/script-document.js";
import type { LanguageWorkspace } from "../../projects/workspace.js";
import { encodedTokens } from "../semantic-tokens.js";
import type { ColoredRange } from "../semantic-tokens.js";

const DECLARATION = 1;
const DEPRECATED = 2;

const COLOURS: Readonly<Record<BindingKind, ColoredRange["type"]>> = {
  process: "class",
  agent: "class",
  workflow: "class",
  function: "function",
  record: "type",
  enum: "type",
  include: "class",
  parameter: "parameter",
  exception: "variable",
  "implicit-parameter": "parameter",
  take: "parameter",
  input: "parameter",
  variable: "variable",
  legacy: "variable",
};

/**
 * What a grammar of patterns cannot know: which names are processes, workflows, functions, inputs, params, directives or
 * Nextflow's own. Strings, comments and keywords are left to it.
 */
export function scriptTokens(document: ScriptDocument, workspace: LanguageWorkspace): SemanticTokens {
  const names = workspace.scriptsOf(document.path)?.names(document.path);
  const ranges = new Map<number, ColoredRange>();
  const add = (range: ColoredRange | undefined): void => {
    if (range !== undefined && !ranges.has(range.start)) ranges.set(range.start, range);
  };
  for (const binding of names?.bindings ?? []) add(declared(binding));
  for (const reference of names?.references ?? []) add(used(reference));
  traverse(document.ast, (node) => {
    if (node.type === "Section" && node.label !== undefined) add(coloured(node.label, "keyword"));
    if (node.type === "PropertyExpression" && node.object.type === "Identifier" && node.object.name === "params") {
      const isBound = ranges.get(node.object.range[0])?.type === "parameter";
      if (!isBound && node.property.type === "Identifier") add(coloured(node.property, "parameter"));
    }
    if (node.type === "CallExpression" && node.callee.type === "PropertyExpression") {
      const { property } = node.callee;
      if (property.type === "Identifier") add(coloured(property, "method"));
    }
  });
  return encodedTokens([...ranges.values()], document);
}

function coloured(
  { range: [start, end] }: Pick<Identifier, "range">,
  type: ColoredRange["type"],
  modifiers = 0,
): ColoredRange {
  return { start, end, type, modifiers };
}

function colourOf({ kind, imported }: Binding): ColoredRange["type"] {
  return COLOURS[imported?.target.kind === "definition" ? imported.target.definitionKind : kind];
}

function declared(binding: Binding): ColoredRange | undefined {
  const { identifier, imported } = binding;
  if (identifier === undefined) return undefined;
  return coloured(identifier, colourOf(binding), imported === undefined ? DECLARATION : 0);
}

function used({ node, use, target }: Reference): ColoredRange | undefined {
  if (node.type === "StringLiteral") return undefined;
  // What stands in its angle brackets is a type of its own.
  const [start] = node.range;
  if (node.type === "TypeName") return { start, end: start + node.name.length, type: "type", modifiers: 0 };
  if (target === undefined) return use === "type" ? coloured(node, "type") : undefined;
  if (isBinding(target)) return coloured(node, colourOf(target));
  const modifiers = target.deprecated === true ? DEPRECATED : 0;
  switch (target.kind) {
    case "namespace":
      return coloured(node, "namespace", modifiers);
    case "directive":
      return coloured(node, "property", modifiers);
    case "function":
      return coloured(node, "function", modifiers);
    case "operator":
      return coloured(node, "method", modifiers);
    default:
      return coloured(node, "variable", modifiers);
  }
}
