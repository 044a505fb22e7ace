/** What of a diagnostic of VS Code is looked at here, where that module is not needed. */
export interface PlacedDiagnostic {
  readonly source?: string | undefined;
  readonly code?: string | number | { readonly value: string | number } | undefined;
  /** 0 is an error. */
  readonly severity: number;
  readonly range: { readonly start: { readonly line: number } };
}

/** The name under which the official extension's language server shows what it finds. */
const OFFICIAL_SOURCE = "nextflow";

/**
 * The rules whose findings Nextflow's compiler and the official language server word too: syntax, names, includes, calls,
 * unknown options and their types, and what they warn of. (Sources: `nf-lang`; `ConfigSpecVisitor` of the language server.)
 */
export const SAID_BY_BOTH: ReadonlySet<string> = new Set([
  "no-deprecated-syntax",
  "no-duplicate-include",
  "no-misplaced-include",
  "no-missing-include",
  "no-quoted-boolean",
  "no-redeclared-variable",
  "no-shared-variable",
  "no-undefined-name",
  "no-unknown-option",
  "no-unused-parameter",
  "no-unused-variable",
  "prefer-explicit-parameter",
  "strict-syntax",
  "syntax",
  "valid-agent",
  "valid-call",
  "valid-directive",
  "valid-option-type",
  "valid-typed-process",
]);

/**
 * A file's findings without those that the official extension shows at the same place. It names one error of syntax a
 * file, and where its grammar gave up: one of these stands for all of ours.
 */
export function withoutRepeated<T extends PlacedDiagnostic>(
  findings: readonly T[],
  others: readonly PlacedDiagnostic[],
): readonly T[] {
  const official = others.filter(({ source }) => source === OFFICIAL_SOURCE);
  const lines = new Set(official.map(({ range }) => range.start.line));
  const hasError = official.some(({ severity }) => severity === 0);
  return findings.filter((finding) => {
    const rule = ruleOf(finding);
    if (rule === "syntax") return !hasError;
    return !SAID_BY_BOTH.has(rule) || !lines.has(finding.range.start.line);
  });
}

function ruleOf({ code }: PlacedDiagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}
