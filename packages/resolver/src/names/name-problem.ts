import type { Closure, Node, Range, SourceLocation } from "@nf-lint/parser";

/** What is wrong with a name. */
export type NameProblemCode =
  /** A variable, or a class read as one (`Foo.bar()`), that nothing declares. */
  | "undefined-variable"
  /** `f(x)` where no function of that name is in scope. */
  | "undefined-function"
  /** A type in `new`, `as`, `instanceof` or `catch` that is not found. */
  | "undefined-class"
  /** `new` on an abstract class or an interface. */
  | "abstract-class"
  /** `x = 1` in a closure without a declaration of `x`. */
  | "undeclared-assignment"
  /** A variable or parameter whose name is taken in a scope around it. */
  | "redeclared-variable"
  /** A local variable that is never read. */
  | "unused-variable"
  /** A closure's parameter, or the variable of a `catch`, that is never read. */
  | "unused-parameter"
  /** A use of the implicit parameter `it`, which Nextflow deprecates. */
  | "implicit-parameter";

/** Why a name is not found, where that says what to do. */
export type NameHint =
  /** It looks like an environment variable: Nextflow hints at `env('…')`. */
  | "environment-variable"
  /** This file sets a param of that name: it is read as `params.NAME`. */
  | "param"
  /** It is a scope of options, or one that this file sets; the strict parser reads none but `params`. */
  | "option"
  /** It is there only inside a closure (`workflow`), or inside one in the process scope (`task`). */
  | "only-in-closure"
  /** It is a local variable: a closure in a variable is called with `.call(…)`. */
  | "local-variable"
  /** Nothing reads the variable that is assigned: a plugin may, which calls the closure to collect its options. */
  | "unread"
  /** A call `name { … }`, as in a closure that a plugin calls to collect its options. */
  | "nested-block";

/** A name that Nextflow's strict parser rejects, or warns about, with its place. */
export interface NameProblem {
  readonly code: NameProblemCode;
  readonly name: string;
  /** The name itself, or the expression or statement that it is part of. */
  readonly node: Node;
  /** Where Nextflow reports it. `$NAME` in a string begins at its dollar sign. */
  readonly range: Range;
  readonly loc: SourceLocation;
  readonly hint?: NameHint;
  /** The name in scope that is spelt most alike, where one is near. */
  readonly nearest?: string;
  /** What Groovy writes for a word of another language (`null` for `None`), or a class with its package. */
  readonly inGroovy?: string;
  /** The closure that an implicit parameter belongs to. */
  readonly closure?: Closure;
  /** The first declaration, of a name that is declared again in its sight. */
  readonly firstDeclaration?: { readonly range: Range; readonly loc: SourceLocation };
}
