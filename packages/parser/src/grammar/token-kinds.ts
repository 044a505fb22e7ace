import { EOF } from "chevrotain";
import * as brackets from "../lexer/brackets.js";
import { Identifier, UnicodeIdentifier } from "../lexer/identifiers.js";
import * as keywords from "../lexer/keywords.js";
import { InterpolationLBrace, InterpolationRBrace, TooDeep } from "../lexer/modes.js";
import { NumberLiteral } from "../lexer/numbers.js";
import * as operators from "../lexer/operators.js";
import * as strings from "../lexer/strings.js";
import { Newline } from "../lexer/trivia.js";
import type { AssignmentOperator } from "../ast.js";
import { idOf, tokenSet } from "./base-parser.js";
import type { InfixOperator } from "./precedence.js";

const SOFT_KEYWORDS = keywords.keywordTypes.filter((type) => type.CATEGORIES?.includes(Identifier));
/** Those that are no names; the primitive types aside. */
export const HARD_KEYWORDS = keywords.keywordTypes.filter(
  (type) => !SOFT_KEYWORDS.includes(type) && type !== keywords.PrimitiveType,
);
const STRINGS = [
  strings.TripleSingleQuoted,
  strings.SingleQuoted,
  strings.TripleDoubleQuoted,
  strings.DoubleQuoted,
  strings.Slashy,
  strings.UnclosedString,
];
const GSTRING_BEGINS = [
  strings.doubleQuotedParts.begin,
  strings.tripleDoubleQuotedParts.begin,
  strings.slashyParts.begin,
  strings.dollarSlashyParts.begin,
];
/** What else begins a primary, brackets aside. */
const OTHER_PRIMARIES = [
  NumberLiteral,
  keywords.True,
  keywords.False,
  keywords.Null,
  keywords.New,
  keywords.PrimitiveType,
];
const IDENTIFIERS = [Identifier, UnicodeIdentifier, ...SOFT_KEYWORDS];

export const IS_IDENTIFIER = tokenSet(IDENTIFIERS);
export const IS_HARD_KEYWORD = tokenSet(HARD_KEYWORDS);
export const IS_STRING = tokenSet(STRINGS);
export const IS_GSTRING_BEGIN = tokenSet(GSTRING_BEGINS);

/** What can be a part of a setting's path (`configPrimary`). */
export const IS_CONFIG_NAME = tokenSet([...IDENTIFIERS, ...STRINGS, keywords.PrimitiveType]);

/** The keywords that can be the name of a property, the key of a map, or the name of an argument (`keywords`). */
export const IS_KEYWORD_NAME = tokenSet([
  keywords.As,
  keywords.Def,
  keywords.In,
  keywords.Instanceof,
  keywords.Include,
  keywords.ScriptImport,
  keywords.Return,
  keywords.Null,
  keywords.True,
  keywords.False,
  keywords.PrimitiveType,
]);

export const STARTS_PRIMARY = tokenSet([
  ...IDENTIFIERS,
  ...STRINGS,
  ...GSTRING_BEGINS,
  ...OTHER_PRIMARIES,
  brackets.LParen,
  brackets.LBracket,
  brackets.LBrace,
  InterpolationLBrace,
  TooDeep,
]);

const PREFIXES = [operators.Not, operators.BitNot, operators.Add, operators.Subtract];
export const IS_PREFIX = tokenSet(PREFIXES);

/** What begins an expression that cannot go on an expression before it: the first argument of a call without parentheses. */
export const STARTS_ARGUMENT = tokenSet([
  ...IDENTIFIERS.filter((type) => type !== keywords.In),
  ...STRINGS,
  ...GSTRING_BEGINS,
  ...OTHER_PRIMARIES,
  operators.Not,
  operators.BitNot,
]);

/** The dots of a property, the legacy ones included. A line may break before them. */
export const IS_PROPERTY_OPERATOR = tokenSet([
  operators.Dot,
  operators.SafeDot,
  operators.SpreadDot,
  operators.SafeChainDot,
  operators.MethodPointer,
  operators.DirectField,
  operators.MethodReference,
]);

export const IS_LEGACY_PROPERTY_OPERATOR = tokenSet([
  operators.SafeChainDot,
  operators.MethodPointer,
  operators.DirectField,
  operators.MethodReference,
]);

export const STARTS_PATH_ELEMENT = tokenSet([
  operators.Dot,
  operators.SafeDot,
  operators.SpreadDot,
  operators.SafeChainDot,
  operators.MethodPointer,
  operators.DirectField,
  operators.MethodReference,
  brackets.LParen,
  brackets.LBracket,
  brackets.LBrace,
  InterpolationLBrace,
]);

export const STARTS_NAMED_PROPERTY = tokenSet([
  ...IDENTIFIERS,
  ...STRINGS,
  ...GSTRING_BEGINS,
  ...HARD_KEYWORDS,
  keywords.PrimitiveType,
]);

/** The tokens of operators between operands. `>` may be the first of a shift's two or three. */
export const INFIX_TYPES = [
  operators.Power,
  operators.Multiply,
  operators.Divide,
  operators.Modulo,
  operators.Add,
  operators.Subtract,
  operators.Less,
  operators.Greater,
  operators.RangeInclusive,
  operators.RangeExclusive,
  operators.RangeExclusiveLeft,
  operators.RangeExclusiveFull,
  keywords.As,
  keywords.Instanceof,
  operators.NotInstanceof,
  operators.LessEqual,
  operators.GreaterEqual,
  keywords.In,
  operators.NotIn,
  operators.Equal,
  operators.NotEqual,
  operators.Spaceship,
  operators.Identical,
  operators.NotIdentical,
  operators.RegexFind,
  operators.RegexMatch,
  operators.BitAnd,
  operators.Xor,
  operators.BitOr,
  operators.And,
  operators.Or,
];

export const IS_INFIX = tokenSet(INFIX_TYPES);

/** Before these a line break ends the expression. */
export const IS_SAME_LINE_INFIX = tokenSet([operators.Power, operators.Add, operators.Subtract]);

export const IS_LEGACY_INFIX: ReadonlySet<InfixOperator> = new Set(["===", "!==", "<..", "<..<"]);

const ASSIGNMENTS: readonly (readonly [(typeof operators)["Assign"], AssignmentOperator])[] = [
  [operators.Assign, "="],
  [operators.AddAssign, "+="],
  [operators.SubtractAssign, "-="],
  [operators.MultiplyAssign, "*="],
  [operators.DivideAssign, "/="],
  [operators.ModuloAssign, "%="],
  [operators.PowerAssign, "**="],
  [operators.BitAndAssign, "&="],
  [operators.BitOrAssign, "|="],
  [operators.XorAssign, "^="],
  [operators.LeftShiftAssign, "<<="],
  [operators.RightShiftAssign, ">>="],
  [operators.UnsignedRightShiftAssign, ">>>="],
  [operators.ElvisAssign, "?="],
];

/** What may stand behind the name in `Type name`. */
export const FOLLOWS_DECLARED_NAME = tokenSet([
  operators.Assign,
  operators.Comma,
  operators.Arrow,
  operators.Semicolon,
  brackets.LParen,
  brackets.RParen,
  brackets.RBrace,
  InterpolationRBrace,
  Newline,
  EOF,
]);

export const IS_ASSIGNMENT = tokenSet(ASSIGNMENTS.map(([type]) => type));
export const ASSIGNMENT_TYPES = ASSIGNMENTS.map(([type]) => type);

/** Whether the first letter is upper case, as Nextflow's grammar wants it of the last name of a type. */
export function isCapitalized(name: string): boolean {
  const first = name.codePointAt(0) ?? 0;
  return first < 128 ? first >= 65 && first <= 90 : /\p{Lu}/u.test(String.fromCodePoint(first));
}

export const KIND = {
  arrow: idOf(operators.Arrow),
  add: idOf(operators.Add),
  assign: idOf(operators.Assign),
  catch: idOf(keywords.Catch),
  colon: idOf(operators.Colon),
  comma: idOf(operators.Comma),
  def: idOf(keywords.Def),
  dot: idOf(operators.Dot),
  else: idOf(keywords.Else),
  elvis: idOf(operators.Elvis),
  finally: idOf(keywords.Finally),
  greater: idOf(operators.Greater),
  lbrace: idOf(brackets.LBrace),
  interpolationLBrace: idOf(InterpolationLBrace),
  lbracket: idOf(brackets.LBracket),
  in: idOf(keywords.In),
  include: idOf(keywords.Include),
  less: idOf(operators.Less),
  lparen: idOf(brackets.LParen),
  multiply: idOf(operators.Multiply),
  not: idOf(operators.Not),
  bitNot: idOf(operators.BitNot),
  power: idOf(operators.Power),
  primitive: idOf(keywords.PrimitiveType),
  question: idOf(operators.Question),
  rbracket: idOf(brackets.RBracket),
  rparen: idOf(brackets.RParen),
  semicolon: idOf(operators.Semicolon),
  newline: idOf(Newline),
  subtract: idOf(operators.Subtract),
  tooDeep: idOf(TooDeep),
} as const;
