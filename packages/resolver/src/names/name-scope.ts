import type { Closure, Identifier } from "@nf-lint/parser";
import type { BuiltInNames } from "./built-in-names.js";

/** A name that the text declares, or, as `it`, that a closure has without saying so. */
export interface Declaration {
  readonly kind: "variable" | "parameter" | "implicit-parameter" | "legacy";
  readonly name: string;
  /** Absent for the implicit parameter. */
  readonly identifier?: Identifier;
  /** The closure that has the implicit parameter. */
  readonly closure?: Closure;
}

/** A scope of names: what is declared in it, what Nextflow gives in it, and the scope around it. */
export class NameScope {
  readonly #declared = new Map<string, Declaration>();

  constructor(
    readonly parent?: NameScope,
    readonly builtIn?: BuiltInNames,
  ) {}

  /** Later declarations of a name hide the earlier ones, as in Nextflow, which reports them. */
  declare(declaration: Declaration): void {
    this.#declared.set(declaration.name, declaration);
  }

  /** The declaration of a name in this scope or around it, or "built-in", the innermost first. */
  find(name: string): Declaration | "built-in" | undefined {
    for (const scope of NameScope.#outwards(this)) {
      const declaration = scope.#declared.get(name);
      if (declaration !== undefined) return declaration;
      if (scope.builtIn?.variables.has(name) === true) return "built-in";
    }
    return undefined;
  }

  /** As `find`, but for what the text declares. A declared name is taken even where a built-in one lies between. */
  findDeclared(name: string): Declaration | undefined {
    for (const scope of NameScope.#outwards(this)) {
      const declaration = scope.#declared.get(name);
      if (declaration !== undefined) return declaration;
    }
    return undefined;
  }

  hasFunction(name: string): boolean {
    for (const scope of NameScope.#outwards(this)) {
      if (scope.builtIn?.functions.has(name) === true) return true;
    }
    return false;
  }

  variableNames(): string[] {
    return [...NameScope.#outwards(this)].flatMap((scope) => [
      ...scope.#declared.keys(),
      ...(scope.builtIn?.variables ?? []),
    ]);
  }

  functionNames(): string[] {
    return [...NameScope.#outwards(this)].flatMap((scope) => [...(scope.builtIn?.functions ?? [])]);
  }

  /** This scope and those around it, the innermost first. */
  static *#outwards(innermost: NameScope): Generator<NameScope> {
    for (let scope: NameScope | undefined = innermost; scope !== undefined; scope = scope.parent) yield scope;
  }
}
