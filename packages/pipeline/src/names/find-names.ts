import type { Node, ScriptStatement } from "@nf-lint/parser";
import { nearestName } from "@nf-lint/resolver";
import { scriptFacts } from "../facts/script-facts.js";
import type { FactScope } from "../facts/script-facts.js";
import type { Definition } from "../modules/definition.js";
import { problemOf } from "../problem-kinds.js";
import type { ScriptProblem } from "../problem.js";
import type { NameContext } from "./name-context.js";
import { OpenBinding } from "./open-names.js";
import { MisplacedNames } from "./misplaced-names.js";
import { isStatement } from "./script-statements.js";
import { SectionNames } from "./section-names.js";
import type { ScriptNames } from "./script-names.js";
import { textNameLookup } from "./text-names.js";

type OfType<Type extends ScriptStatement["type"]> = Extract<ScriptStatement, { readonly type: Type }>;

/**
 * The names of a script: what Nextflow's name resolution makes of it, given what its includes lead to. Mirrors
 * `VariableScopeVisitor`, `ScriptResolveVisitor`, `ResolveVisitor` and `TypeCheckingVisitor` of Nextflow 26.08.
 *
 * It is the same for the same context; what only the legacy parser takes has its problem from the parser, and what it
 * declares is known.
 */
export function findNames(context: NameContext): ScriptNames {
  return new ScriptWalk(context).walk();
}

class ScriptWalk extends SectionNames {
  walk(): ScriptNames {
    const { body } = this.context.script;
    for (const statement of body) this.#declareLegacy(statement);
    this.#declareImports();
    for (const definition of this.context.definitions) this.#declareDefinition(definition);

    // In Nextflow's order: a name that is reported once is reported where this order meets it first.
    for (const node of ofType(body, "FeatureFlagDeclaration")) this.#featureFlag(node);
    for (const node of ofType(body, "ParamsBlock")) this.#paramsBlock(node);
    for (const node of ofType(body, "LegacyParamDeclaration")) this.#legacyParam(node);
    const operators: readonly FactScope[] = this.#isTyped() ? [] : ["operators"];
    for (const node of ofType(body, "WorkflowDeclaration"))
      this.#seen(node, () => {
        this.workflow(node, operators);
      });
    const statements = body.filter(isStatement);
    if (statements.length > 0) this.snippet(this.context.script, statements, operators);
    for (const node of ofType(body, "ProcessDeclaration"))
      this.#seen(node, () => {
        this.process(node);
      });
    for (const node of ofType(body, "AgentDeclaration"))
      this.#seen(node, () => {
        this.agent(node);
      });
    for (const node of ofType(body, "FunctionDeclaration")) this.function(node);
    for (const node of ofType(body, "RecordDeclaration"))
      for (const field of node.fields)
        if (field.type === "RecordField" && field.typeAnnotation !== undefined) this.type(field.typeAnnotation, field);
    for (const node of ofType(body, "OutputBlock"))
      this.#seen(node, () => {
        this.outputBlock(node);
      });

    this.#findUnused();
    return {
      scope: this.module.scope,
      scopes: this.scopes,
      bindings: this.bindings,
      references: this.references,
      calls: this.callSites(),
      problems: this.#allProblems(),
    };
  }

  #allProblems(): readonly ScriptProblem[] {
    const hasErrors = this.context.hasErrors || this.problems.some(({ level }) => level === "error");
    const all = hasErrors ? this.problems : [...this.problems, ...this.countProblems];
    const misplaced = new MisplacedNames(this.context.script);
    const named = (code: ScriptProblem["code"]): ReadonlySet<string> =>
      new Set(all.flatMap((one) => (one.code === code && "name" in one.data ? [one.data.name] : [])));
    const [withoutDef, redeclared, called] = [
      named("closure-assignment"),
      named("already-declared"),
      named("undefined-function"),
    ];
    const isExplained = (problem: ScriptProblem): boolean => {
      const { code, data } = problem;
      // Without `def` a variable of a closure is one for all values, which is why to change it is a fault.
      if (code === "shared-mutation") return withoutDef.has(data.name);
      // Of two of a name one is not read; and a closure in a variable is called as if it were a function.
      if (code === "unused-variable" && (redeclared.has(data.name) || called.has(data.name))) return true;
      return misplaced.explain(problem);
    };
    return all
      .map((problem) => (isExplained(problem) ? { ...problem, explained: true as const } : problem))
      .sort((a, b) => a.range[0] - b.range[0]);
  }

  #seen(node: ScriptStatement, visit: () => void): void {
    if (this.context.unfitDefinitions.has(node)) this.unseen = "all";
    visit();
    this.unseen = "nothing";
  }

  #isTyped(): boolean {
    return ofType(this.context.script.body, "FeatureFlagDeclaration").some(
      (flag) => flagName(flag) === "nextflow.enable.types" && flag.value.type === "BooleanLiteral" && flag.value.value,
    );
  }

  // What is declared ----------------------------------------------------------------------------------------------------

  #declareLegacy(statement: ScriptStatement): void {
    if (statement.type === "ImportDeclaration") this.legacyImport(statement);
    else if (statement.type === "ClassDeclaration") this.module.addLegacyClass(statement.name.name);
  }

  #declareImports(): void {
    for (const imported of this.context.imports) {
      const { name, identifier, entry } = imported;
      const first = imported.target.kind === "failed" ? undefined : this.module.imported(name);
      if (first !== undefined)
        this.report("already-included", { node: identifier, data: { name }, first: first.identifier ?? first.node });
      const binding = new OpenBinding({ kind: "include", name, identifier, node: entry, scope: this.scope, imported });
      this.bindings.push(binding);
      this.module.addImport(binding);
    }
  }

  #declareDefinition(definition: Definition): void {
    const { kind, name, identifier, node } = definition;
    const binding = new OpenBinding({ kind, name, identifier, node, scope: this.scope, definition });
    this.bindings.push(binding);
    const included = this.module.imported(name);
    if (included !== undefined)
      this.report("already-included", {
        node: identifier,
        data: { name },
        first: included.identifier ?? included.node,
      });
    if (kind === "record" || kind === "enum") {
      const first = this.module.type(name);
      if (first?.definition !== undefined)
        this.report("already-declared", { node: identifier, data: { name }, first: first.identifier ?? first.node });
      this.module.addType(binding);
      return;
    }
    if (this.module.clashesWithBuiltIn(name)) {
      this.report("already-declared", { node: identifier, data: { name, builtIn: true } });
      return;
    }
    // Only functions share a name, so that the first tells of all.
    const [other] = this.module.definitions(name);
    const mayShare = other?.kind === "function" && kind === "function";
    if (other?.identifier !== undefined && !mayShare) {
      const [first, second] = inOrder(other.identifier, identifier);
      this.report("already-declared", { node: second, data: { name }, first });
      return;
    }
    this.module.addDefinition(binding);
  }

  // What stands at the top ----------------------------------------------------------------------------------------------

  #featureFlag(node: OfType<"FeatureFlagDeclaration">): void {
    const name = flagName(node);
    const flags = scriptFacts("feature-flags");
    const fact = flags.get(name);
    if (fact === undefined) {
      const nearest = nearestName(name, flags.keys());
      this.report("unknown-feature-flag", { node, data: { name, ...(nearest !== undefined && { nearest }) } });
    } else if (fact.deprecated === true) this.report("deprecated-name", { node, data: { name } });
  }

  #paramsBlock(node: OfType<"ParamsBlock">): void {
    const declared = new Map<string, Node>();
    for (const param of node.body) {
      if (param.type !== "ParamDeclaration") continue;
      const { name } = param.name;
      const first = declared.get(name);
      if (first === undefined) declared.set(name, param.name);
      else this.report("duplicate-param", { node: param.name, data: { name }, first });
      if (param.typeAnnotation !== undefined) this.type(param.typeAnnotation, param);
      this.defaultValue(param);
    }
  }

  #legacyParam(node: OfType<"LegacyParamDeclaration">): void {
    const name = node.path.map((part) => part.name).join(".");
    this.report("legacy-param", { node, data: { name } });
    this.unseen = "all but types";
    this.expression(node.value);
    this.unseen = "nothing";
  }

  // What is not used ----------------------------------------------------------------------------------------------------

  #findUnused(): void {
    const inTexts = textNameLookup(this.context.templateNames);
    for (const binding of this.bindings) {
      const code = unusedCode(binding);
      const { name, identifier } = binding;
      if (code === undefined || identifier === undefined || binding.isRead || name.startsWith("_")) continue;
      const isInText = inTexts(binding)?.has(name) ?? true;
      const level = isInText ? "mistaken" : "warning";
      this.problems.push(problemOf(code, { node: identifier, data: { name }, level }));
    }
  }
}

function unusedCode({ kind }: OpenBinding): "unused-variable" | "unused-parameter" | undefined {
  if (kind === "variable" || kind === "input") return "unused-variable";
  return kind === "parameter" || kind === "exception" || kind === "take" ? "unused-parameter" : undefined;
}

function flagName({ path }: OfType<"FeatureFlagDeclaration">): string {
  return path.map(({ name }) => name).join(".");
}

function inOrder<Place extends Pick<Node, "range">>(one: Place, other: Place): readonly [Place, Place] {
  return one.range[0] < other.range[0] ? [one, other] : [other, one];
}

function ofType<Type extends ScriptStatement["type"]>(
  body: readonly ScriptStatement[],
  type: Type,
): readonly OfType<Type>[] {
  return body.filter((statement): statement is OfType<Type> => statement.type === type);
}
