import type { DirectiveType, FileProblem } from "@eslint/core";
import { ConfigCommentParser, Directive } from "@eslint/plugin-kit";
import type { Comment, SourceLocation } from "@nf-lint/parser";
import { removeComment } from "./comment-removal.js";

/** A part of a comment, as ESLint wants the node of a directive: with the place to report and the range to remove. */
export interface SuppressionNode {
  readonly loc: SourceLocation;
  readonly range: readonly [number, number];
  /** The comment that the directive is a part of. */
  readonly comment: Comment;
  /** Where the name of the rule stands; `undefined` where the comment is about all rules. */
  readonly name?: readonly [number, number];
  /** The edit that takes the directive out, its line too where nothing else is on it; absent where that needs a person. */
  readonly removal?: { readonly range: readonly [number, number]; readonly text: string };
}

export interface Suppressions {
  readonly directives: readonly Directive[];
  readonly problems: readonly FileProblem[];
}

/** What a comment can begin with to turn rules off or on, behind `nf-lint-` or `eslint-`. */
export const SUPPRESSION_TYPES = ["disable-next-line", "disable-line", "disable-file", "disable", "enable"] as const;

const LABEL = new RegExp(`^(?:nf-lint|eslint)-(?<type>${SUPPRESSION_TYPES.join("|")})$`);

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
        message: `A comment with ${parsed.label} is about the line that it stands on. Write it on one line.`,
        loc: comment.loc,
      });
      continue;
    }
    for (const { value, range, ...listed } of listedRules(comment, text, parsed.value)) {
      const node: SuppressionNode = { ...listed, loc: locOf(comment, range, type), range, comment };
      directives.push(
        new Directive({
          type: type === "disable-file" ? "disable" : (type as DirectiveType),
          node,
          value,
          justification: parsed.justification,
        }),
      );
    }
  }
  return { directives, problems };
}

interface ListedRule extends Pick<SuppressionNode, "name" | "removal"> {
  /** As ESLint knows the rule; empty for all rules. */
  readonly value: string;
  /** What to cut when the rule is to go: its name with one comma, or the whole comment when there is no other. */
  readonly range: readonly [number, number];
}

function listedRules(comment: Comment, text: string, list: string): ListedRule[] {
  const names = Object.keys(commentParser.parseListConfig(list));
  const places: (readonly [number, number])[] = [];
  let from = list === "" ? comment.range[0] : text.indexOf(list, comment.range[0]);
  for (const name of names) {
    const start = text.indexOf(name, from);
    from = start + name.length;
    places.push([start, from]);
  }
  if (names.length <= 1) {
    const removal = removeComment(text, comment);
    const [name] = places;
    return [
      { value: qualified(names[0] ?? ""), range: comment.range, ...(name && { name }), ...(removal && { removal }) },
    ];
  }
  return places.map((name, i): ListedRule => {
    const next = places[i + 1];
    const range = next ? ([name[0], next[0]] as const) : ([text.lastIndexOf(",", name[0]), name[1]] as const);
    return { value: qualified(names[i] ?? ""), range, name, removal: { range, text: "" } };
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
