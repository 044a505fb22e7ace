import type { ProjectView } from "@nf-lint/linter";
import type { LanguageWorkspace } from "./workspace.js";

/** The file beside a pipeline's root configuration that describes its params. */
export const PARAM_SCHEMA = "nextflow_schema.json";

/** What a pipeline says of one of its params. */
export interface ParamDescription {
  readonly description?: string;
  /** JSON's name of its type; empty where none is given. */
  readonly type: string;
  readonly values: readonly string[];
}

/** What the schema of a project's params says of each; `undefined` where there is none, or it says nothing. */
export function describedParams(
  view: ProjectView,
  workspace: LanguageWorkspace,
): (name: string) => ParamDescription | undefined {
  const properties = propertiesIn(view, workspace);
  return (name) => {
    const found = properties.find((some) => some.has(name));
    return found && description(recordOf(found.get(name)));
  };
}

/** The params that the schema of a project has, in its order. */
export function paramsInSchema(view: ProjectView, workspace: LanguageWorkspace): readonly string[] {
  return propertiesIn(view, workspace).flatMap((some) => [...some.keys()]);
}

function propertiesIn(
  { project }: ProjectView,
  { fileSystem }: LanguageWorkspace,
): readonly ReadonlyMap<string, unknown>[] {
  const read = fileSystem.readFile(`${project.directory}/${PARAM_SCHEMA}`);
  const schema = read.kind === "text" ? recordOf(parsed(read.text)) : {};
  // Groups of params: `definitions` in older schemas.
  const groups = [recordOf(schema["$defs"]), recordOf(schema["definitions"])].flatMap((defs) => Object.values(defs));
  return [schema, ...groups].map((group) => new Map(Object.entries(recordOf(recordOf(group)["properties"]))));
}

function description({ description: text, type, enum: values }: Readonly<Record<string, unknown>>): ParamDescription {
  return {
    ...(typeof text === "string" && { description: text }),
    type: [type].flat().join(" | "),
    values: Array.isArray(values) ? values.map(String) : [],
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
