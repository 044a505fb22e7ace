import { readYaml } from "@nf-lint/linter";
import type { ProjectView } from "@nf-lint/linter";
import type { Range as SourceRange } from "@nf-lint/parser";
import type { Range } from "vscode-languageserver";
import { isMap, isScalar, isSeq, visit } from "yaml";
import { PARAM_SCHEMA } from "./param-schema.js";
import { pipelineFiles } from "./pipeline-files.js";
import type { PipelineFile } from "./pipeline-files.js";
import { uriOfPath } from "../documents/uri-path.js";
import type { LanguageWorkspace } from "./workspace.js";

/** A place outside of configurations that names a param: the name alone, without quotes. */
export interface ParamUse {
  readonly path: string;
  readonly uri: string;
  readonly range: Range;
}

export interface ParamUses {
  /** In scripts, by their text: what is written `params.NAME` there may be another thing of that name. */
  readonly scripts: readonly ParamUse[];
  /** In the schema of the params, by its structure. */
  readonly schema: readonly ParamUse[];
  /** False where not all files could be looked through. */
  readonly isComplete: boolean;
}

/** Where the files of some projects, configurations aside, name a param. */
export function usesOfParam(name: string, views: readonly ProjectView[], workspace: LanguageWorkspace): ParamUses {
  const { files, isComplete } = pipelineFiles(
    views,
    (file) => file.endsWith(".nf") || file.endsWith(".groovy") || file === PARAM_SCHEMA,
    workspace,
  );
  const uses = (file: PipelineFile, ranges: readonly SourceRange[]): readonly ParamUse[] =>
    ranges.map(([start, end]) => ({
      path: file.path,
      uri: uriOfPath(file.path),
      range: { start: file.lines.positionAt(start), end: file.lines.positionAt(end) },
    }));
  const isSchema = ({ path }: PipelineFile): boolean => path.endsWith(`/${PARAM_SCHEMA}`);
  // The modules of a pipeline have schemas of their own, of other things.
  const roots = new Set(views.map(({ project }) => `${project.directory}/${PARAM_SCHEMA}`));
  return {
    scripts: files
      .filter((file) => !isSchema(file))
      .flatMap((file) => uses(file, inScript(file.lines.getText(), name))),
    schema: files
      .filter(({ path }) => roots.has(path))
      .flatMap((file) => uses(file, inSchema(file.lines.getText(), name))),
    isComplete,
  };
}

/** There is no tree of a script yet: its text is searched, and a person looks at what is found. */
function inScript(text: string, name: string): readonly SourceRange[] {
  const word = name.replace(/[$]/g, "\\$&");
  const reads = new RegExp(`(?<!\\w)(params\\s*(?:\\??\\.\\s*|\\[\\s*['"]))${word}(?![\\w$])`, "g");
  const found = [...text.matchAll(reads)].map((match) => rangeBehind(match, 1, name));
  // `params { input: Path }` of a script declares them.
  for (const block of text.matchAll(/(?<!\w)params\s*\{[^{}]*\}/g)) {
    const declared = new RegExp(`([\\n;{][ \\t]*)${word}(?=\\s*[:=])`, "g");
    for (const match of block[0].matchAll(declared)) {
      const [start, end] = rangeBehind(match, 1, name);
      found.push([block.index + start, block.index + end]);
    }
  }
  return found.sort(([a], [b]) => a - b);
}

function rangeBehind(match: RegExpExecArray, group: number, name: string): SourceRange {
  const start = match.index + (match[group]?.length ?? 0);
  return [start, start + name.length];
}

/** The keys of `properties`, and the names in `required` beside them; none where the text is no JSON. YAML's reader knows places. */
function inSchema(text: string, name: string): readonly SourceRange[] {
  const found: SourceRange[] = [];
  const add = (node: unknown): void => {
    if (isScalar(node) && node.value === name && node.range) found.push([node.range[0] + 1, node.range[1] - 1]);
  };
  const read = readYaml(text);
  if (!read.ok) return found;
  visit(read.document, {
    Pair(_, { key, value }) {
      if (!isScalar(key)) return;
      if (key.value === "properties" && isMap(value)) for (const property of value.items) add(property.key);
      if (key.value === "required" && isSeq(value)) for (const item of value.items) add(item);
    },
  });
  return found.sort(([a], [b]) => a - b);
}
