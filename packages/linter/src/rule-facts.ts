import { presetsWith, rules } from "eslint-plugin-nextflow";
import type { PresetName, RuleDocs, RuleTag } from "eslint-plugin-nextflow";
import type { Severity } from "./finding.js";

/** What there is to know about a rule before it runs. */
export interface RuleFacts {
  readonly id: string;
  /** One line that completes "This rule …", without a full stop. */
  readonly description: string;
  /** How much its findings matter where nobody says otherwise. */
  readonly severity: Severity;
  /** The presets that turn it on, except for `all`. */
  readonly presets: readonly PresetName[];
  /** Whether `--fix` mends what it finds, at least in part. */
  readonly fixable: boolean;
  /** Whether it offers changes that need a person's yes. */
  readonly hasSuggestions: boolean;
  /** How editors show its findings beyond a squiggle. */
  readonly tag?: RuleTag;
  /** True where turning it off hides only that something is broken: editors do not offer to. */
  readonly mustBeSeen?: true;
  /** The release of nf-lint that brought it. */
  readonly since: string;
  /** Its page. */
  readonly url: string;
}

/** All rules, by name. */
export function ruleFacts(): readonly RuleFacts[] {
  return Object.entries(rules).map(([id, { meta }]): RuleFacts => {
    const docs: RuleDocs = meta.docs;
    return {
      id,
      description: docs.description,
      severity: docs.severity === "error" ? "error" : meta.type === "suggestion" ? "info" : "warning",
      presets: presetsWith(docs),
      fixable: meta.fixable !== undefined,
      hasSuggestions: meta.hasSuggestions === true,
      ...(docs.tag && { tag: docs.tag }),
      ...(docs.mustBeSeen && { mustBeSeen: true }),
      since: docs.since ?? "",
      url: docs.url ?? "",
    };
  });
}
