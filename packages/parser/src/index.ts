export type * from "./ast.js";
export { withoutByteOrderMark } from "./byte-order-mark.js";
export { configPath, constantString, nameText, selectorOf, type Selector } from "./config-names.js";
export { describeProblem } from "./describe-problem.js";
export { parseConfig, type Comment, type ParseResult } from "./parse-config.js";
export type { Problem, ProblemCode, ProblemData, RelatedCode } from "./problem.js";
export type { Token, TokenKind } from "./token.js";
export { childrenOf, SKIP_CHILDREN, traverse } from "./traverse.js";
export { visitorKeys } from "./visitor-keys.js";
