import { configPath, nameText, selectorOf } from "@nf-lint/parser";
import type { ConfigBlock, ConfigName, ConfigStatement, Node, Range } from "@nf-lint/parser";
import { SymbolKind } from "vscode-languageserver";
import type { DocumentSymbol } from "vscode-languageserver";
import type { ConfigDocument } from "../documents/config-document.js";

/** The outline of a file: blocks with what stands in them. */
export function documentSymbols(document: ConfigDocument): DocumentSymbol[] {
  return symbolsIn(document.ast.body, [], document);
}

function symbolsIn(
  statements: readonly ConfigStatement[],
  around: readonly string[],
  document: ConfigDocument,
): DocumentSymbol[] {
  return statements.flatMap((statement) => symbolOf(statement, around, document) ?? []);
}

function symbolOf(
  statement: ConfigStatement,
  around: readonly string[],
  document: ConfigDocument,
): DocumentSymbol | undefined {
  switch (statement.type) {
    case "ConfigAssign": {
      const name = configPath(statement.path).join(".");
      const detail = shortText(statement.value, document);
      return { ...symbol(name, kindOfSetting(around), statement, nameRange(statement.path), document), detail };
    }
    case "ConfigBlock": {
      const names = configPath(statement.path);
      const children = symbolsIn(statement.body, [...around, ...names], document);
      return {
        ...symbol(names.join("."), kindOfBlock(statement, around), statement, nameRange(statement.path), document),
        children,
      };
    }
    case "ConfigSelector": {
      const name = `${statement.kind.name}: ${statement.target.type === "GString" ? "…" : nameText(statement.target)}`;
      const children = symbolsIn(statement.body, around, document);
      return { ...symbol(name, SymbolKind.Class, statement, statement.target.range, document), children };
    }
    case "ConfigInclude":
      return symbol(shortText(statement, document), SymbolKind.File, statement, statement.source.range, document);
    case "ConfigApplyBlock":
      return {
        ...symbol(nameText(statement.name), SymbolKind.Namespace, statement, statement.name.range, document),
        children: statement.body.map((apply) =>
          symbol(shortText(apply, document), SymbolKind.Package, apply, apply.name.range, document),
        ),
      };
    case "FunctionDeclaration":
      return symbol(statement.name.name, SymbolKind.Function, statement, statement.name.range, document);
    default:
      return undefined;
  }
}

function symbol(
  name: string,
  kind: SymbolKind,
  { range }: Node,
  selection: Range | undefined,
  document: ConfigDocument,
): DocumentSymbol {
  return {
    // The protocol has no nameless symbols.
    name: name.trim() === "" ? "''" : name,
    kind,
    range: document.rangeOf(range),
    selectionRange: document.rangeOf(selection ?? range),
  };
}

function nameRange(path: readonly ConfigName[]): Range | undefined {
  const [first] = path;
  const last = path.at(-1);
  return first && last && [first.range[0], last.range[1]];
}

function kindOfSetting(around: readonly string[]): SymbolKind {
  return around.at(-1) === "params" ? SymbolKind.Variable : SymbolKind.Property;
}

function kindOfBlock(block: ConfigBlock, around: readonly string[]): SymbolKind {
  if (selectorOf(block) !== undefined) return SymbolKind.Class;
  return around.length === 1 && around[0] === "profiles" ? SymbolKind.Module : SymbolKind.Namespace;
}

const LONGEST = 60;

function shortText({ range: [start, end] }: Node, { text }: ConfigDocument): string {
  const line = text.slice(start, Math.min(end, start + 2 * LONGEST)).replace(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
