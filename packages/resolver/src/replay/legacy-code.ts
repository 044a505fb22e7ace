import type { ConfigStatement, Statement } from "@nf-lint/parser";

type AnyStatement = Statement | ConfigStatement;

/**
 * The settings inside a statement that only the legacy parser takes (`if`, `try`, loops): whether they apply cannot be
 * said. Empty for all other statements.
 */
export function legacyBody(statement: AnyStatement): readonly ConfigStatement[] {
  switch (statement.type) {
    case "IfStatement":
      return settingsIn([statement.consequent, statement.alternate]);
    case "TryStatement":
      return settingsIn([statement.block, ...statement.handlers.map((handler) => handler.body), statement.finalizer]);
    case "ForStatement":
    case "WhileStatement":
      return settingsIn([statement.body]);
    case "SwitchStatement":
      return settingsIn(statement.cases.flatMap((one) => one.body));
    case "BlockStatement":
      return settingsIn(statement.body);
    default:
      return [];
  }
}

function settingsIn(statements: readonly (AnyStatement | undefined)[]): readonly ConfigStatement[] {
  return statements.flatMap((statement) => {
    if (statement === undefined) return [];
    return isSetting(statement) ? [statement] : legacyBody(statement);
  });
}

function isSetting(statement: AnyStatement): statement is ConfigStatement {
  switch (statement.type) {
    case "ConfigAssign":
    case "ConfigBlock":
    case "ConfigSelector":
    case "ConfigInclude":
    case "ConfigApplyBlock":
    case "ConfigIncomplete":
    case "InvalidStatement":
      return true;
    default:
      return false;
  }
}

/** The word with which a legacy statement starts. */
export function legacyName(type: ConfigStatement["type"]): string {
  return type.replace("Statement", "").toLowerCase();
}
