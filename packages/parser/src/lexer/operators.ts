import { createToken, type TokenType } from "chevrotain";

const all: TokenType[] = [];

function operator(name: string, pattern: string | RegExp, label?: string): TokenType {
  const type = createToken({ name, pattern, label: `\`${label ?? String(pattern)}\`` });
  all.push(type);
  return type;
}

// The lexer takes the first that fits, so each stands before those that it starts with.
export const RangeExclusive = operator("RangeExclusive", "..<");
export const RangeInclusive = operator("RangeInclusive", "..");
export const MethodPointer = operator("MethodPointer", ".&");
export const DirectField = operator("DirectField", ".@");
export const Dot = operator("Dot", ".");

export const SpreadDot = operator("SpreadDot", "*.");
export const PowerAssign = operator("PowerAssign", "**=");
export const Power = operator("Power", "**");
export const MultiplyAssign = operator("MultiplyAssign", "*=");
export const Multiply = operator("Multiply", "*");

export const SafeChainDot = operator("SafeChainDot", "??.");
export const SafeDot = operator("SafeDot", "?.");
export const Elvis = operator("Elvis", "?:");
export const ElvisAssign = operator("ElvisAssign", "?=");
export const Question = operator("Question", "?");

export const RegexMatch = operator("RegexMatch", "==~");
export const Identical = operator("Identical", "===");
export const Equal = operator("Equal", "==");
export const RegexFind = operator("RegexFind", "=~");
export const Assign = operator("Assign", "=");

// `!internal` is `!` and a name: the word must end here.
export const NotInstanceof = operator("NotInstanceof", /!instanceof(?=[ \t\r\n])/, "!instanceof");
export const NotIn = operator("NotIn", /!in(?=[ \t\r\n[({])/, "!in");
export const NotIdentical = operator("NotIdentical", "!==");
export const NotEqual = operator("NotEqual", "!=");
export const Not = operator("Not", "!");

export const Spaceship = operator("Spaceship", "<=>");
export const LeftShiftAssign = operator("LeftShiftAssign", "<<=");
export const RangeExclusiveFull = operator("RangeExclusiveFull", "<..<");
export const RangeExclusiveLeft = operator("RangeExclusiveLeft", "<..");
export const LessEqual = operator("LessEqual", "<=");
export const Less = operator("Less", "<");

// Shifts are two or three of these in the grammar, as a type's arguments end with them too.
export const UnsignedRightShiftAssign = operator("UnsignedRightShiftAssign", ">>>=");
export const RightShiftAssign = operator("RightShiftAssign", ">>=");
export const GreaterEqual = operator("GreaterEqual", ">=");
export const Greater = operator("Greater", ">");

export const Arrow = operator("Arrow", "->");
export const SubtractAssign = operator("SubtractAssign", "-=");
export const Subtract = operator("Subtract", "-");
export const AddAssign = operator("AddAssign", "+=");
export const Add = operator("Add", "+");

export const DivideAssign = operator("DivideAssign", "/=");
export const Divide = operator("Divide", "/");
export const ModuloAssign = operator("ModuloAssign", "%=");
export const Modulo = operator("Modulo", "%");

export const And = operator("And", "&&");
export const BitAndAssign = operator("BitAndAssign", "&=");
export const BitAnd = operator("BitAnd", "&");
export const Or = operator("Or", "||");
export const BitOrAssign = operator("BitOrAssign", "|=");
export const BitOr = operator("BitOr", "|");
export const XorAssign = operator("XorAssign", "^=");
export const Xor = operator("Xor", "^");
export const BitNot = operator("BitNot", "~");

export const MethodReference = operator("MethodReference", "::");
export const Colon = operator("Colon", ":");
export const Comma = operator("Comma", ",");
export const Semicolon = operator("Semicolon", ";");
export const At = operator("At", "@");

export const operatorTypes: readonly TokenType[] = all;
