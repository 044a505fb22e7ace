import type { ConfigBlock, ConfigName, ConfigSelector } from "@nf-lint/parser";
import { nearestName } from "@nf-lint/resolver";
import type { ProjectFile } from "@nf-lint/resolver";
import { nameOf, placeOf, scopeOf, statementsOf } from "../config-statements.js";
import type { Enclosing, PlacedStatement } from "../config-statements.js";
import { filesRead } from "../files-read.js";
import { defineProjectRule } from "../project-rule.js";
import type { ProjectReport, ProjectSuggestion } from "../project-rule.js";
import { patternFault } from "../selector-pattern.js";
import type { PatternFault, SelectorKind } from "../selector-pattern.js";

type MessageIds =
  | "unknownKind"
  | "misspeltKind"
  | "nested"
  | "wrongScope"
  | "noSelector"
  | "invalidRegex"
  | "glob"
  | "repeatedCharacter"
  | "neverMatches"
  | "innerNegation"
  | "negation"
  | "qualifiedNegation"
  | "write";

type Report = ProjectReport<MessageIds>;

const KINDS: readonly SelectorKind[] = ["withName", "withLabel"];

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
      unknownKind: "There is no selector `{{kind}}`, and the run ends here. Write `withName` or `withLabel`.",
      misspeltKind: "There is no selector `{{kind}}`, and the run ends here. Did you mean `{{nearest}}`?",
      nested:
        "A selector inside another: the strict parser ends the run here, the legacy parser ignores it. Put it beside the outer one, directly in `{{scope}}`.",
      wrongScope:
        "A selector in `{{scope}}`: the strict parser ends the run here, the legacy parser ignores it. Put it directly into `process`.",
      noSelector: "`{{key}}` is no selector in `{{scope}}`, and Nextflow ignores it. Put it directly into `process`.",
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

  check({ project, config, report }) {
    for (const file of filesRead(project, config)) {
      for (const placed of statementsOf(file.ast)) {
        for (const found of findingsAt(file, placed)) report(found);
      }
    }
  },
});

function findingsAt(file: ProjectFile, { statement, around }: PlacedStatement): readonly Report[] {
  switch (statement.type) {
    case "ConfigSelector":
      return checkSelector(file, statement, around);
    case "ConfigBlock":
    case "ConfigAssign":
      return checkKeys(file, statement.path, around);
    default:
      return [];
  }
}

/** `withName: PATTERN { … }`. */
function checkSelector(
  file: ProjectFile,
  { kind: { name }, kind, target }: ConfigSelector,
  around: readonly Enclosing[],
): readonly Report[] {
  const place = placeOf(file.path, kind);
  const known = KINDS.find((one) => one === name);
  if (known === undefined) {
    const nearest = nearestName(name, KINDS);
    if (nearest === undefined) return [{ messageId: "unknownKind", data: { kind: name }, place, severity: "error" }];
    return [
      {
        messageId: "misspeltKind",
        data: { kind: name, nearest },
        place,
        severity: "error",
        suggest: [{ messageId: "write", data: { pattern: nearest }, edits: [{ range: kind.range, text: nearest }] }],
      },
    ];
  }

  // At the top level a selector is a syntax error.
  if (around.length === 0) return [];
  const { profile, keys } = scopeOf(around);
  const [scope, ...inner] = keys;
  if (scope === undefined || !SCOPES.has(scope)) {
    return [{ messageId: "wrongScope", data: { scope: scope ?? shownProfile(profile) }, place, severity: "error" }];
  }
  if (inner.length > 0) {
    const isNested = inner.some(isSelectorKey);
    return [
      {
        messageId: isNested ? "nested" : "wrongScope",
        data: { scope: isNested ? scope : keys.join(".") },
        place,
        severity: "error",
      },
    ];
  }
  return target.type === "GString" ? [] : checkPattern(file, known, nameOf(target), target);
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
    if (!isSelectorKey(key) || scope === "params" || scope === "env") return [];
    const depth = above.length + index;
    if (depth === 1 && scope !== undefined && SCOPES.has(scope)) {
      const colon = key.indexOf(":");
      return checkPattern(file, key.slice(0, colon) as SelectorKind, key.slice(colon + 1), name);
    }
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

function isSelectorKey(key: string): boolean {
  return KINDS.some((kind) => key.startsWith(`${kind}:`));
}

function checkPattern(file: ProjectFile, kind: SelectorKind, pattern: string, written: ConfigName): readonly Report[] {
  const fault = patternFault(kind, pattern);
  if (fault === undefined) return [];
  const place = placeOf(file.path, written);
  const suggest = fault.remedy === undefined ? [] : rewrite(file, written, pattern.trim(), fault.remedy);
  return [{ ...messageOf(fault, kind), place, suggest }];
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
