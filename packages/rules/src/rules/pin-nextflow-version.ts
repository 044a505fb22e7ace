import { SKIP_CHILDREN, traverse } from "@nf-lint/parser";
import { isExact, parseVersionConstraint } from "@nf-lint/resolver";
import type { Value } from "@nf-lint/groovy";
import type { Place, Project, ResolvedConfig, VersionConstraint } from "@nf-lint/resolver";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { TextEdit } from "../authoring/project-rule-definition.js";

interface Options {
  /** How loose the constraint may be. */
  readonly allow: "minimum" | "bounded" | "exact";
}

const OPTION = "manifest.nextflowVersion";

/** The folders of nf-core's layout whose parts have a main script and are no pipelines: `modules/ORG/NAME`. */
const FOLDERS_OF_PARTS: ReadonlySet<string> = new Set(["modules", "subworkflows"]);

export default defineProjectRule<
  "missing" | "invalid" | "notFatal" | "exactNotFatal" | "exact" | "noMinimum" | "noMaximum" | "notExact",
  Options
>({
  meta: {
    type: "problem",
    docs: {
      description: "Require a pipeline to say which Nextflow versions it runs on, and to stop on any other",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      missing:
        "The pipeline does not say which Nextflow it needs, so it runs, and breaks, on any. Set manifest.nextflowVersion = '!>=VERSION'.",
      invalid:
        "Nextflow cannot read '{{token}}' as a version and ends the run. Write comparisons such as '!>=24.10.0,<26' without a blank before the comma.",
      notFatal:
        "A Nextflow that does not fit '{{constraint}}' only gives a warning, and the run goes on. Begin with '!'.",
      exactNotFatal:
        "'{{constraint}}' means this one version, and any other only gives a warning. Write '!>={{constraint}}'.",
      exact:
        "'{{constraint}}' means this one version, and any other, older or newer, ends the run. Write '!>={{version}}' where later ones will do.",
      noMinimum: "'{{constraint}}' lets every old Nextflow run the pipeline. Add a lower bound, such as '>=24.10.0'.",
      noMaximum: "'{{constraint}}' lets every future Nextflow run the pipeline. Add an upper bound, such as '<26'.",
      notExact: "'{{constraint}}' lets more than one Nextflow run the pipeline. Name one version, such as '!24.10.0'.",
    },
    schema: [
      {
        type: "object",
        properties: {
          allow: {
            enum: ["minimum", "bounded", "exact"],
            description: "The loosest constraint that will do: a lower bound, bounds on both sides, or one version.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allow: "minimum" }],
    fixable: "code",
  },

  check({ project, config, scripts, options, report }) {
    if (!project.isPipeline && !scripts.hasEntryBeside) return;
    const written = textOf(config.value(OPTION));
    if (written === undefined) return;
    const option = config.option(OPTION);
    const text = written.trim();
    if (text === "" || option === undefined) {
      if (!isEntry(project, config)) return;
      report({
        messageId: "missing",
        place: option?.place ?? manifestPlace(project, config),
        ...(option && { option }),
      });
      return;
    }

    const { place } = option;
    const parsed = parseVersionConstraint(text);
    if (!parsed.ok) {
      report({ messageId: "invalid", data: { token: parsed.token }, place, option, severity: "error" });
      return;
    }
    const data = { constraint: text };
    if (!parsed.constraint.fatal && isVersionAlone(text)) {
      report({ messageId: "exactNotFatal", data, place, option });
    } else if (!parsed.constraint.fatal) {
      const fix = insertBang(project, option.valuePlace);
      report({ messageId: "notFatal", data, place, option, ...(fix && { fix }) });
    }
    if (options.allow === "minimum" && text.startsWith("!") && isVersionAlone(text.slice(1))) {
      report({ messageId: "exact", data: { ...data, version: text.slice(1) }, place, option, severity: "info" });
      return;
    }
    const messageId = looseness(parsed.constraint, options.allow);
    if (messageId) report({ messageId, data, place, option });
  },
});

/**
 * Whether this is what a run of the pipeline begins with: its `nextflow.config`, or what has a manifest. Others stand beside
 * a main script to be given with `-c`, and parts of pipelines have main scripts, too.
 */
function isEntry({ rootFile, directory }: Project, config: ResolvedConfig): boolean {
  if (config.scopePlaces("manifest").length > 0) return true;
  return rootFile.endsWith("/nextflow.config") && !FOLDERS_OF_PARTS.has(directory.split("/").at(-3) ?? "");
}

/** `22.04.0`, which says nothing of later ones. */
function isVersionAlone(text: string): boolean {
  return /^\d[\w.-]*$/.test(text);
}

/** The text that Nextflow makes of the value; empty when it is surely not set, `undefined` when it is not known. */
function textOf(value: Value | undefined): string | undefined {
  if (value === undefined) return "";
  if (value.kind !== "known") return undefined;
  if (value.value === null) return "";
  if (typeof value.value === "string") return value.value;
  return typeof value.value === "object" && "text" in value.value ? value.value.text : undefined;
}

function looseness(constraint: VersionConstraint, allow: Options["allow"]) {
  if (allow === "exact") return isExact(constraint) ? undefined : "notExact";
  if (constraint.lower === undefined) return "noMinimum";
  return allow === "bounded" && constraint.upper === undefined ? "noMaximum" : undefined;
}

function manifestPlace(project: Project, config: ResolvedConfig): Place {
  return config.scopePlaces("manifest")[0] ?? firstLine(project);
}

function firstLine({ rootFile, files }: Project): Place {
  const text = files.get(rootFile)?.text ?? "";
  const length = /^[^\r\n]*/.exec(text)?.[0].length ?? 0;
  return {
    file: rootFile,
    range: [0, length],
    loc: { start: { line: 1, column: 1 }, end: { line: 1, column: length + 1 } },
  };
}

/** Behind the opening quote, where the value is one string. */
function insertBang(project: Project, { file, range }: Place): readonly TextEdit[] | undefined {
  const source = project.files.get(file);
  if (source === undefined) return undefined;
  let edits: readonly TextEdit[] | undefined;
  traverse(source.ast, (node) => {
    if (node.range[1] < range[0] || node.range[0] > range[0]) return SKIP_CHILDREN;
    if (node.range[0] !== range[0] || node.range[1] !== range[1]) return;
    if (node.type !== "StringLiteral" && node.type !== "GString") return;
    const behind = range[0] + node.quote.length;
    if (source.text.startsWith(node.quote, range[0])) edits = [{ range: [behind, behind], text: "!" }];
  });
  return edits;
}
