import type { TokenType } from "chevrotain";
import { LBrace, LBracket, LParen, RBrace, RBracket, RParen } from "./brackets.js";
import { InterpolationLBrace, InterpolationRBrace } from "./modes.js";
import { GStringExpressionStart } from "./strings.js";

/** What closes each kind of bracket, those in strings included. */
export const CLOSER_OF: ReadonlyMap<TokenType, TokenType> = new Map<TokenType, TokenType>([
  [LParen, RParen],
  [LBracket, RBracket],
  [LBrace, RBrace],
  [InterpolationLBrace, InterpolationRBrace],
  [GStringExpressionStart, InterpolationRBrace],
]);

export const CLOSER_TYPES: ReadonlySet<TokenType> = new Set(CLOSER_OF.values());
