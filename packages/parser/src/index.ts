export type * from "./ast.js";
export type { Problem, ProblemCode } from "./problem.js";
