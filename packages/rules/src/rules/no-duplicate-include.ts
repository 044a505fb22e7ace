import type { ConfigBlock, ConfigFile } from "@nf-lint/parser";
import type { IncludeVisit, Place, Project, ResolvedConfig } from "@nf-lint/resolver";
import { keptFor } from "../authoring/kept-for.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { placeOf, scopeOf, statementsOf } from "../reading/config-statements.js";
import { repeatedIncludes } from "../reading/repeated-includes.js";
import { strictParserSeverity } from "../reading/strict-parser.js";

export default defineProjectRule<"script" | "config">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow including the same thing twice",
      presets: ["recommended", "production", "isolated", "nf-core"],
      severity: "error",
      since: "0.1.0",
      refusals: ["script"],
    },
    messages: {
      script:
        "`{{name}}` is included already, from the same module, and the strict parser takes no name twice. Delete one of the two, or, to call it twice, include it under another name: `{{original}} as OTHER`.",
      config:
        "`{{path}}` is included already, in line {{line}}: its settings are made again here, over all that came in between. Delete one of the two.",
    },
  },

  check({ project, config, report }) {
    for (const { path, first, second } of repeatedConfigs(project, config)) {
      report({
        messageId: "config",
        data: { path, line: String(first.loc.start.line) },
        place: second,
        related: [{ place: first, message: "First included here." }],
        severity: "warning",
      });
    }
  },

  checkScript({ module, scripts, target, report }) {
    if (!module.isWhole) return;
    for (const { name, identifier, entry } of repeatedIncludes(module, scripts)) {
      report({
        messageId: "script",
        data: { name, original: entry.name.name },
        place: placeOf(module.path, identifier),
        ...strictParserSeverity(target),
      });
    }
  },
});

interface RepeatedConfig {
  /** As the second include writes it. */
  readonly path: string;
  readonly first: Place;
  readonly second: Place;
}

/** The files that a variant surely reads twice, from two includes of one file, in the same profile or outside of all. */
function repeatedConfigs(project: Project, config: ResolvedConfig): readonly RepeatedConfig[] {
  const profileOf = ({ file, node }: IncludeVisit): ConfigBlock | undefined => {
    const ast = project.files.get(file)?.ast;
    return ast && includingProfiles(ast).get(node);
  };
  const seen = new Map<string, IncludeVisit[]>();
  return config.includes.flatMap((visit): readonly RepeatedConfig[] => {
    const { file, node, target, certain } = visit;
    if (target.kind !== "file" || !certain) return [];
    const key = `${file}\n${target.path}`;
    const others = seen.get(key) ?? [];
    seen.set(key, [...others, visit]);
    // A file that is read twice itself comes to each of its includes twice.
    const first = others.find((other) => other.node !== node && profileOf(other) === profileOf(visit));
    if (first === undefined || node.source.type !== "StringLiteral") return [];
    const places = [placeOf(file, first.node.source), placeOf(file, node.source)] as const;
    return [{ path: node.source.value, first: places[0], second: places[1] }];
  });
}

/** The profile block around each include of a file, where one is. */
const includingProfiles = keptFor(
  (ast: ConfigFile) =>
    new Map(
      statementsOf(ast).flatMap(({ statement, around }): [object, ConfigBlock | undefined][] =>
        statement.type === "ConfigInclude" ? [[statement, scopeOf(around).profile]] : [],
      ),
    ),
);
