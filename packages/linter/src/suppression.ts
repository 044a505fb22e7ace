import type { Linter as EslintTypes } from "eslint";
import { rules } from "eslint-plugin-nextflow";
import type { ConfigSourceCode } from "eslint-plugin-nextflow";
import { nameHint } from "./name-hint.js";

/** Under this id stand findings about the comments that suppress others. */
export const SUPPRESSION = "suppression";

/** The page about these comments. */
export const SUPPRESSION_PAGE = "https://github.com/nf-lint/nf-lint/blob/main/docs/suppression.md";

/** True for what ESLint itself says about comments: it names no rule, or one that does not exist. */
export function isAboutSuppression({ ruleId }: EslintTypes.LintMessage): boolean {
  return ruleId === null || !Object.hasOwn(rules, idOf(ruleId));
}

/** Such a message in our words. */
export function suppressionText(message: EslintTypes.LintMessage, sourceCode: ConfigSourceCode): string {
  if (message.ruleId !== null) {
    const id = idOf(message.ruleId);
    return `There is no rule "${id}" to suppress.${nameHint(id, Object.keys(rules))}`;
  }
  if (!isUnused(message)) return message.message;
  const name = suppressedRule(message, sourceCode);
  return `This comment suppresses nothing${name === undefined ? "" : `: there is no finding of ${name} here`}. Remove it.`;
}

/** True for a comment that suppresses nothing because its rule is not on: another run may need it. */
export function isForInactiveRule(
  message: EslintTypes.LintMessage,
  sourceCode: ConfigSourceCode,
  isActive: (ruleId: string) => boolean,
): boolean {
  if (message.ruleId !== null || !isUnused(message)) return false;
  const name = suppressedRule(message, sourceCode);
  return name !== undefined && !isActive(name);
}

/** ESLint makes unused comments warnings, and comments that it cannot follow errors. */
function isUnused({ severity }: EslintTypes.LintMessage): boolean {
  return severity === 1;
}

/** The rule that the comment of a message names; `undefined` where it suppresses all. */
function suppressedRule({ line, column }: EslintTypes.LintMessage, sourceCode: ConfigSourceCode): string | undefined {
  const directive = sourceCode.getDisableDirectives().directives.find(({ node }) => {
    const { start } = sourceCode.getLoc(node as Parameters<ConfigSourceCode["getLoc"]>[0]);
    return start.line === line && start.column === column;
  });
  return directive === undefined || directive.value === "" ? undefined : idOf(directive.value);
}

function idOf(eslintName: string): string {
  return eslintName.replace(/^nextflow\//, "");
}
