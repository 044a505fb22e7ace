import { unknownRule } from "@nf-lint/linter";
import { colorsFor } from "../output/color.js";
import type { ColorMode } from "../output/color.js";
import type { ExitStatus, Io } from "../io.js";
import { rulePages } from "../output/rule-pages.generated.js";
import { renderMarkdown } from "../output/terminal-markdown/render-markdown.js";
import { UsageError } from "../usage-error.js";

/** Prose in longer lines is hard to read. */
const WIDEST = 80;

/** `nf-lint explain RULE`: the rule's page. */
export function explainCommand(rule: string, { color }: { readonly color: ColorMode }, io: Io): ExitStatus {
  const id = rule.replace(/^nextflow\//, "");
  const page = Object.hasOwn(rulePages, id) ? rulePages[id] : undefined;
  if (page === undefined) throw new UsageError(unknownRule(id));
  const width = Math.min(WIDEST, io.stdout.columns ?? WIDEST);
  io.stdout.write(renderMarkdown(page, colorsFor(io.stdout, color, io.env), width));
  return 0;
}
