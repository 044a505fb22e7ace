import type { Argument, Closure, Identifier, Node, TypeName } from "@nf-lint/parser";
import { isScope } from "../facts/option-facts.js";
import { functionInGroovy, ownerInGroovy, typeInGroovy, valueInGroovy } from "./borrowed-words.js";
import {
  abstractClassNames,
  type BuiltInNames,
  classNames,
  mayBeQualifiedClass,
  processNames,
  scriptNames,
  statementKeywords,
} from "./built-in-names.js";
import type { NameProblem } from "./name-problem.js";
import { type Declaration, NameScope } from "./name-scope.js";
import { nearestName } from "./nearest-name.js";
import type { SetNames } from "./set-names.js";

/** The names that Nextflow hints at `env('…')` for. */
const ENVIRONMENT_NAME = /^[A-Z_]+[A-Z0-9_]*$/;

const NO_NAMES: ReadonlySet<string> = new Set();

/** How an expression is read. */
export interface Access {
  /** The properties that are read from it one after another: `java.util.Date` may be a class. */
  readonly properties: readonly string[];
  /** Whether a property is read from it or a method called on it, or it is all that stands in `${…}`. */
  readonly role: "value" | "owner" | "text";
}

/** What is put into a text is rarely a constant, but may be for the shell: `"${TRUE}"`. */
const IN_GROOVY = { value: valueInGroovy, owner: ownerInGroovy, text: () => undefined } as const;

type Advice = Pick<NameProblem, "hint" | "inGroovy" | "nearest">;

/** The scopes on the way through a file, what was declared in them, and the problems found. */
export abstract class NameCheck {
  readonly #text: string;
  readonly #problems: NameProblem[] = [];
  readonly #unread = new Set<Declaration>();
  /** Names in the value at hand that are read and not found, whether that is a problem or not. */
  readonly #notFound = new Set<string>();
  /** Those in it that are assigned and not found. */
  readonly #undeclared: { readonly identifier: Identifier; readonly node: Node }[] = [];
  readonly #setNames: SetNames;
  readonly #legacyFunctions = new Set<string>();
  readonly #legacyClasses = new Set<string>();
  #scope: NameScope;

  /** The option's value is in the scopes `process` and `agent`, or is `executor.jobName`. */
  protected inProcessScope = false;
  /** Inside a closure that is evaluated for each task: any variable may be an input of the process. */
  protected inTaskClosure = false;
  protected closureDepth = 0;
  /** The param whose value it is: its value cannot be read to set it. */
  protected assignedParam: string | undefined;

  constructor(text: string, builtIn: BuiltInNames, setNames: SetNames) {
    this.#text = text;
    this.#scope = new NameScope(undefined, builtIn);
    this.#setNames = setNames;
  }

  /** All problems in source order, the unread variables among them. */
  finish(): readonly NameProblem[] {
    for (const { kind, name, identifier } of this.#unread) {
      if (identifier === undefined || name.startsWith("_")) continue;
      this.#report({ code: kind === "parameter" ? "unused-parameter" : "unused-variable", name, node: identifier });
    }
    return this.#problems.sort((a, b) => a.range[0] - b.range[0]);
  }

  protected inScope(builtIn: BuiltInNames | undefined, visit: () => void): void {
    const outer = this.#scope;
    this.#scope = new NameScope(outer, builtIn);
    visit();
    this.#scope = outer;
  }

  /** The value of an option, or the source of an include. */
  protected inValue(visit: () => void): void {
    visit();
    for (const { identifier, node } of this.#undeclared) {
      const { name, range, loc } = identifier;
      const isUnread = node !== identifier && !this.#notFound.has(name);
      this.#problems.push({
        code: "undeclared-assignment",
        name,
        node,
        range,
        loc,
        ...(isUnread && { hint: "unread" }),
      });
    }
    this.#undeclared.length = 0;
    this.#notFound.clear();
  }

  // What is declared ----------------------------------------------------------------------------------------------------

  protected declare(kind: "variable" | "parameter", identifier: Identifier): void {
    const { name } = identifier;
    const first = this.#scope.findDeclared(name);
    if (first !== undefined && first.kind !== "legacy") {
      const place = first.identifier && {
        firstDeclaration: { range: first.identifier.range, loc: first.identifier.loc },
      };
      this.#report({ code: "redeclared-variable", name, node: identifier, ...place });
    }
    const declaration: Declaration = { kind, name, identifier };
    this.#scope.declare(declaration);
    this.#unread.add(declaration);
  }

  protected declareImplicitParameter(closure: Closure): void {
    this.#scope.declare({ kind: "implicit-parameter", name: "it", closure });
  }

  /** A name that only the legacy parser lets a file declare there. It is never reported. */
  protected declareLegacy(name: string): void {
    this.#scope.declare({ kind: "legacy", name });
  }

  protected declareLegacyFunction(name: string): void {
    this.#legacyFunctions.add(name);
  }

  /** With `*`, every class is taken to be there. */
  protected declareLegacyClass(name: string): void {
    this.#legacyClasses.add(name);
  }

  // What is read --------------------------------------------------------------------------------------------------------

  protected variable(node: Identifier, { properties, role }: Access): void {
    const { name } = node;
    const found = this.markRead(name);
    if (found !== undefined) {
      if (found !== "built-in" && found.closure !== undefined) {
        this.#report({ code: "implicit-parameter", name, node, closure: found.closure });
      }
      return;
    }
    this.#notFound.add(name);
    if (this.inTaskClosure || this.#isClass(name) || mayBeQualifiedClass([name, ...properties])) return;
    const problem = { code: "undefined-variable", name, node, ...this.#hintForVariable(name, role) } as const;
    if (properties.length === 0 && this.#text[node.range[0] - 1] === "$") this.#reportFromDollarSign(problem);
    else this.#report(problem);
  }

  /** Whether a name is declared or built in; from then on it counts as read. */
  protected markRead(name: string): Declaration | "built-in" | undefined {
    const found = this.#scope.find(name);
    if (found !== undefined && found !== "built-in") this.#unread.delete(found);
    return found;
  }

  /** `node` is the whole statement where a `def` in front would declare the variable. */
  protected undeclaredAssignment(identifier: Identifier, node: Node): void {
    this.#undeclared.push({ identifier, node });
  }

  /** The name of a function that is called, at `node`; `further` are known besides those in scope. */
  protected functionName(
    name: string,
    node: Node,
    args: readonly Argument[],
    further: ReadonlySet<string> = NO_NAMES,
  ): void {
    if (this.#scope.hasFunction(name) || further.has(name)) return;
    if (this.#legacyFunctions.has(name) || statementKeywords.has(name)) return;
    const declaration = this.#scope.findDeclared(name);
    if (declaration?.kind === "legacy") return;
    // Nextflow warns that the closure in the variable is never used. The call means it, and has its own problem.
    if (declaration !== undefined) this.#unread.delete(declaration);
    this.#report({ code: "undefined-function", name, node, ...this.#hintForFunction(name, args, further) });
  }

  /** A type that is named by `node`, or by a part of it that Nextflow does not point at. */
  protected type(type: TypeName, node: Node): void {
    const parts = type.name.split(".");
    if (!this.#isClass(parts[0] ?? "") && !(parts.length > 1 && mayBeQualifiedClass(parts))) {
      const advice = adviceOf(typeInGroovy(type.name), () => nearestName(type.name, classNames));
      this.#report({ code: "undefined-class", name: type.name, node, ...advice });
    } else if (node.type === "NewExpression" && abstractClassNames.has(type.name)) {
      this.#report({ code: "abstract-class", name: type.name, node });
    }
    for (const argument of type.typeArguments) this.type(argument, node);
  }

  #isClass(name: string): boolean {
    return (
      classNames.has(name) || this.#legacyClasses.has(name) || (this.#legacyClasses.has("*") && /^\p{Lu}/u.test(name))
    );
  }

  // What is reported ----------------------------------------------------------------------------------------------------

  #hintForVariable(name: string, role: Access["role"]): Advice {
    const inGroovy = IN_GROOVY[role](name);
    if (ENVIRONMENT_NAME.test(name)) {
      return { hint: "environment-variable", ...(inGroovy !== undefined && { inGroovy }) };
    }
    if (this.closureDepth === 0) {
      const inClosure = scriptNames.variables.has(name) || (this.inProcessScope && processNames.variables.has(name));
      if (inClosure) return { hint: "only-in-closure" };
    }
    if (this.#setNames.params.has(name) && name !== this.assignedParam) return { hint: "param" };
    if (this.#setNames.options.has(name) || isScope([name])) return { hint: "option" };
    // A class is named for what is read from it.
    const classes = role === "owner" && /^\p{Lu}/u.test(name) ? classNames : NO_NAMES;
    return adviceOf(inGroovy, () => nearestName(name, [...this.#scope.variableNames(), ...classes]));
  }

  #hintForFunction(name: string, args: readonly Argument[], further: ReadonlySet<string>): Advice {
    if (this.#scope.findDeclared(name) !== undefined) return { hint: "local-variable" };
    if (this.closureDepth === 0 && scriptNames.functions.has(name)) return { hint: "only-in-closure" };
    const nearest = nearestName(name, [...this.#scope.functionNames(), ...this.#legacyFunctions, ...further]);
    if (nearest === undefined && args.length === 1 && args[0]?.type === "Closure") return { hint: "nested-block" };
    return adviceOf(functionInGroovy(name), () => nearest);
  }

  #report(problem: Omit<NameProblem, "range" | "loc">): void {
    const { range, loc } = problem.node;
    this.#problems.push({ ...problem, range, loc });
  }

  /** Nextflow points at the dollar sign of `$x`, but at the name in `$x.y` and in `${x}`. */
  #reportFromDollarSign(problem: Omit<NameProblem, "range" | "loc">): void {
    const { range, loc } = problem.node;
    const start = { line: loc.start.line, column: loc.start.column - 1 };
    this.#problems.push({ ...problem, range: [range[0] - 1, range[1]], loc: { start, end: loc.end } });
  }
}

function adviceOf(inGroovy: string | undefined, findNearest: () => string | undefined): Advice {
  if (inGroovy !== undefined) return { inGroovy };
  const nearest = findNearest();
  return nearest === undefined ? {} : { nearest };
}
