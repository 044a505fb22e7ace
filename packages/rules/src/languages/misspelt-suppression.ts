import type { Comment } from "@nf-lint/parser";
import { nearestName } from "@nf-lint/resolver";
import { isSuppression, SUPPRESSION_TYPES } from "./suppression.js";

/** A comment that begins as if it turned a rule off or on, with a word that is not one of those that do. */
export interface MisspeltSuppression {
  readonly comment: Comment;
  /** The words as they are written. */
  readonly written: string;
  /** Where they stand in the text. */
  readonly range: readonly [number, number];
  /** What was most likely meant; `undefined` where that is not clear. */
  readonly meant?: string;
}

/**
 * The words that only a comment for a linter begins with: `nf-lint-…` or `nf-lint disable…` in any capitals and with
 * whatever hyphens, and ESLint's `eslint-disable…` and `eslint-enable…`.
 */
const BEGINNING =
  /^[\s*]*(?<written>(?<tool>nf[-_]?lint)(?:[-_][\w-]+:?|[ :]+(?:dis|en)able[\w-]*)|(?<eslint>eslint)[-_](?:dis|en)able[\w-]*)/i;

const LABELS = SUPPRESSION_TYPES.map((type) => `nf-lint-${type}`);

/** The comments that look as if they turned rules off or on, and do not. */
export function findMisspeltSuppressions(comments: readonly Comment[], text: string): MisspeltSuppression[] {
  return comments.flatMap((comment): readonly MisspeltSuppression[] => {
    if (isSuppression(comment)) return [];
    const { written, eslint } = BEGINNING.exec(comment.value)?.groups ?? {};
    if (written === undefined) return [];
    const start = text.indexOf(written, comment.range[0]);
    const meant = meantLabel(written, eslint !== undefined);
    return [{ comment, written, range: [start, start + written.length], ...(meant !== undefined && { meant }) }];
  });
}

function meantLabel(written: string, isEslint: boolean): string | undefined {
  const plain = written
    .toLowerCase()
    .replace(/[\s_:]+/g, "-")
    .replace(/^(?:nf-?lint|eslint)/, "nf-lint");
  const squeezed = plain.replaceAll("-", "");
  const label = LABELS.find((one) => one.replaceAll("-", "") === squeezed) ?? nearestName(plain, LABELS);
  return isEslint ? label?.replace(/^nf-lint/, "eslint") : label;
}
