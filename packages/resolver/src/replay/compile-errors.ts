import type { ConfigInclude, ConfigStatement, Problem, ProblemCode } from "@nf-lint/parser";
import { configPath, describeProblem } from "@nf-lint/parser";
import { findNameProblems } from "../names/find-name-problems.js";
import { inReportingOrder, isNameWarning } from "../names/reporting-order.js";
import { legacyBody } from "./legacy-code.js";
import { missingInclude } from "../files/include-source.js";
import type { IncludeContext } from "../files/include-source.js";
import type { ProjectFile } from "../project.js";
import type { Place, Rejection } from "../resolved-config.js";
import { placeOf } from "../options/setting-places.js";

/** What Nextflow looks at once its grammar has taken the whole file; where the grammar stops, it reports that alone. */
const FOUND_AFTER_THE_GRAMMAR: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "legacy-if",
  "legacy-try",
  "legacy-variable",
  "incomplete-statement",
  "reserved-name",
  "invalid-assignment-target",
  "duplicate-named-argument",
]);

/**
 * The first reason for which the strict parser does not even start to evaluate a file. It stops at a syntax error; then
 * it looks at every constant local include, also in profiles that are not chosen, and then at the names.
 */
export function firstCompileError(file: ProjectFile, context: IncludeContext): Rejection | undefined {
  const { syntax, sources, others } = errorsInText(file);
  if (syntax !== undefined) return syntax;
  for (const [source, node] of sources) {
    const missing = missingInclude(source, file.path, context);
    if (missing !== undefined) {
      return {
        code: "missing-constant-include",
        place: placeOf(file.path, node),
        origin: placeOf(file.path, node.source),
        message: `Invalid include source: '${missing}'`,
      };
    }
  }
  return others;
}

/** What the text of a file says of its errors: the same for all choices of profiles. */
interface ErrorsInText {
  readonly syntax: Rejection | undefined;
  /** The constant includes, by what they name: each once. */
  readonly sources: ReadonlyMap<string, ConfigInclude>;
  /** What comes after missing includes. */
  readonly others: Rejection | undefined;
}

const errorsByFile = new WeakMap<ProjectFile, ErrorsInText>();

function errorsInText(file: ProjectFile): ErrorsInText {
  const known = errorsByFile.get(file);
  if (known !== undefined) return known;
  const syntax = syntaxError(file);
  const sources = new Map<string, ConfigInclude>();
  for (const { node } of syntax === undefined ? includesOf(file) : []) {
    if (node.source.type === "StringLiteral" && !sources.has(node.source.value)) sources.set(node.source.value, node);
  }
  const others = syntax === undefined ? (misplacedInclude(file) ?? nameError(file)) : undefined;
  const errors: ErrorsInText = { syntax, sources, others };
  errorsByFile.set(file, errors);
  return errors;
}

function syntaxError(file: ProjectFile): Rejection | undefined {
  const problem = file.problems.find(({ code }) => !FOUND_AFTER_THE_GRAMMAR.has(code)) ?? file.problems[0];
  if (problem === undefined) return undefined;
  const origin = placeOf(file.path, problem);
  const place = syntaxPlace(file, problem) ?? origin;
  return { code: "syntax", place, message: describeProblem(problem), ...(place !== origin && { origin }) };
}

function misplacedInclude(file: ProjectFile): Rejection | undefined {
  const misplaced = includesOf(file).find(
    ({ scopes }) => scopes.length > 0 && !(scopes.length === 2 && scopes[0] === "profiles"),
  );
  return (
    misplaced && {
      code: "misplaced-include",
      place: placeOf(file.path, misplaced.node),
      message: "Config includes are only allowed at the top-level or in a profile",
    }
  );
}

function nameError(file: ProjectFile): Rejection | undefined {
  const name = inReportingOrder(findNameProblems(file)).find((problem) => !isNameWarning(problem));
  if (name === undefined) return undefined;
  const hint = name.hint === "environment-variable" ? ` (hint: use \`env('${name.name}')\`)` : "";
  return { code: "name", place: placeOf(file.path, name), message: `\`${name.name}\` is not defined${hint}` };
}

/** An include with the names of the blocks around it; selectors do not count, as in Nextflow's own check. */
export interface PlacedInclude {
  readonly node: ConfigInclude;
  readonly scopes: readonly string[];
}

/** Nextflow's grammar misses a brace only at the end of the file. */
function syntaxPlace(file: ProjectFile, problem: Problem): Place | undefined {
  if (problem.code !== "unclosed-bracket" || problem.data.bracket !== "{") return undefined;
  const { range, loc } = file.ast;
  return placeOf(file.path, { range: [range[1], range[1]], loc: { start: loc.end, end: loc.end } });
}

const includesByFile = new WeakMap<ProjectFile, readonly PlacedInclude[]>();

/** Every `includeConfig` of a file in source order, legacy code included. */
export function includesOf(file: ProjectFile): readonly PlacedInclude[] {
  const held = includesByFile.get(file);
  if (held !== undefined) return held;
  const includes = includesIn(file.ast.body, []);
  includesByFile.set(file, includes);
  return includes;
}

function includesIn(body: readonly ConfigStatement[], scopes: readonly string[]): readonly PlacedInclude[] {
  return body.flatMap((statement): readonly PlacedInclude[] => {
    switch (statement.type) {
      case "ConfigInclude":
        return [{ node: statement, scopes }];
      case "ConfigBlock":
        return includesIn(statement.body, [...scopes, ...configPath(statement.path)]);
      case "ConfigSelector":
        return includesIn(statement.body, scopes);
      default:
        return includesIn(legacyBody(statement), scopes);
    }
  });
}
