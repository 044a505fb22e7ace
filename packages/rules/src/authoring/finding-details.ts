import type { Place, Project, Setting } from "@nf-lint/resolver";
import type { FindingSeverity } from "./rule-meta.js";

/** What a finding says beyond what an ESLint message can carry. */
export interface FindingDetails {
  /** The names of the variants it holds in; empty when it holds in every one that was looked at. */
  readonly profiles: readonly string[];
  /** Other places that explain the finding. */
  readonly related: readonly RelatedPlace[];
  /** What the setting at the finding's place overrode, the oldest first. */
  readonly overrode: readonly Setting[];
  /** The finding's own severity where it differs from the rule's, as when it depends on the target version. */
  readonly severity?: FindingSeverity;
  /** The projects it was found in. */
  readonly projects: readonly Project[];
}

/** A place that explains a finding, and how. */
export interface RelatedPlace {
  readonly place: Place;
  readonly message: string;
}

/** The part of an ESLint message that tells which finding it is. ESLint's own `LintMessage` fits. */
export interface FindingKey {
  readonly ruleId: string | null;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** The details of the findings of one file. */
export class FindingDetailsStore {
  readonly #byKey = new Map<string, FindingDetails>();

  set(key: FindingKey, details: FindingDetails): void {
    this.#byKey.set(textOf(key), details);
  }

  get(key: FindingKey): FindingDetails | undefined {
    return this.#byKey.get(textOf(key));
  }
}

/**
 * What a finding says beyond its ESLint message; `undefined` for the message of a rule that says no more.
 *
 * @param sourceCode What `linter.getSourceCode()` gives after the file was linted.
 * @param message One of the file's messages, as ESLint gave it.
 */
export function findingDetails(sourceCode: unknown, message: FindingKey): FindingDetails | undefined {
  const store = (sourceCode as { findingDetails?: unknown }).findingDetails;
  return store instanceof FindingDetailsStore ? store.get(message) : undefined;
}

/** The text of a message with its `{{ placeholders }}` filled in as ESLint does it. */
export function interpolate(template: string, data: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{([^{}]+)\}\}/g, (placeholder, written: string) => {
    const name = written.trim();
    return Object.hasOwn(data, name) ? (data[name] ?? placeholder) : placeholder;
  });
}

function textOf({ ruleId, message, line, column }: FindingKey): string {
  return JSON.stringify([ruleId, line, column, message]);
}
