import type { ScriptStatement, Statement } from "@nf-lint/parser";

const DECLARATIONS: ReadonlySet<ScriptStatement["type"]> = new Set<ScriptStatement["type"]>([
  "FeatureFlagDeclaration",
  "IncludeDeclaration",
  "ParamsBlock",
  "LegacyParamDeclaration",
  "RecordDeclaration",
  "EnumDeclaration",
  "ProcessDeclaration",
  "AgentDeclaration",
  "WorkflowDeclaration",
  "OutputBlock",
  "FunctionDeclaration",
  "ImportDeclaration",
  "ClassDeclaration",
  "InvalidStatement",
]);

/** Whether it is code, which Nextflow takes only in a script that declares nothing. */
export function isStatement(statement: ScriptStatement): statement is Statement {
  return !DECLARATIONS.has(statement.type);
}
