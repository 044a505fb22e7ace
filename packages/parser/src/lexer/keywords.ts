import { createToken, Lexer, type TokenType } from "chevrotain";
import { Identifier } from "./identifiers.js";

/** The two languages of Nextflow that are parsed here. They differ in their words. */
export type Language = "config" | "script";

/**
 * Keywords are lexed as identifiers and get their own token type by their text, which is one look-up for a word instead
 * of one pattern for each keyword.
 */
const words: Readonly<Record<Language, Map<string, TokenType>>> = { config: new Map(), script: new Map() };
const BOTH: readonly Language[] = ["config", "script"];
const SCRIPT: readonly Language[] = ["script"];

function keyword(name: string, text: string, languages = BOTH): TokenType {
  const type = createToken({ name, pattern: Lexer.NA, label: `\`${text}\`` });
  for (const language of languages) words[language].set(text, type);
  return type;
}

function softKeyword(name: string, text: string, languages = BOTH): TokenType {
  const type = createToken({ name, pattern: Lexer.NA, categories: [Identifier], label: `\`${text}\`` });
  for (const language of languages) words[language].set(text, type);
  return type;
}

/** Words of Groovy that Nextflow's lexer does not know. */
const groovyWords = new Set<TokenType>();

function groovyWord(name: string, text: string, languages = BOTH): TokenType {
  const type = softKeyword(name, text, languages);
  groovyWords.add(type);
  return type;
}

// Reserved by Nextflow's lexers: never a name.
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

// Reserved in scripts only.
export const Enum = keyword("Enum", "enum", SCRIPT);
export const Include = keyword("Include", "include", SCRIPT);
/** A name in configuration. */
export const ScriptImport = keyword("ScriptImport", "import", SCRIPT);

// Words of the language, and names where they are not one.
export const In = softKeyword("In", "in");
export const IncludeConfig = softKeyword("IncludeConfig", "includeConfig", ["config"]);
export const Nextflow = softKeyword("Nextflow", "nextflow", SCRIPT);
export const Params = softKeyword("Params", "params", SCRIPT);
export const From = softKeyword("From", "from", SCRIPT);
export const Record = softKeyword("Record", "record", SCRIPT);
export const Agent = softKeyword("Agent", "agent", SCRIPT);
export const Process = softKeyword("Process", "process", SCRIPT);
export const Output = softKeyword("Output", "output", SCRIPT);
export const Tuple = softKeyword("Tuple", "tuple", SCRIPT);
export const Workflow = softKeyword("Workflow", "workflow", SCRIPT);
/** The words that label the sections of processes, agents and workflows; `output` is another. */
export const SectionLabel = softKeyword("SectionLabel", "input", SCRIPT);
for (const label of "prompt exec script shell stage stub topic when emit main onComplete onError publish take".split(
  " ",
))
  words.script.set(label, SectionLabel);

// Words of Groovy open a statement that only the legacy parser takes.
export const Break = groovyWord("Break", "break");
export const Case = groovyWord("Case", "case");
export const Continue = groovyWord("Continue", "continue");
export const Default = groovyWord("Default", "default");
export const Finally = groovyWord("Finally", "finally");
export const For = groovyWord("For", "for");
export const Import = groovyWord("Import", "import", ["config"]);
export const Static = groovyWord("Static", "static");
export const Switch = groovyWord("Switch", "switch");
export const Void = groovyWord("Void", "void");
export const While = groovyWord("While", "while");

/** `int`, `boolean`, …: a type, and a name in paths and expressions. */
export const PrimitiveType = createToken({ name: "PrimitiveType", pattern: Lexer.NA, label: "a primitive type" });
for (const name of ["boolean", "byte", "char", "double", "float", "int", "long", "short"])
  for (const language of BOTH) words[language].set(name, PrimitiveType);

/** The keyword's token type for the text of an identifier. */
export function keywordType(text: string, language: Language): TokenType | undefined {
  return words[language].get(text);
}

/** Whether Nextflow's lexer has no token of its own for the word, and so takes it for any other name. */
export function isPlainName(type: TokenType): boolean {
  return groovyWords.has(type);
}

export const keywordTypes: readonly TokenType[] = [...new Set([...words.config.values(), ...words.script.values()])];

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
