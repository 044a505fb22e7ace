import type {
  Identifier,
  Node,
  ProcessDeclaration,
  Range,
  ScriptStatement,
  WorkflowDeclaration,
} from "@nf-lint/parser";
import { SymbolKind } from "vscode-languageserver";
import type { DocumentSymbol } from "vscode-languageserver";
import type { ScriptDocument } from "../../documents/script-document.js";

/** The outline of a script: its definitions, with the sections and outputs of processes and workflows. */
export function scriptSymbols(document: ScriptDocument): DocumentSymbol[] {
  return document.ast.body.flatMap((node) => symbolOf(node, document) ?? []);
}

function symbolOf(node: ScriptStatement, document: ScriptDocument): DocumentSymbol | undefined {
  const symbol = (name: string, kind: SymbolKind, selection: Range, children?: DocumentSymbol[]): DocumentSymbol =>
    made(name, kind, node, selection, document, children);
  switch (node.type) {
    case "ProcessDeclaration":
    case "AgentDeclaration":
      return symbol(node.name.name, SymbolKind.Class, node.name.range, sectionsOf(node.sections, document));
    case "WorkflowDeclaration": {
      const children = sectionsOf(node.sections, document);
      const start: Range = [node.range[0], node.range[0] + "workflow".length];
      return symbol(node.name?.name ?? "workflow", SymbolKind.Module, node.name?.range ?? start, children);
    }
    case "FunctionDeclaration":
      return symbol(node.name.name, SymbolKind.Function, node.name.range);
    case "RecordDeclaration":
    case "ClassDeclaration":
      return symbol(node.name.name, SymbolKind.Struct, node.name.range);
    case "EnumDeclaration":
      return symbol(node.name.name, SymbolKind.Enum, node.name.range);
    case "IncludeDeclaration": {
      const names = node.entries.map(({ name, alias }) => (alias ?? name).name);
      return names.length === 0 ? undefined : symbol(names.join(", "), SymbolKind.File, node.source.range);
    }
    case "ParamsBlock": {
      const params = node.body.flatMap((row) => (row.type === "ParamDeclaration" ? [row] : []));
      return symbol("params", SymbolKind.Namespace, node.keyword.range, named(params, SymbolKind.Variable, document));
    }
    case "OutputBlock": {
      const outputs = node.body.flatMap((row) => (row.type === "OutputDeclaration" ? [row] : []));
      return symbol("output", SymbolKind.Namespace, node.keyword.range, named(outputs, SymbolKind.Field, document));
    }
    default:
      return undefined;
  }
}

type Section = ProcessDeclaration["sections"][number] | WorkflowDeclaration["sections"][number];

function sectionsOf(sections: readonly Section[], document: ScriptDocument): DocumentSymbol[] {
  return sections.flatMap((section) => {
    const { label } = section;
    if (label === undefined) return [];
    const rows = section.kind === "output" || section.kind === "emit" || section.kind === "publish" ? section.body : [];
    const outputs = rows.flatMap((row) => (row.type === "NamedOutput" ? [row] : []));
    const takes = (section.kind === "take" ? section.body : []).flatMap((row) =>
      row.type === "Parameter" ? [row] : [],
    );
    const children = [...named(takes, SymbolKind.Variable, document), ...named(outputs, SymbolKind.Field, document)];
    return [made(label.name, SymbolKind.Property, section, label.range, document, children)];
  });
}

/** Rows that have a name, each as a symbol. */
function named(
  rows: readonly (Node & { readonly name: Identifier })[],
  kind: SymbolKind,
  document: ScriptDocument,
): DocumentSymbol[] {
  return rows.map((row) => made(row.name.name, kind, row, row.name.range, document));
}

function made(
  name: string,
  kind: SymbolKind,
  { range }: Node,
  selection: Range,
  document: ScriptDocument,
  children?: DocumentSymbol[],
): DocumentSymbol {
  return {
    // The protocol has no nameless symbols.
    name: name.trim() === "" ? "''" : name,
    kind,
    range: document.rangeOf(range),
    selectionRange: document.rangeOf(selection),
    ...(children !== undefined && children.length > 0 && { children }),
  };
}
