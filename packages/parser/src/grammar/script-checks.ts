import type { Expression, ProcessDeclaration, Range, ScriptStatement, Statement, WorkflowDeclaration } from "../ast.js";
import type { ProblemCollector } from "../problem-collector.js";
import { isFoundOnTree } from "../tree-problems.js";

const LITERALS: ReadonlySet<string> = new Set([
  "NumberLiteral",
  "StringLiteral",
  "BooleanLiteral",
  "NullLiteral",
  "InvalidExpression",
]);

const ENTRY_MISFITS: ReadonlySet<string> = new Set(["take", "emit"]);
const NAMED_MISFITS: ReadonlySet<string> = new Set(["publish", "onComplete", "onError"]);

const DEFINED: ReadonlySet<string> = new Set(["agent", "process", "workflow", "output"]);

/**
 * What Nextflow checks once it has the declarations of a script: `compilationUnit` and `scriptDeclaration` of its
 * `ScriptAstBuilder`.
 *
 * @param calls Declarations that Nextflow takes for calls, and what is wrong with each where it stands beside others.
 */
export function checkScript(
  body: readonly ScriptStatement[],
  calls: ReadonlyMap<ScriptStatement, readonly (() => void)[]>,
  problems: ProblemCollector,
): { readonly hasDeclarations: boolean } {
  const check = new ScriptCheck(problems);
  for (const statement of body) if (!calls.has(statement)) check.add(statement);
  check.finish();
  if (check.hasDeclarations) for (const faults of calls.values()) for (const report of faults) report();
  foldOldScript(body, problems);
  return check;
}

/** A script of DSL1 has to be written anew: this is one fault, and not one for each of its lines. */
function foldOldScript(body: readonly ScriptStatement[], problems: ProblemCollector): void {
  const rows = problems.ofCode("legacy-channel-binding");
  const first = rows[0];
  if (first === undefined || body.some(({ type }) => type === "WorkflowDeclaration")) return;
  problems.explainWithin([0, Infinity], 1, "legacy-dsl1", first.range, { rows: String(rows.length) });
}

class ScriptCheck {
  readonly #statements: Statement[] = [];
  hasDeclarations = false;
  #hasEntry = false;
  #hasLegacyParams = false;
  #typed = false;
  #params: Range | undefined;
  #output: Range | undefined;

  constructor(private readonly problems: ProblemCollector) {}

  add(statement: ScriptStatement): void {
    switch (statement.type) {
      case "FeatureFlagDeclaration": {
        const { path, value } = statement;
        const name = path.map((part) => part.name).join(".");
        this.#typed ||= name === "nextflow.enable.types" && value.type === "BooleanLiteral" && value.value;
        if (!LITERALS.has(value.type)) this.problems.add("flag-not-literal", value.range, { name });
        break;
      }
      case "ParamsBlock": {
        const { range } = statement.keyword;
        if (this.#params !== undefined) this.problems.add("params-block-twice", range, {});
        if (this.#hasLegacyParams) this.problems.add("params-block-beside-legacy", range, {});
        this.#params ??= range;
        break;
      }
      case "LegacyParamDeclaration": {
        const range = [
          statement.path[0]?.range[0] ?? 0,
          statement.path[statement.path.length - 1]?.range[1] ?? 0,
        ] as const;
        const name = statement.path
          .slice(1)
          .map((part) => part.name)
          .join(".");
        if (this.#typed) this.problems.add("legacy-param-in-typed", range, { name });
        else if (this.#params !== undefined) this.problems.add("legacy-param-beside-block", range, { name });
        this.#hasLegacyParams = true;
        break;
      }
      case "OutputBlock":
        if (this.#output !== undefined) this.problems.add("output-block-twice", statement.keyword.range, {});
        this.#output ??= statement.keyword.range;
        break;
      case "WorkflowDeclaration":
        this.#workflow(statement);
        break;
      case "ProcessDeclaration":
        if (!statement.typed) this.#typedSections(statement);
        break;
      case "RecordDeclaration":
      case "EnumDeclaration":
      case "IncludeDeclaration":
      case "AgentDeclaration":
      case "FunctionDeclaration":
      case "ClassDeclaration":
        break;
      case "ImportDeclaration":
      case "InvalidStatement":
        return;
      default:
        if (isIncomplete(statement)) return;
        this.#statement(statement);
        return;
    }
    this.hasDeclarations = true;
  }

  finish(): void {
    if (this.hasDeclarations) {
      // What the grammar cannot read comes first: a script of an older kind has statements everywhere.
      const isReadable = this.problems.every(isFoundOnTree);
      for (const { type, range } of this.#statements)
        if (type === "EmptyStatement") this.problems.add("stray-semicolon", range, {}, { fix: { range, text: "" } });
      const [first, ...others] = this.#statements.filter(({ type }) => type !== "EmptyStatement");
      if (isReadable && first !== undefined) {
        const more = String(others.length);
        this.problems.add("statement-beside-declarations", this.#firstLine(first.range), { more });
      }
    } else this.#hasEntry ||= this.#statements.length > 0;
    if (this.#hasEntry) return;
    if (this.#params !== undefined) this.problems.add("params-block-without-entry", this.#params, {});
    if (this.#output !== undefined) this.problems.add("output-block-without-entry", this.#output, {});
  }

  /** `process A` and `workflow('A') { }` are calls to the grammar, and meant as definitions. */
  #statement(statement: Statement): void {
    const called = statement.type === "ExpressionStatement" ? calledName(statement) : undefined;
    if (called === undefined || !DEFINED.has(called)) {
      this.#statements.push(statement);
      return;
    }
    this.problems.add("invalid-definition", this.#firstLine(statement.range), { owner: called });
    this.hasDeclarations = true;
  }

  #workflow({ name, range, sections }: WorkflowDeclaration): void {
    if (name === undefined) {
      if (this.#hasEntry) this.problems.add("entry-workflow-twice", [range[0], range[0] + "workflow".length], {});
      this.#hasEntry = true;
    }
    const misfits = name === undefined ? ENTRY_MISFITS : NAMED_MISFITS;
    for (const { kind, label } of sections) {
      if (label === undefined || !misfits.has(kind)) continue;
      if (name === undefined) this.problems.add("section-in-entry-workflow", label.range, { label: label.name });
      else this.problems.add("section-in-named-workflow", label.range, { label: label.name, name: name.name });
    }
  }

  #typedSections({ sections }: ProcessDeclaration): void {
    for (const { kind, label, body } of sections) {
      if ((kind !== "stage" && kind !== "topic") || label === undefined || body.length === 0) continue;
      this.problems.add("typed-section-in-legacy", label.range, { label: label.name });
    }
  }

  /** A statement may be long: its first line stands for it. */
  #firstLine([start, end]: Range): Range {
    const { lines } = this.problems;
    const next = lines.lineEnd(start);
    return [start, end <= next ? end : Math.max(start + 1, next - 1)];
  }
}

/** An unfinished `a.b.`, which Nextflow does not count as a statement. */
function isIncomplete(statement: Statement): boolean {
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "PropertyExpression") return false;
  const { object, operator, property } = statement.expression;
  return operator === "." && property.type === "Identifier" && property.name === "" && isPath(object);
}

function isPath(node: Expression): boolean {
  if (node.type === "Identifier") return true;
  return node.type === "PropertyExpression" && node.operator === "." && isPath(node.object);
}

/** The name of what a statement calls, be it a method. */
function calledName({ expression }: Extract<Statement, { type: "ExpressionStatement" }>): string | undefined {
  if (expression.type !== "CallExpression") return undefined;
  const { callee } = expression;
  const name = callee.type === "PropertyExpression" ? callee.property : callee;
  if (name.type === "Identifier") return name.name;
  return name.type === "StringLiteral" ? name.value : undefined;
}
