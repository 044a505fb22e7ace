import { defineFileRule } from "../authoring/nextflow-rule.js";
import { removeComment } from "../languages/comment-removal.js";
import { findMisspeltSuppressions } from "../languages/misspelt-suppression.js";

/**
 * What a comment suppresses is known when all rules have run, which is ESLint's business: it reports comments that
 * suppress nothing, or name a rule that does not exist, itself. Here is what ESLint takes for any other comment.
 */
export default defineFileRule<"meant" | "glued" | "unknown">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow comments that should suppress a finding and suppress nothing",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      tag: "unnecessary",
      fixKeepsMeaning: true,
      mustBeSeen: true,
    },
    messages: {
      meant: "`{{written}}` suppresses nothing. Write `{{meant}}`.",
      glued: "`{{written}}` suppresses nothing, as more text follows it at once. Write a blank behind it.",
      unknown:
        "`{{written}}` suppresses nothing: it is none of nf-lint-disable-next-line, -disable-line, -disable, -enable and -disable-file.",
    },
    fixable: "code",
  },

  create(context) {
    const check = (): void => {
      const { sourceCode } = context;
      const { comments, text } = sourceCode;
      for (const { comment, written, range, meant } of findMisspeltSuppressions(comments, text)) {
        const loc = { start: sourceCode.getLocFromIndex(range[0]), end: sourceCode.getLocFromIndex(range[1]) };
        if (meant === written) {
          context.report({ messageId: "glued", data: { written }, loc });
        } else if (meant !== undefined) {
          const fix = { range: [range[0], range[1]] as [number, number], text: meant };
          context.report({ messageId: "meant", data: { written, meant }, loc, fix: () => fix });
        } else {
          const removal = removeComment(text, comment);
          const fix = removal && { range: [...removal.range] as [number, number], text: removal.text };
          context.report({ messageId: "unknown", data: { written }, loc, fix: () => fix ?? null });
        }
      }
    };
    return { ConfigFile: check, Script: check };
  },
});
