import type { Linter as EslintTypes, Rule } from "eslint";
import { nearestName } from "@nf-lint/resolver";
import { findRule, rules } from "eslint-plugin-nextflow";
import type { NextflowSourceCode, SuppressionNode } from "eslint-plugin-nextflow";
import { nameHint } from "./name-hint.js";
import type { Settings } from "./settings.js";

/** The rule under which stands whatever is to be said about comments that suppress findings. */
export const UNUSED_SUPPRESSION = "no-unused-suppression";

/** What to say about a comment, and where, and what to do about it. */
export interface SuppressionProblem {
  readonly message: string;
  readonly loc: SuppressionNode["loc"];
  readonly fix?: Rule.Fix;
}

/** Which comments a run can call unused. */
export interface SuppressionJudge {
  /** False where the run looks at something else than the settings say: a comment may be for what is not looked at. */
  readonly canJudge: boolean;
  /** Whether all findings of a rule were looked for; of every rule, for a comment that names none. */
  readonly isComplete: (ruleId: string | undefined) => boolean;
}

/**
 * @param run What the user says at this run.
 * @param isActive Whether a rule is on for the file.
 * @param partial The rules that crashed on the file, or of which not all findings are listed; `undefined` among them
 *   stands for any.
 */
export function suppressionJudge(
  run: Settings,
  isActive: (ruleId: string) => boolean,
  partial: readonly (string | undefined)[],
): SuppressionJudge {
  const { onlyProfiles, nextflow, env = {}, params = {}, presets, isolated, rules: changed = {} } = run;
  const isWhatIf =
    onlyProfiles !== undefined ||
    nextflow !== undefined ||
    isolated !== undefined ||
    presets?.includes("isolated") === true ||
    Object.keys({ ...env, ...params }).length > 0;
  const isChanged = (ruleId: string): boolean => {
    const setting = Object.hasOwn(changed, ruleId) ? changed[ruleId] : undefined;
    return setting === "off" || (typeof setting === "object" && (setting[0] === "off" || setting.length > 1));
  };
  return {
    canJudge: !isWhatIf && isActive(UNUSED_SUPPRESSION) && !partial.includes(undefined),
    isComplete: (ruleId) =>
      ruleId === undefined
        ? presets === undefined && partial.length === 0 && !Object.keys(changed).some(isChanged)
        : isActive(ruleId) && !isChanged(ruleId) && !partial.includes(ruleId),
  };
}

/** True for what ESLint itself says about comments: it names no rule, or one that does not exist. */
export function isAboutSuppression({ ruleId }: EslintTypes.LintMessage): boolean {
  return ruleId === null || findRule(idOf(ruleId)) === undefined;
}

/** The comments of a file that suppress findings, by the places at which ESLint speaks of them. */
export class SuppressionComments {
  readonly #sourceCode: NextflowSourceCode;
  readonly #judge: SuppressionJudge;
  readonly #byRange = new Map<string, Directive>();
  readonly #byStart = new Map<string, Directive>();

  constructor(sourceCode: NextflowSourceCode, judge: SuppressionJudge) {
    this.#sourceCode = sourceCode;
    this.#judge = judge;
    for (const directive of sourceCode.getDisableDirectives().directives) {
      const { range, loc } = nodeOf(directive.node);
      addFirst(this.#byRange, range.join(), directive);
      addFirst(this.#byStart, startKey(directive.value, loc.start), directive);
    }
  }

  /** What ESLint says of a comment, in our words; `undefined` where nothing is to be said in this run. */
  problemOf(message: EslintTypes.LintMessage): SuppressionProblem | undefined {
    const { ruleId: unknown, fix } = message;
    if (unknown !== null) {
      const found = this.#byStart.get(startKey(unknown, message));
      return found && unknownRule(idOf(unknown), nodeOf(found.node), this.#sourceCode);
    }
    if (fix === undefined) return { message: message.message, loc: locOf(message) };
    const found = this.#byRange.get(fix.range.join());
    const ruleId = found === undefined || found.value === "" ? undefined : idOf(found.value);
    if (found === undefined || !this.#judge.canJudge || !this.#judge.isComplete(ruleId)) return undefined;
    return {
      message: found.type === "enable" ? unusedEnable(ruleId) : unusedDisable(ruleId),
      loc: placeOf(nodeOf(found.node), this.#sourceCode),
      ...fixOf(nodeOf(found.node).removal),
    };
  }
}

type Directive = ReturnType<NextflowSourceCode["getDisableDirectives"]>["directives"][number];

function addFirst<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}

function startKey(value: string, { line, column }: { readonly line: number; readonly column: number }): string {
  return `${line}:${column} ${value}`;
}

function unusedDisable(ruleId: string | undefined): string {
  return `This comment suppresses nothing${ruleId === undefined ? "" : `: there is no finding of ${ruleId} here`}. Remove it.`;
}

function unusedEnable(ruleId: string | undefined): string {
  return `This comment turns ${ruleId ?? "rules"} on again, and no comment before it turns ${ruleId === undefined ? "any" : "it"} off. Remove it.`;
}

function unknownRule(
  id: string,
  node: SuppressionNode,
  sourceCode: NextflowSourceCode,
): SuppressionProblem | undefined {
  // A rule of another plugin, which another run of ESLint knows.
  if (id.includes("/")) return undefined;
  const loc = placeOf(node, sourceCode);
  const words = id.split(/\s+/);
  if (words.length > 1 && words[0] !== undefined && findRule(words[0])) {
    return words.every((word) => findRule(word))
      ? { message: `Separate the rules with commas: ${words.join(", ")}.`, loc, ...renaming(node, words.join(", ")) }
      : { message: 'Write " -- " before the reason.', loc, ...renaming(node, id.replace(/\s+/, " -- ")) };
  }
  const ids = Object.keys(rules);
  const near = nearestName(id, ids);
  const fix = near === undefined ? fixOf(node.removal) : renaming(node, near);
  return { message: `There is no rule "${id}" to suppress.${nameHint(id, ids)}`, loc, ...fix };
}

function renaming({ name }: SuppressionNode, text: string): Pick<SuppressionProblem, "fix"> {
  return fixOf(name && { range: name, text });
}

function fixOf(edit: SuppressionNode["removal"]): Pick<SuppressionProblem, "fix"> {
  return edit ? { fix: { range: [edit.range[0], edit.range[1]], text: edit.text } } : {};
}

/** Of one of several rules its name, else the comment. ESLint takes what is about a whole file to its first line. */
function placeOf({ comment, name, range }: SuppressionNode, sourceCode: NextflowSourceCode): SuppressionNode["loc"] {
  if (name === undefined || range[0] === comment.range[0]) return comment.loc;
  return { start: sourceCode.getLocFromIndex(name[0]), end: sourceCode.getLocFromIndex(name[1]) };
}

/** ESLint leaves open what a directive's node is. */
function nodeOf(node: unknown): SuppressionNode {
  return node as SuppressionNode;
}

function locOf({ line, column, endLine, endColumn }: EslintTypes.LintMessage): SuppressionNode["loc"] {
  return { start: { line, column }, end: { line: endLine ?? line, column: endColumn ?? column } };
}

function idOf(eslintName: string): string {
  return eslintName.replace(/^nextflow\//, "");
}
