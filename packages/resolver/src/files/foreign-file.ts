import type { ConfigFile, ConfigStatement, Problem } from "@nf-lint/parser";
import { nameText } from "@nf-lint/parser";
import { findOption } from "../facts/option-facts.js";

/**
 * Whether a file that ends in `.config` is something other than a Nextflow configuration, such as an INI file or a list
 * of arguments: it has errors, and nothing in it that only a configuration has. Such names are common, and an error in
 * each of their lines helps nobody.
 */
export function isForeign({ ast, problems }: { ast: ConfigFile; problems: readonly Problem[] }): boolean {
  return problems.some(({ code }) => code !== "byte-order-mark") && !ast.body.some(isConfiguration);
}

function isConfiguration(statement: ConfigStatement): boolean {
  switch (statement.type) {
    case "InvalidStatement":
    case "ConfigIncomplete":
    case "ExpressionStatement":
      return false;
    // `name = value` stands in INI files too.
    case "ConfigAssign":
      return statement.path.length > 1 || findOption(statement.path.map(nameText)) !== undefined;
    // Tools that launch pipelines have `params` files whose values are their own: `reads = s3://bucket/reads`.
    case "ConfigBlock":
      return statement.path.map(nameText).join(".") !== "params" || statement.body.some(isReadable);
    default:
      return true;
  }
}

function isReadable(statement: ConfigStatement): boolean {
  if (statement.type === "ConfigAssign") return statement.value.type !== "InvalidExpression";
  return statement.type !== "InvalidStatement" && statement.type !== "ConfigIncomplete";
}
