import type {
  AgentDeclaration,
  Argument,
  CallExpression,
  Directive,
  Expression,
  FunctionDeclaration,
  Identifier,
  NamedOutput,
  Node,
  OutputBlock,
  OutputDeclaration,
  Parameter,
  ProcessDeclaration,
  ProcessSection,
  Script,
  Statement,
  WorkflowDeclaration,
  WorkflowSection,
} from "@nf-lint/parser";
import { nearestName } from "@nf-lint/resolver";
import { scriptFacts } from "../facts/script-facts.js";
import type { FactScope } from "../facts/script-facts.js";
import type { RowKind, ScriptProblemData } from "../problem.js";
import type { OpenScope } from "./open-names.js";
import { StatementNames } from "./statement-names.js";

type Section = ProcessSection | WorkflowSection;
/** The section that may be of a kind; code sections are one type. */
type SectionOf<Kind extends Section["kind"]> = HavingKind<Section, Kind>;
type HavingKind<Any extends Section, Kind> = Any extends Section
  ? Extract<Any["kind"], Kind> extends never
    ? never
    : Any
  : never;
type OutputSectionName = ScriptProblemData["duplicate-output"]["section"];

/** Inputs that declare their last argument, if it is a name. */
const DECLARING_QUALIFIERS: ReadonlySet<string> = new Set(["val", "file", "path"]);

/** Follows the names through the definitions of a script. */
export abstract class SectionNames extends StatementNames {
  #inDefinition(
    node: ProcessDeclaration | WorkflowDeclaration | AgentDeclaration | FunctionDeclaration | Script,
    scope: { readonly kind: "process" | "workflow" | "agent" | "function"; readonly builtIns: readonly FactScope[] },
    visit: (scope: OpenScope) => void,
  ): void {
    this.inScope(scope.kind, node, scope.builtIns, () => {
      this.definition = node;
      this.definitionScope = this.scope;
      visit(this.scope);
      this.definition = undefined;
      this.definitionScope = undefined;
    });
  }

  // Workflows -----------------------------------------------------------------------------------------------------------

  protected workflow(node: WorkflowDeclaration, operators: readonly FactScope[]): void {
    const builtIns: readonly FactScope[] = node.name === undefined ? ["entry-workflow", ...operators] : operators;
    this.#inDefinition(node, { kind: "workflow", builtIns }, (scope) => {
      for (const { body } of sectionsOf(node, "take")) for (const take of body) this.#take(take, node);
      for (const section of sectionsOf(node, "main")) this.#main(section, section.body, scope);
      for (const section of sectionsOf(node, "emit")) this.#namedOutputs(section, "Workflow emit");
      for (const section of sectionsOf(node, "publish")) this.#namedOutputs(section, "Workflow output");
      for (const section of [...sectionsOf(node, "onComplete"), ...sectionsOf(node, "onError")]) this.#code(section);
    });
  }

  /** A script of statements is the body of its entry workflow. */
  protected snippet(script: Script, body: readonly Statement[], operators: readonly FactScope[]): void {
    this.#inDefinition(script, { kind: "workflow", builtIns: ["entry-workflow", ...operators] }, (scope) => {
      this.#main(script, body, scope);
    });
  }

  #take(take: Parameter | Statement, { typed }: WorkflowDeclaration): void {
    if (take.type !== "Parameter") return;
    if (take.typeAnnotation !== undefined) this.type(take.typeAnnotation, take);
    else if (typed) this.#missingType(take, "workflow input");
    this.declare("take", take.name, take);
  }

  /** What its outermost block declares, the sections behind it see. */
  #main(node: Node, body: readonly Statement[], workflow: OpenScope): void {
    this.workflowSection = "main";
    this.inScope("block", node, [], () => {
      this.statements(body);
      for (const [name, binding] of this.scope.bindings) workflow.bindings.set(name, binding);
    });
  }

  #namedOutputs(section: SectionOf<"emit" | "publish" | "output">, name: OutputSectionName): void {
    if (section.kind !== "output") this.workflowSection = section.kind;
    const first = new Map<string, Identifier>();
    for (const row of section.body) {
      if (row.type !== "NamedOutput") {
        if (row.type !== "Directive") this.statement(row);
        continue;
      }
      this.#namedOutput(row);
      const other = first.get(row.name.name);
      if (other === undefined) first.set(row.name.name, row.name);
      else
        this.report("duplicate-output", {
          node: row.name,
          data: { name: row.name.name, section: name },
          first: other,
        });
    }
  }

  /** A name alone is that of a variable; with a type it is not. */
  #namedOutput(row: NamedOutput): void {
    if (row.typeAnnotation !== undefined) this.type(row.typeAnnotation, row);
    if (row.value !== undefined) this.expression(row.value);
    else if (row.typeAnnotation === undefined) this.expression(row.name);
  }

  #code(section: SectionOf<"script" | "main">): void {
    if (section.kind === "onComplete" || section.kind === "onError") this.workflowSection = section.kind;
    this.inScope("block", section, [], () => {
      this.statements(section.body);
    });
  }

  // Processes and agents ------------------------------------------------------------------------------------------------

  protected process(node: ProcessDeclaration): void {
    this.#inDefinition(node, { kind: "process", builtIns: ["process"] }, () => {
      const inputs = sectionsOf(node, "input");
      if (node.typed) this.#typedInputs(inputs);
      else this.#legacyInputs(inputs);
      if (node.typed) this.#directives(sectionsOf(node, "stage"), "process-stage", "stage directive");
      for (const section of sectionsOf(node, "when")) this.#when(section, node);
      for (const section of node.sections) {
        if (section.kind === "shell") this.report("shell-section", { node: section.label ?? section, data: {} });
        if (section.kind === "script" || section.kind === "shell" || section.kind === "exec") this.#code(section);
      }
      for (const section of sectionsOf(node, "stub")) this.#code(section);
      this.#directives(sectionsOf(node, "directives"), "process-directives", "process directive");
      const outputs = sectionsOf(node, "output");
      if (node.typed) this.#typedOutputs(outputs, sectionsOf(node, "topic"));
      else this.#directives(outputs, "process-outputs", "process output qualifier");
    });
  }

  protected agent(node: AgentDeclaration): void {
    this.#inDefinition(node, { kind: "agent", builtIns: [] }, () => {
      const inputs = sectionsOf(node, "input");
      this.#typedInputs(inputs);
      for (const row of inputs.flatMap(({ body }) => body)) {
        if (row.type !== "CompositeInput") continue;
        if (row.kind.name === "record") this.report("agent-record", { node: row, data: { where: "input" } });
        else this.report("agent-tuple", { node: row, data: {} });
      }
      this.#directives(sectionsOf(node, "directives"), "agent-directives", "agent directive");
      for (const section of sectionsOf(node, "prompt")) this.#code(section);
      for (const section of sectionsOf(node, "output"))
        this.inScope("section", section, ["agent-outputs"], () => {
          this.#namedOutputs(section, "Agent output");
          for (const row of section.body) this.#agentOutput(row);
        });
    });
  }

  #agentOutput(row: SectionOf<"output">["body"][number]): void {
    if (row.type !== "ExpressionStatement") return;
    const { expression } = row;
    const isRecord =
      expression.type === "CallExpression" &&
      expression.callee.type === "Identifier" &&
      expression.callee.name === "record";
    if (isRecord) this.report("agent-record", { node: expression, data: { where: "output" } });
    else this.report("agent-bare-output", { node: expression, data: {} });
  }

  /** They count as read: files are staged, and all is sent to a model. */
  #typedInputs(sections: readonly SectionOf<"input">[]): void {
    for (const row of sections.flatMap(({ body }) => body)) {
      if (row.type === "Parameter") this.#typedInput(row, "input");
      else if (row.type === "CompositeInput")
        for (const component of row.components)
          this.#typedInput(component, row.kind.name === "record" ? "record field" : "tuple component");
    }
  }

  #typedInput(input: Parameter, where: ScriptProblemData["missing-type"]["where"]): void {
    if (input.typeAnnotation !== undefined) this.type(input.typeAnnotation, input);
    else this.#missingType(input, where);
    this.declare("input", input.name, input).isRead = true;
  }

  #missingType(node: Parameter, where: ScriptProblemData["missing-type"]["where"]): void {
    this.report("missing-type", { node: node.name, data: { name: node.name.name, where } });
  }

  #legacyInputs(sections: readonly SectionOf<"input">[]): void {
    for (const row of sections.flatMap(({ body }) => body)) if (row.type === "Directive") this.#declaredInputs(row);
    this.#directives(sections, "process-inputs", "process input qualifier");
  }

  #declaredInputs(row: Directive): void {
    if (row.name.name === "tuple") {
      for (const argument of row.arguments) this.#declaredIn(argument, row);
    } else if (row.name.name === "each") {
      const [only] = row.arguments;
      if (row.arguments.length !== 1 || only === undefined) return;
      if (only.type === "Identifier") this.declare("input", only, row);
      else this.#declaredIn(only, row);
    } else this.#declaredByQualifier(row.name.name, row.arguments, row);
  }

  #declaredIn(argument: Argument, row: Directive): void {
    if (argument.type === "CallExpression" && argument.callee.type === "Identifier")
      this.#declaredByQualifier(argument.callee.name, argument.arguments, row);
  }

  #declaredByQualifier(qualifier: string, args: readonly Argument[], row: Directive): void {
    if (!DECLARING_QUALIFIERS.has(qualifier)) return;
    // Named arguments stand first for Nextflow.
    const last = args.findLast((argument) => argument.type !== "NamedArgument");
    if (last?.type === "Identifier") this.declare("input", last, row);
  }

  #when(section: SectionOf<"when">, { typed }: ProcessDeclaration): void {
    const level = typed ? "warning" : "paranoid";
    this.report("when-section", { node: section.label ?? section, data: {}, level });
    this.classesAreHidden = true;
    this.statements(section.body);
    this.classesAreHidden = false;
  }

  #typedOutputs(outputs: readonly SectionOf<"output">[], topics: readonly SectionOf<"topic">[]): void {
    for (const section of outputs) {
      this.inScope("section", section, ["typed-process-outputs"], () => {
        this.#namedOutputs(section, "Process output");
      });
      const named = section.body.filter(({ type }) => type === "NamedOutput").length;
      if (named > 1 && named === section.body.length)
        this.report("several-typed-outputs", { node: section.label ?? section, data: {} });
    }
    for (const section of topics)
      this.inScope("section", section, ["typed-process-outputs"], () => {
        this.statements(section.body);
      });
  }

  #directives(
    sections: readonly SectionOf<"directives" | "input" | "output" | "stage">[],
    builtIn: FactScope,
    rows: RowKind,
  ): void {
    for (const section of sections)
      this.inScope("section", section, [builtIn], () => {
        for (const row of section.body) if (row.type === "Directive") this.#directive(row.name, row.arguments, rows);
      });
  }

  #directive(name: Identifier, args: readonly Argument[], rows: RowKind): void {
    this.#directiveName(name, name.name, rows);
    this.arguments(args);
  }

  #directiveName(node: Identifier, name: string, rows: RowKind): void {
    const facts = scriptFacts(this.scope.builtIns[0] ?? "script");
    const fact = facts.get(name);
    if (fact !== undefined && fact.kind !== "constant") {
      this.directive(node, name, fact);
      return;
    }
    const nearest = nearestName(name, facts.keys());
    this.report("unknown-directive", { node, data: { name, rows, ...(nearest !== undefined && { nearest }) } });
  }

  // Functions and outputs -----------------------------------------------------------------------------------------------

  protected function(node: FunctionDeclaration): void {
    this.#inDefinition(node, { kind: "function", builtIns: [] }, () => {
      if (node.returnAnnotation !== undefined) this.type(node.returnAnnotation, node.returnAnnotation);
      if (node.returnType !== undefined) this.mentionedType(node.returnType);
      for (const parameter of node.parameters) {
        this.defaultValue(parameter);
        this.parameter(parameter);
      }
      this.statement(node.body);
    });
  }

  protected outputBlock(node: OutputBlock): void {
    this.inScope("output", node, ["output-block"], () => {
      for (const output of node.body) if (output.type === "OutputDeclaration") this.#output(output);
    });
  }

  #output(output: OutputDeclaration): void {
    if (output.typeAnnotation !== undefined) this.type(output.typeAnnotation, output.typeAnnotation);
    this.#outputRows(output.body, "output directive");
  }

  #outputRows(body: readonly Statement[], rows: RowKind): void {
    for (const statement of body) {
      const call = callOf(statement);
      if (call === undefined) {
        if (statement.type !== "EmptyStatement" && statement.type !== "InvalidStatement")
          this.report("invalid-directive", { node: statement, data: { rows } });
        continue;
      }
      const name = calledName(call);
      if (name !== undefined) this.#directiveName(name, name.name, rows);
      const index = rows === "output directive" && name?.name === "index" ? onlyClosure(call) : undefined;
      if (index !== undefined)
        this.inScope("section", index, ["output-index"], () => {
          this.#outputRows(index.body, "output index directive");
        });
      else {
        if (call.callee.type === "PropertyExpression") this.expression(call.callee.object);
        this.arguments(call.arguments);
      }
    }
  }
}

function sectionsOf<Kind extends Section["kind"]>(
  node: { readonly sections: readonly Section[] },
  kind: Kind,
): readonly SectionOf<Kind>[] {
  return node.sections.filter((section) => section.kind === kind) as unknown as readonly SectionOf<Kind>[];
}

function callOf(statement: Statement): CallExpression | undefined {
  if (statement.type !== "ExpressionStatement") return undefined;
  return statement.expression.type === "CallExpression" ? statement.expression : undefined;
}

/** Nextflow takes the last name of `a.b()` for that of the directive. */
function calledName({ callee }: CallExpression): Identifier | undefined {
  if (callee.type === "Identifier") return callee;
  return callee.type === "PropertyExpression" && callee.property.type === "Identifier" ? callee.property : undefined;
}

function onlyClosure({ arguments: args }: CallExpression): Extract<Expression, { type: "Closure" }> | undefined {
  const [only] = args;
  return args.length === 1 && only?.type === "Closure" ? only : undefined;
}
