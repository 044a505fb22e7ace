import type { ConfigFile, ConfigStatement, Range, StringLiteral } from "./ast.js";
import type { ProblemCollector } from "./problem-collector.js";

/**
 * A text of several lines between two quotes instead of three reads as an empty string, lines that are no settings, and
 * another empty string: one problem takes the place of those of all the lines, and a value that nobody can know that of their settings.
 */
export function explainDoubledQuotes(text: string, file: ConfigFile, problems: ProblemCollector): ConfigFile {
  const body = explained(text, file.body, problems);
  return body === file.body ? file : { ...file, body };
}

function explained(
  text: string,
  body: readonly ConfigStatement[],
  problems: ProblemCollector,
): readonly ConfigStatement[] {
  const inner = body.map((statement) => {
    if (statement.type !== "ConfigBlock" && statement.type !== "ConfigSelector") return statement;
    const within = explained(text, statement.body, problems);
    return within === statement.body ? statement : { ...statement, body: within };
  });
  const closing = inner.findIndex((statement) => statement.type === "ConfigIncomplete" && emptyString(statement));
  const quote = emptyString(inner[closing])?.quote;
  const opening = inner.findLastIndex(
    (statement, index) =>
      index < closing && statement.type === "ConfigAssign" && emptyString(statement)?.quote === quote,
  );
  const begin = inner[opening];
  const next = inner[closing + 1];
  const isCall = next?.type === "InvalidStatement" && text.startsWith(".", next.range[0]);
  const last = isCall ? next : inner[closing];
  if (begin?.type !== "ConfigAssign" || last === undefined || quote === undefined) return changed(inner, body);

  const range: Range = [begin.value.range[0], last.range[1]];
  // The second empty string alone has a problem in any case.
  const quotes: Range = [range[0], range[0] + 2 * quote.length];
  if (!problems.explainWithin(range, 2, "doubled-quotes", quotes, { quote })) return changed(inner, body);
  const value = { type: "InvalidExpression", range, loc: problems.lines.location(range) } as const;
  const whole: Range = [begin.range[0], range[1]];
  const setting = { ...begin, range: whole, loc: problems.lines.location(whole), value };
  return [...inner.slice(0, opening), setting, ...inner.slice(closing + (isCall ? 2 : 1))];
}

function changed(inner: readonly ConfigStatement[], body: readonly ConfigStatement[]): readonly ConfigStatement[] {
  return inner.every((statement, index) => statement === body[index]) ? body : inner;
}

/** The empty string that is the value of a setting, or stands alone on its line. */
function emptyString(statement: ConfigStatement | undefined): StringLiteral | undefined {
  const [name, ...others] = statement?.type === "ConfigIncomplete" ? statement.path : [];
  const node = statement?.type === "ConfigAssign" ? statement.value : others.length === 0 ? name : undefined;
  return node?.type === "StringLiteral" && node.value === "" && node.quote.length === 1 ? node : undefined;
}
