import type { ConfigAssign, ConfigStatement, StringLiteral } from "./ast.js";
import type { ProblemCollector } from "./problem-collector.js";

/**
 * A text of several lines between two quotes instead of three reads as an empty string, lines that are no settings, and
 * another empty string: one problem takes the place of those of all the lines.
 */
export function explainDoubledQuotes(text: string, body: readonly ConfigStatement[], problems: ProblemCollector): void {
  let begin: ConfigAssign | undefined;
  for (const [index, statement] of body.entries()) {
    const empty = emptyString(statement);
    if (statement.type === "ConfigAssign" && empty !== undefined) begin = statement;
    else if (begin !== undefined && empty !== undefined && empty.quote === emptyString(begin)?.quote) {
      const next = body[index + 1];
      const last = next?.type === "InvalidStatement" && text.startsWith(".", next.range[0]) ? next : statement;
      explain(begin.value.range[0], last.range[1], empty, problems);
      begin = undefined;
    }
    if (statement.type === "ConfigBlock" || statement.type === "ConfigSelector") {
      explainDoubledQuotes(text, statement.body, problems);
    }
  }
}

function explain(start: number, end: number, { quote }: StringLiteral, problems: ProblemCollector): void {
  // The second empty string alone has a problem in any case.
  if (problems.countWithin([start, end]) < 2) return;
  problems.dropWithin([start, end]);
  problems.add("doubled-quotes", [start, start + 2 * quote.length], { quote });
}

/** The empty string that is the value of a setting, or stands alone on its line. */
function emptyString(statement: ConfigStatement): StringLiteral | undefined {
  const [name, ...others] = statement.type === "ConfigIncomplete" ? statement.path : [];
  const node = statement.type === "ConfigAssign" ? statement.value : others.length === 0 ? name : undefined;
  return node?.type === "StringLiteral" && node.value === "" && node.quote.length === 1 ? node : undefined;
}
