/** A line of the checklists that platform teams go through before production. */
export interface ChecklistLine {
  /** `A7.2`. */
  readonly id: string;
  readonly section: string;
  readonly line: string;
  /** Whether a configuration shows what the line asks for. */
  readonly lintable: "yes" | "partly" | "no";
  /** What answers the line: rules, hosts that `nf-lint network` lists, a figure of the summary, or nothing. */
  readonly kind: "rules" | "network" | "report" | "not visible";
  /** The rules that check it. Some are not there yet. */
  readonly rules: readonly string[];
  /** Why no rule says more. */
  readonly reason?: string;
  /** Whether the summary has a figure on it. */
  readonly report?: true;
  /** Whether `nf-lint network` has hosts on it. */
  readonly network?: true;
}
