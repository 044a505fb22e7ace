import type {
  AgentDeclaration,
  CallExpression,
  Expression,
  FunctionDeclaration,
  Identifier,
  Node,
  OutputBlock,
  OutputDeclaration,
  Parameter,
  ProcessDeclaration,
  Script,
  Statement,
  WorkflowDeclaration,
} from "@nf-lint/parser";
import type { FactScope } from "../facts/script-facts.js";
import type { RowKind } from "../problem.js";
import type { OpenScope } from "./open-names.js";
import { RowNames } from "./row-names.js";
import type { Section, SectionOf } from "./row-names.js";

/** Follows the names through the definitions of a script. */
export abstract class SectionNames extends RowNames {
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
      for (const section of sectionsOf(node, "emit")) this.namedOutputs(section, "Workflow emit");
      for (const section of sectionsOf(node, "publish")) this.namedOutputs(section, "Workflow output");
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
    else if (typed) this.missingType(take, "workflow input");
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
      if (node.typed) this.typedInputs(inputs);
      else this.legacyInputs(inputs);
      if (node.typed) this.directives(sectionsOf(node, "stage"), "process-stage", "stage directive");
      for (const section of sectionsOf(node, "when")) this.#when(section, node);
      for (const section of node.sections) {
        if (section.kind === "shell") this.report("shell-section", { node: section.label ?? section, data: {} });
        if (section.kind === "script" || section.kind === "shell" || section.kind === "exec") this.#code(section);
      }
      for (const section of sectionsOf(node, "stub")) this.#code(section);
      this.directives(sectionsOf(node, "directives"), "process-directives", "process directive");
      const outputs = sectionsOf(node, "output");
      if (node.typed) this.#typedOutputs(outputs, sectionsOf(node, "topic"));
      else this.directives(outputs, "process-outputs", "process output qualifier");
    });
  }

  protected agent(node: AgentDeclaration): void {
    this.#inDefinition(node, { kind: "agent", builtIns: [] }, () => {
      const inputs = sectionsOf(node, "input");
      this.typedInputs(inputs);
      for (const row of inputs.flatMap(({ body }) => body)) {
        if (row.type !== "CompositeInput") continue;
        if (row.kind.name === "record") this.report("agent-record", { node: row, data: { where: "input" } });
        else this.report("agent-tuple", { node: row, data: {} });
      }
      this.directives(sectionsOf(node, "directives"), "agent-directives", "agent directive");
      for (const section of sectionsOf(node, "prompt")) this.#code(section);
      for (const section of sectionsOf(node, "output"))
        this.inScope("section", section, ["agent-outputs"], () => {
          this.namedOutputs(section, "Agent output");
          for (const row of section.body) this.#agentOutput(row);
        });
    });
  }

  #agentOutput(row: SectionOf<"output">["body"][number]): void {
    if (row.type === "VariableDeclaration") this.report("agent-bare-output", { node: row, data: {} });
    if (row.type !== "ExpressionStatement") return;
    const name = callOf(row)?.callee;
    const isRecord = name?.type === "Identifier" && name.name === "record";
    if (isRecord) this.report("agent-record", { node: row, data: { where: "output" } });
    else this.report("agent-bare-output", { node: row, data: {} });
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
        this.namedOutputs(section, "Process output");
      });
      const named = section.body.filter(({ type }) => type === "NamedOutput").length;
      if (named > 1 && named === section.body.length)
        this.report("several-typed-outputs", { node: section.label ?? section, data: {} });
    }
    for (const section of topics)
      this.inScope("section", section, ["typed-process-outputs"], () => {
        this.statements(section.body.filter((row) => isTopic(row)));
      });
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
      if (name !== undefined) this.directiveName(name, name.name, rows);
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

/** `value >> 'topic'`; other rows have their problem. */
function isTopic(row: Statement): boolean {
  return (
    row.type === "ExpressionStatement" && row.expression.type === "BinaryExpression" && row.expression.operator === ">>"
  );
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
