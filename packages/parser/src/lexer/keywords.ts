import { createToken, Lexer, type TokenType } from "chevrotain";
import { Identifier } from "./identifiers.js";

/**
 * Keywords are lexed as identifiers and get their own token type by their text, which is one look-up for a word instead
 * of one pattern for each keyword.
 */
const byText = new Map<string, TokenType>();

function keyword(name: string, text: string): TokenType {
  const type = createToken({ name, pattern: Lexer.NA, label: `\`${text}\`` });
  byText.set(text, type);
  return type;
}

function softKeyword(name: string, text: string): TokenType {
  const type = createToken({ name, pattern: Lexer.NA, categories: [Identifier], label: `\`${text}\`` });
  byText.set(text, type);
  return type;
}

// Reserved by Nextflow's config lexer: never a name.
export const As = keyword("As", "as");
export const Assert = keyword("Assert", "assert");
export const Catch = keyword("Catch", "catch");
export const Def = keyword("Def", "def");
export const Else = keyword("Else", "else");
export const If = keyword("If", "if");
export const Instanceof = keyword("Instanceof", "instanceof");
export const New = keyword("New", "new");
export const Return = keyword("Return", "return");
export const Throw = keyword("Throw", "throw");
export const Try = keyword("Try", "try");
export const True = keyword("True", "true");
export const False = keyword("False", "false");
export const Null = keyword("Null", "null");

// A word of the language, and a name where it is not one.
export const In = softKeyword("In", "in");
export const IncludeConfig = softKeyword("IncludeConfig", "includeConfig");

// Words of Groovy that Nextflow's lexer does not know; they open a statement that only the legacy parser takes.
export const Break = softKeyword("Break", "break");
export const Case = softKeyword("Case", "case");
export const Continue = softKeyword("Continue", "continue");
export const Default = softKeyword("Default", "default");
export const Finally = softKeyword("Finally", "finally");
export const For = softKeyword("For", "for");
export const Import = softKeyword("Import", "import");
export const Static = softKeyword("Static", "static");
export const Switch = softKeyword("Switch", "switch");
export const Void = softKeyword("Void", "void");
export const While = softKeyword("While", "while");

/** `int`, `boolean`, …: a type, and a name in paths and expressions. */
export const PrimitiveType = createToken({ name: "PrimitiveType", pattern: Lexer.NA, label: "a primitive type" });
for (const name of ["boolean", "byte", "char", "double", "float", "int", "long", "short"])
  byText.set(name, PrimitiveType);

/** The keyword's token type for the text of an identifier. */
export function keywordType(text: string): TokenType | undefined {
  return byText.get(text);
}

export const keywordTypes: readonly TokenType[] = [...new Set(byText.values())];

/**
 * Names that Nextflow's `ConfigAstBuilder` refuses for variables and parameters, and wherever a bare name is read as one:
 * the keywords of Groovy that its lexer takes for identifiers.
 */
export const RESERVED_VARIABLE_NAMES: ReadonlySet<string> = new Set(
  (
    "abstract assert break case class const continue default do extends final finally for goto implements import " +
    "interface native package private protected public static super switch synchronized this throws transient void " +
    "volatile while"
  ).split(" "),
);
