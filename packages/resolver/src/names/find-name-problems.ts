import type {
  BlockStatement,
  ConfigApplyBlock,
  ConfigAssign,
  ConfigFile,
  ConfigInclude,
  ConfigStatement,
  ImportDeclaration,
  Statement,
} from "@nf-lint/parser";
import { configPath, nameText } from "@nf-lint/parser";
import type { ProjectFile } from "../project.js";
import { configNames, pluginFunctions, processNames, scriptNames } from "./built-in-names.js";
import type { NameProblem } from "./name-problem.js";
import { collectSetNames, withoutProfile } from "./set-names.js";
import { StatementNames } from "./statement-names.js";

/**
 * The names in a configuration that Nextflow's strict parser would not resolve, or would warn about, in source order.
 *
 * Mirrors `VariableScopeVisitor`, `ConfigResolveVisitor` and `ResolveVisitor` of Nextflow 26.08: which names are in
 * scope depends on whether an option's value is a closure and on the option's own scope. `inReportingOrder` puts them
 * in the order in which Nextflow would print them.
 *
 * What only the legacy parser takes is left alone: a legacy statement has its own problem from the parser, and what it
 * declares is known below it. A setting that could not be read in full has its problem too, and none of names.
 */
export function findNameProblems(file: ParsedFile): readonly NameProblem[] {
  const known = problemsOf.get(file.ast);
  if (known !== undefined) return known;
  const problems = new ConfigNames(file).find();
  problemsOf.set(file.ast, problems);
  return problems;
}

/** Several rules ask, each once per variant. */
const problemsOf = new WeakMap<ConfigFile, readonly NameProblem[]>();

/** A file as it was parsed. */
type ParsedFile = Pick<ProjectFile, "ast" | "text" | "problems">;

class ConfigNames extends StatementNames {
  readonly #file: ConfigFile;
  /** Where the parser found errors, in order. */
  readonly #errorStarts: readonly number[];
  /** The blocks around the statement; a selector is none. */
  readonly #scopes: string[] = [];

  constructor({ ast, text, problems }: ParsedFile) {
    super(text, configNames, collectSetNames(ast.body));
    this.#file = ast;
    this.#errorStarts = problems
      .filter(({ legacy }) => !legacy)
      .map(({ range }) => range[0])
      .sort((a, b) => a - b);
  }

  find(): readonly NameProblem[] {
    this.#hoistFunctions(this.#file.body);
    this.#configStatements(this.#file.body);
    return this.finish();
  }

  #configStatements(body: readonly (ConfigStatement | Statement)[]): void {
    for (const statement of body) this.#configStatement(statement);
  }

  #configStatement(statement: ConfigStatement | Statement): void {
    switch (statement.type) {
      case "ConfigAssign":
        this.#assign(statement);
        break;
      case "ConfigInclude":
        this.#include(statement);
        break;
      case "ConfigApplyBlock":
        this.#applyBlock(statement);
        break;
      case "ConfigBlock":
        for (const name of configPath(statement.path)) this.#scopes.push(name);
        this.inScope(undefined, () => {
          this.#configStatements(statement.body);
        });
        this.#scopes.length -= statement.path.length;
        break;
      case "ConfigSelector":
        this.inScope(undefined, () => {
          this.#configStatements(statement.body);
        });
        break;
      default:
        this.#legacyConfigStatement(statement);
    }
  }

  #include(statement: ConfigInclude): void {
    if (this.#hasError(statement)) return;
    this.inValue(() => {
      this.expression(statement.source);
    });
  }

  #assign(statement: ConfigAssign): void {
    if (this.#hasError(statement)) return;
    const scopes = [...this.#scopes, ...configPath(statement.path)];
    const option = withoutProfile(scopes);
    const inProcessScope =
      (option.length > 1 && (option[0] === "process" || option[0] === "agent")) ||
      (option.length === 2 && option[0] === "executor" && option[1] === "jobName");
    this.assignedParam = option[0] === "params" ? option[1] : undefined;
    this.inProcessScope = inProcessScope;
    this.inTaskClosure = inProcessScope && statement.value.type === "Closure";
    this.inScope(statement.value.type === "Closure" ? scriptNames : undefined, () => {
      this.inScope(this.inTaskClosure ? processNames : undefined, () => {
        this.inValue(() => {
          this.expression(statement.value);
        });
      });
    });
    this.assignedParam = undefined;
    this.inProcessScope = false;
    this.inTaskClosure = false;
  }

  #hasError({ range }: ConfigAssign | ConfigInclude): boolean {
    let from = 0;
    let to = this.#errorStarts.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#errorStarts[middle] ?? 0) < range[0]) from = middle + 1;
      else to = middle;
    }
    return (this.#errorStarts[from] ?? Infinity) <= range[1];
  }

  #applyBlock(statement: ConfigApplyBlock): void {
    const scopes = withoutProfile([...this.#scopes, nameText(statement.name)]);
    if (scopes.length !== 1 || scopes[0] !== "plugins") return;
    for (const { name, arguments: args } of statement.body) this.functionName(name.name, name, args, pluginFunctions);
  }

  /** Only the settings in a legacy statement are looked at, and what it declares for those below it. */
  #legacyConfigStatement(statement: ConfigStatement | Statement): void {
    switch (statement.type) {
      case "VariableDeclaration":
        for (const identifier of statement.names) this.declareLegacy(identifier.name);
        break;
      case "ImportDeclaration":
        this.#import(statement);
        break;
      case "IfStatement":
        this.#branch(statement.consequent);
        if (statement.alternate !== undefined) this.#branch(statement.alternate);
        break;
      case "TryStatement":
        this.#branch(statement.block);
        for (const handler of statement.handlers) this.#branch(handler.body, handler.name.name);
        if (statement.finalizer !== undefined) this.#branch(statement.finalizer);
        break;
      case "ForStatement":
        this.#branch(statement.body, statement.variable?.name ?? declaredName(statement.init));
        break;
      case "WhileStatement":
        this.#branch(statement.body);
        break;
      case "SwitchStatement":
        for (const switchCase of statement.cases) this.#branchBody(switchCase.body);
        break;
      case "BlockStatement":
        this.#branch(statement);
        break;
      default:
        break;
    }
  }

  #branch(statement: Statement | ConfigStatement, declared?: string): void {
    this.#branchBody(statement.type === "BlockStatement" ? statement.body : [statement], declared);
  }

  #branchBody(body: BlockStatement["body"], declared?: string): void {
    this.inScope(undefined, () => {
      if (declared !== undefined) this.declareLegacy(declared);
      this.#configStatements(body);
    });
  }

  /** A legacy function may be called above its declaration. */
  #hoistFunctions(body: readonly (ConfigStatement | Statement)[]): void {
    for (const statement of body) {
      if (statement.type === "FunctionDeclaration") this.declareLegacyFunction(statement.name.name);
      else if (statement.type === "ConfigBlock" || statement.type === "ConfigSelector")
        this.#hoistFunctions(statement.body);
    }
  }

  #import(statement: ImportDeclaration): void {
    const simpleName = statement.alias?.name ?? statement.name.slice(statement.name.lastIndexOf(".") + 1);
    this.declareLegacy(simpleName);
    this.declareLegacyClass(simpleName);
    if (statement.isStatic) this.declareLegacyFunction(simpleName);
  }
}

function declaredName(statement: Statement | undefined): string | undefined {
  return statement?.type === "VariableDeclaration" ? statement.names[0]?.name : undefined;
}
