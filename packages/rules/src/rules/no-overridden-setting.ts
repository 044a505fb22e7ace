import type { ConfigAssign, ConfigBlock, ConfigFile, ConfigStatement, Range } from "@nf-lint/parser";
import type { ProjectFile } from "@nf-lint/resolver";
import { namesOf, placeOfPath, scopeOf, statementsOf } from "../reading/config-statements.js";
import type { PlacedStatement } from "../reading/config-statements.js";
import { soundFilesRead } from "../reading/files-read.js";
import { keptFor } from "../authoring/kept-for.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { TextEdit } from "../authoring/project-rule-definition.js";
import { readsIn, sees } from "../reading/reads.js";
import type { Read } from "../reading/reads.js";
import { removeStatement } from "../edits/statement-edits.js";

export default defineProjectRule<"overridden" | "swallowed" | "remove">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow a setting that a later one in the same file makes void",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
      tag: "unnecessary",
    },
    messages: {
      overridden: "This has no effect: `{{name}}` is set again in line {{line}}. Keep one of the two.",
      swallowed:
        "This has no effect: line {{line}} sets the whole of `{{whole}}`. Put `{{name}}` into that map, or below it.",
      remove: "Remove this setting.",
    },
    hasSuggestions: true,
  },

  check({ project, config, report }) {
    for (const file of soundFilesRead(project, config)) {
      for (const { earlier, later } of voidSettings(file.ast)) {
        const { node, keys } = earlier;
        const whole = keys.length > later.keys.length;
        report({
          messageId: whole ? "swallowed" : "overridden",
          data: {
            name: keys.join("."),
            line: String(later.node.loc.start.line),
            ...(whole && { whole: later.keys.join(".") }),
          },
          place: placeOfPath(file.path, node.path, node),
          related: [
            {
              place: placeOfPath(file.path, later.node.path, later.node),
              message: "This setting is the one that counts.",
            },
          ],
          ...removal(file, node),
        });
      }
    }
  },
});

function removal(
  file: ProjectFile,
  node: ConfigAssign,
): { readonly suggest?: readonly { messageId: "remove"; edits: readonly TextEdit[] }[] } {
  const edits = removeStatement(file.text, node);
  return edits === undefined ? {} : { suggest: [{ messageId: "remove", edits }] };
}

interface Assignment {
  readonly node: ConfigAssign;
  readonly keys: readonly string[];
}

interface VoidSetting {
  readonly earlier: Assignment;
  readonly later: Assignment;
}

/** The settings of a file that another one in the same profile, or outside all profiles, overrides before it is read. */
const voidSettings = keptFor((ast: ConfigFile): readonly VoidSetting[] => {
  const statements = statementsOf(ast).filter(({ conditional }) => !conditional);
  const overridden = overriddenIn(statements);
  if (overridden.length === 0) return [];
  const includes = statements.flatMap(({ statement }) => (statement.type === "ConfigInclude" ? [statement] : []));
  const reads = readsIn(ast);
  const code = legacyCode(ast);
  return overridden.filter(({ earlier, later }) => {
    const isBetween = ({ range: [at] }: { readonly range: Range }) =>
      earlier.node.range[0] < at && at < later.node.range[1];
    if (earlier.keys[0] === "params") {
      // To declare a param without a value first is a way to document it; an included file may read what it was.
      if (earlier.node.value.type === "NullLiteral" || includes.some(isBetween)) return false;
    }
    if (code.calls.some(isBetween) || code.reads.some((read) => sees(read, earlier.keys))) return false;
    return !reads.some((read) => isBetween(read) && sees(read, earlier.keys));
  });
});

/** What the legacy parser runs between the settings: calls that may do anything, and functions that read when called. */
function legacyCode({ body }: ConfigFile): {
  readonly calls: readonly ConfigStatement[];
  readonly reads: readonly Read[];
} {
  const functions = body.filter(({ type }) => type === "FunctionDeclaration" || type === "VariableDeclaration");
  return { calls: body.filter(({ type }) => type === "ExpressionStatement"), reads: functions.flatMap(readsIn) };
}

/** Each assignment with the next one of the same option, or of a scope around it, in the same profile. */
function overriddenIn(statements: readonly PlacedStatement[]): readonly VoidSetting[] {
  const levels = new Map<ConfigBlock | undefined, OptionLevel>();
  return statements.flatMap(({ statement, around }) => {
    if (statement.type !== "ConfigAssign" || statement.operator !== "=") return [];
    const { profile, keys } = scopeOf(around);
    const level = levels.get(profile) ?? newLevel();
    levels.set(profile, level);
    const later: Assignment = { node: statement, keys: [...keys, ...namesOf(statement.path)] };
    return put(level, later).map((earlier) => ({ earlier, later }));
  });
}

/** The assignments that no later one has overridden so far, by the keys of their options. */
interface OptionLevel {
  assignment: Assignment | undefined;
  readonly below: Map<string, OptionLevel>;
}

function newLevel(): OptionLevel {
  return { assignment: undefined, below: new Map() };
}

/** Puts an assignment in the place of all that it overrides, and gives these. */
function put(top: OptionLevel, assignment: Assignment): readonly Assignment[] {
  let level = top;
  for (const key of assignment.keys) {
    const next = level.below.get(key) ?? newLevel();
    level.below.set(key, next);
    level = next;
  }
  const overridden = assignmentsIn(level);
  level.assignment = assignment;
  level.below.clear();
  return overridden;
}

function assignmentsIn({ assignment, below }: OptionLevel): readonly Assignment[] {
  return [...(assignment ? [assignment] : []), ...[...below.values()].flatMap(assignmentsIn)];
}
