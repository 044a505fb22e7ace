import type { DirectiveType, FileProblem } from "@eslint/core";
import { ConfigCommentParser, Directive } from "@eslint/plugin-kit";
import type { Comment, SourceLocation } from "@nf-lint/parser";

/** A part of a comment, as ESLint wants the node of a directive: with the place to report and the range to remove. */
export interface DirectiveNode {
  readonly loc: SourceLocation;
  readonly range: readonly [number, number];
}

export interface Suppressions {
  readonly directives: readonly Directive[];
  readonly problems: readonly FileProblem[];
}

const LABEL = /^(?:nf-lint|eslint)-(?<type>disable-file|disable-next-line|disable-line|disable|enable)$/;

const commentParser = new ConfigCommentParser();

/** Whether a comment turns rules off or on again, in nf-lint's spelling or in ESLint's. */
export function isSuppression({ value }: Comment): boolean {
  return LABEL.test(commentParser.parseDirective(value)?.label ?? "");
}

/**
 * The comments that turn rules off or on again. A rule of this plugin may be named without its prefix. Each rule of a
 * list becomes a directive of its own whose range is that rule's name: an unused one can then be removed alone.
 */
export function findSuppressions(comments: readonly Comment[], text: string): Suppressions {
  const directives: Directive[] = [];
  const problems: FileProblem[] = [];
  for (const comment of comments) {
    const parsed = commentParser.parseDirective(comment.value);
    const type = LABEL.exec(parsed?.label ?? "")?.groups?.["type"];
    if (parsed === undefined || type === undefined) continue;
    if (type === "disable-line" && comment.loc.start.line !== comment.loc.end.line) {
      problems.push({
        ruleId: null,
        message: `${parsed.label} comment should not span multiple lines.`,
        loc: comment.loc,
      });
      continue;
    }
    for (const { value, range } of listedRules(comment, text, parsed.value)) {
      directives.push(
        new Directive({
          type: type === "disable-file" ? "disable" : (type as DirectiveType),
          node: { loc: locOf(comment, range, type), range } satisfies DirectiveNode,
          value,
          justification: parsed.justification,
        }),
      );
    }
  }
  return { directives, problems };
}

interface ListedRule {
  /** As ESLint knows the rule; empty for all rules. */
  readonly value: string;
  /** What to cut when the rule is to go: its name with one comma, or the whole comment when there is no other. */
  readonly range: readonly [number, number];
}

function listedRules(comment: Comment, text: string, list: string): ListedRule[] {
  const names = Object.keys(commentParser.parseListConfig(list));
  if (names.length <= 1) return [{ value: qualified(names[0] ?? ""), range: comment.range }];
  const starts: number[] = [];
  let from = text.indexOf(list.trim(), comment.range[0]);
  for (const name of names) {
    from = text.indexOf(name, from);
    starts.push(from);
    from += name.length;
  }
  return names.map((name, i): ListedRule => {
    const start = starts[i] ?? comment.range[0];
    const next = starts[i + 1];
    if (next !== undefined) return { value: qualified(name), range: [start, next] };
    return { value: qualified(name), range: [text.lastIndexOf(",", start), start + name.length] };
  });
}

/** `require-spot-retries` is this plugin's; a name with a slash belongs to the plugin that it names. */
function qualified(name: string): string {
  return name === "" || name.includes("/") ? name : `nextflow/${name}`;
}

/** ESLint counts from the start of the node, for `disable-next-line` from its end; a whole file from its first line. */
function locOf(comment: Comment, range: readonly [number, number], type: string): SourceLocation {
  if (type === "disable-file") return { start: { line: 1, column: 1 }, end: comment.loc.end };
  if (comment.loc.start.line !== comment.loc.end.line) return comment.loc;
  const column = comment.loc.start.column + Math.max(0, range[0] - comment.range[0]);
  return { start: { line: comment.loc.start.line, column }, end: comment.loc.end };
}
