import type { ConfigAssign, ConfigBlock, ConfigName, ConfigSelector, Identifier } from "@nf-lint/parser";
import { nearestName } from "@nf-lint/resolver";
import type { ProjectFile, Variant } from "@nf-lint/resolver";
import { nameOf, placeOf, placeOfPath, scopeOf, statementsOf } from "../reading/config-statements.js";
import type { Enclosing, PlacedStatement } from "../reading/config-statements.js";
import { filesRead, isSound } from "../reading/files-read.js";
import { keptFor } from "../authoring/kept-for.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectReport, ProjectSuggestion } from "../authoring/project-rule-definition.js";
import { SELECTOR_KINDS, patternFault, selectorOf } from "../reading/selector-pattern.js";
import type { PatternFault, SelectorKind } from "../reading/selector-pattern.js";
import { strictParserSeverity } from "../reading/strict-parser.js";

type MessageIds =
  | "unknownKind"
  | "misspeltKind"
  | "nested"
  | "wrongScope"
  | "misspeltProfiles"
  | "noSelector"
  | "dotted"
  | "assigned"
  | "invalidRegex"
  | "glob"
  | "repeatedCharacter"
  | "neverMatches"
  | "innerNegation"
  | "negation"
  | "qualifiedNegation"
  | "write";

type Report = ProjectReport<MessageIds>;

/** The scopes that take selectors. */
const SCOPES: ReadonlySet<string> = new Set(["process", "agent"]);

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Require process selectors that Nextflow takes and that hit what they say",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      unknownKind:
        "There is no selector `{{kind}}`: the strict parser ends the run here, the legacy parser ignores it. Write `withName` or `withLabel`.",
      misspeltKind:
        "There is no selector `{{kind}}`: the strict parser ends the run here, the legacy parser ignores it. Did you mean `{{nearest}}`?",
      nested:
        "A selector inside another: the strict parser ends the run here, the legacy parser ignores it. Put it beside the outer one, directly in `{{scope}}`.",
      wrongScope:
        "A selector in `{{scope}}`: the strict parser ends the run here, the legacy parser ignores it. Put it directly into `process`.",
      misspeltProfiles:
        "A selector in `{{scope}}`: the strict parser ends the run here, the legacy parser ignores it. Did you mean `profiles` by `{{first}}`?",
      noSelector: "`{{key}}` is no selector in `{{scope}}`, and Nextflow ignores it. Put it directly into `process`.",
      dotted:
        "`{{written}}` is no selector, and Nextflow ignores what it sets. Write `process { {{kind}}: '{{pattern}}' { … } }`.",
      assigned:
        "`{{kind}} = …` is no selector: Nextflow ignores it, and what stands beside it is for all processes. Write `{{kind}}: {{pattern}} { … }`, and the settings inside.",
      invalidRegex: "The pattern is no regular expression to Java, which ends the run: {{fault}}.",
      glob: "The pattern is a regular expression, and `*` alone is none, which ends the run. Write `.*` for any text.",
      repeatedCharacter:
        "The pattern is a regular expression: `{{character}}*` is `{{character}}` any number of times. Write `.*` for any text.",
      neverMatches:
        "No {{subject}} holds {{what}}, so this part of the pattern never matches. Put `|` alone between names.",
      innerNegation: "`!` negates only as the first character and then the whole pattern, so this part never matches.",
      negation:
        "This also hits what it means to leave out, wherever a workflow calls it: Nextflow tries the pattern on `NAME` and on `WORKFLOW:NAME`, and it is enough that one of them does not match. Write `!(.*:)?NAME`.",
      qualifiedNegation:
        "This hits every process: Nextflow tries the pattern on `WORKFLOW:NAME` and on `NAME`, which has no colon, and it is enough that one of them does not match. Name the processes that are meant.",
      write: "Write `{{pattern}}`.",
    },
    hasSuggestions: true,
  },

  check({ project, config, target, report }) {
    for (const file of filesRead(project, config)) {
      for (const { around, refused, others } of faultsIn(file)) {
        if (refused !== undefined && isRead(around, config.variant))
          report({ ...refused, severity: "error", ...strictParserSeverity(target, project) });
        else for (const found of others) report(found);
      }
    }
  },
});

/** What is wrong with one statement. */
interface StatementFaults {
  readonly around: readonly Enclosing[];
  /** Why the strict parser does not take it, where it comes to it at all. */
  readonly refused: Report | undefined;
  /** What else is to be said, where that is not. */
  readonly others: readonly Report[];
}

/** The statements of a file with something wrong about them, whichever variant reads it. */
const faultsIn = keptFor((file: ProjectFile): readonly StatementFaults[] =>
  statementsOf(file.ast)
    .map((placed) => faultsAt(file, placed))
    .filter(({ refused, others }) => refused !== undefined || others.length > 0),
);

function faultsAt(file: ProjectFile, { statement, around }: PlacedStatement): StatementFaults {
  switch (statement.type) {
    case "ConfigSelector": {
      const { kind, target: written } = statement;
      const refused = isSound(file) ? refusal(file, statement, around) : undefined;
      const others = written.type === "GString" ? [] : checkPattern(file, `${kind.name}:${nameOf(written)}`, written);
      return { around, refused, others };
    }
    case "ConfigBlock":
    case "ConfigAssign":
      return {
        around,
        refused: undefined,
        others: [...checkKeys(file, statement.path, around), ...checkWords(file, statement, around)],
      };
    default:
      return { around, refused: undefined, others: [] };
  }
}

/** Nextflow does not come to what stands in a profile that is not chosen. */
function isRead(around: readonly Enclosing[], { profiles }: Variant): boolean {
  const { profile } = scopeOf(around);
  return profile === undefined || profiles.includes(profile.path.map(nameOf).join("."));
}

/** Why the strict parser does not take `KIND: PATTERN { … }` where it stands. */
function refusal(file: ProjectFile, { kind }: ConfigSelector, around: readonly Enclosing[]): Report | undefined {
  const place = placeOf(file.path, kind);
  if (!SELECTOR_KINDS.some((known) => known === kind.name)) return { ...unknownKind(kind), place };
  // At the top level a selector is a syntax error.
  if (around.length === 0) return undefined;
  const { profile, keys } = scopeOf(around);
  const [scope, ...inner] = keys;
  if (scope === undefined) return { messageId: "wrongScope", data: { scope: shownProfile(profile) }, place };
  if (SCOPES.has(scope) && inner.length === 0) return undefined;
  if (SCOPES.has(scope) && inner.some((key) => selectorOf(key) !== undefined))
    return { messageId: "nested", data: { scope }, place };
  const where = keys.join(".");
  return nearestName(scope, ["profiles"]) !== undefined && SCOPES.has(inner.at(-1) ?? "")
    ? { messageId: "misspeltProfiles", data: { scope: where, first: scope }, place }
    : { messageId: "wrongScope", data: { scope: where }, place };
}

function unknownKind({ name: kind, range }: Identifier): Omit<Report, "place"> {
  const nearest = nearestName(kind, SELECTOR_KINDS);
  if (nearest === undefined) return { messageId: "unknownKind", data: { kind } };
  return {
    messageId: "misspeltKind",
    data: { kind, nearest },
    suggest: [{ messageId: "write", data: { pattern: nearest }, edits: [{ range, text: nearest }] }],
  };
}

function shownProfile(profile: ConfigBlock | undefined): string {
  return profile === undefined ? "profiles" : `profiles.${profile.path.map(nameOf).join(".")}`;
}

/** `'withName:PATTERN' { … }` and `process.'withName:PATTERN'.cpus = 1`, which Nextflow takes for the same. */
function checkKeys(file: ProjectFile, path: readonly ConfigName[], around: readonly Enclosing[]): readonly Report[] {
  const above = scopeOf(around).keys;
  const keys = [...above, ...path.map(nameOf)];
  const [scope] = keys;
  return path.flatMap((name, index): readonly Report[] => {
    const key = nameOf(name);
    if (selectorOf(key) === undefined || scope === "params" || scope === "env") return [];
    const depth = above.length + index;
    if (depth === 1 && scope !== undefined && SCOPES.has(scope)) return checkPattern(file, key, name);
    const where = keys.slice(0, depth).join(".");
    return [
      {
        messageId: "noSelector",
        data: { key, scope: where === "" ? "the top level" : where },
        place: placeOf(file.path, name),
      },
    ];
  });
}

/** `process.withName.FOO.cpus = 2`, `withName { FOO { … } }` and `withName = 'FOO'`: the words of a selector as an option's name. */
function checkWords(
  file: ProjectFile,
  statement: ConfigBlock | ConfigAssign,
  around: readonly Enclosing[],
): readonly Report[] {
  const above = scopeOf(around).keys;
  const keys = [...above, ...statement.path.map(nameOf)];
  const [scope = "", kind = ""] = keys;
  if (!SCOPES.has(scope) || !SELECTOR_KINDS.some((known) => known === kind)) return [];
  // Where the word stands in a block around, that has the finding.
  if (above.length > 1 && !(above.length === 2 && keys.length > 2)) return [];
  const place = placeOfPath(file.path, statement.path, statement);
  const pattern = keys[2];
  if (pattern !== undefined)
    return [{ messageId: "dotted", data: { written: keys.slice(0, 3).join("."), kind, pattern }, place }];
  if (statement.type === "ConfigBlock") return [];
  const { value } = statement;
  const shown = value.type === "StringLiteral" ? `'${value.value}'` : "…";
  return [{ messageId: "assigned", data: { kind, pattern: shown }, place }];
}

/** @param written the name that holds the pattern, with the kind in front or without */
function checkPattern(file: ProjectFile, key: string, written: ConfigName): readonly Report[] {
  const selector = selectorOf(key);
  const fault = selector && patternFault(selector);
  if (selector === undefined || fault === undefined) return [];
  const place = placeOf(file.path, written);
  const suggest = fault.remedy === undefined ? [] : rewrite(file, written, selector.pattern, fault.remedy);
  return [{ ...messageOf(fault, selector.kind), place, suggest }];
}

function messageOf(fault: PatternFault, kind: SelectorKind): Pick<Report, "messageId" | "data" | "severity"> {
  switch (fault.code) {
    case "invalid":
      return { messageId: "invalidRegex", data: { fault: fault.why }, severity: "error" };
    case "glob":
      return { messageId: "glob", severity: "error" };
    case "repeated-character":
      return { messageId: "repeatedCharacter", data: { character: fault.character } };
    case "never-matches":
      return {
        messageId: "neverMatches",
        data: { subject: kind === "withName" ? "process name" : "label", what: fault.what },
      };
    case "inner-negation":
      return { messageId: "innerNegation" };
    case "negation":
      return { messageId: "negation" };
    case "qualified-negation":
      return { messageId: "qualifiedNegation" };
  }
}

/** Only where the pattern stands in the source as it is meant, without escapes. */
function rewrite(
  file: ProjectFile,
  written: ConfigName,
  pattern: string,
  remedy: string,
): readonly ProjectSuggestion<MessageIds>[] {
  const [start, end] = written.range;
  const at = file.text.slice(start, end).lastIndexOf(pattern);
  if (at === -1 || written.type === "Identifier") return [];
  const range = [start + at, start + at + pattern.length] as const;
  return [{ messageId: "write", data: { pattern: remedy }, edits: [{ range, text: remedy }] }];
}
