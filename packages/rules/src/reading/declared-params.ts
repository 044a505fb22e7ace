import type { ScriptModule } from "@nf-lint/pipeline";
import type { Project, ResolvedConfig, Variant } from "@nf-lint/resolver";
import { keptFor } from "../authoring/kept-for.js";
import type { ProjectScripts } from "../authoring/project-scripts.js";
import { statementsOf, namesOf, scopeOf } from "./config-statements.js";
import { paramUses } from "./param-uses.js";
import { SCHEMA_FILE, schemaParams } from "./params-schema.js";
import type { SchemaParam } from "./params-schema.js";

/** Where the params of a pipeline may be declared. */
export interface ParamSources {
  readonly project: Project;
  readonly variants: readonly Variant[];
  readonly scripts: ProjectScripts;
}

/**
 * All params that something declares: the configuration under any choice of profiles, scripts, the schema, and whatever the library
 * so much as names. `undefined` where others may: a configuration that cannot be read, scripts that set params by computed names.
 */
export function declaredParams({ project, variants, scripts }: ParamSources): ReadonlySet<string> | undefined {
  const configs = variants.map((variant) => project.resolve(variant));
  const library = scripts.library();
  const schema = paramsOfSchema(configs, scripts);
  if (library === undefined || schema === "unknown" || !scripts.areWhole || configs.some(mayDeclareMore))
    return undefined;
  const sources = [schema, library, scripts.modules(), ...configs];
  const last = lastDeclared(project);
  if (last.sources.length !== sources.length || last.sources.some((source, i) => source !== sources[i])) {
    last.sources = sources;
    last.names = new Set([
      ...BY_PLUGINS,
      ...(schema?.keys() ?? []),
      ...configs.flatMap((config) => config.keys("params")),
      ...assignedInFiles(project),
      ...namedInScripts(scripts.modules()),
      ...wordsOf(library),
    ]);
  }
  return last.names;
}

// A pipeline has hundreds of scripts, and each asks the same of all of them.
const lastDeclared = keptFor((_: Project): { sources: readonly unknown[]; names: ReadonlySet<string> } => ({
  sources: [],
  names: new Set(),
}));

const assignedInFiles = keptFor(
  ({ files }: Project): ReadonlySet<string> => new Set([...files.values()].flatMap(({ ast }) => [...assignedIn(ast)])),
);

const namedInScripts = keptFor(
  (modules: readonly ScriptModule[]): ReadonlySet<string> =>
    new Set(
      modules.flatMap(({ ast }) => {
        const { writes, asked } = paramUses(ast);
        return [...writes, ...asked];
      }),
    ),
);

const wordsOf = keptFor(
  (texts: readonly string[]): ReadonlySet<string> =>
    new Set(texts.flatMap((text) => [...text.matchAll(/[A-Za-z_]\w*/g)].map(([word]) => word))),
);

/** The params of the pipeline's schema; `undefined` where it has none, `unknown` where it cannot be read. */
export function paramsOfSchema(
  configs: readonly ResolvedConfig[],
  scripts: ProjectScripts,
): ReadonlyMap<string, SchemaParam> | "unknown" | undefined {
  const files = new Set(configs.map(schemaFile));
  const [file] = files;
  if (file === undefined || files.size > 1) return "unknown";
  const text = scripts.text(file);
  if (text === undefined) return file === SCHEMA_FILE ? undefined : "unknown";
  return schemaParams(text) ?? "unknown";
}

/** Where the plugin nf-schema looks for the schema; `undefined` where that cannot be said. */
function schemaFile(config: ResolvedConfig): string | undefined {
  const value = config.value("validation.parametersSchema");
  if (value === undefined) return SCHEMA_FILE;
  if (value.kind !== "known" || typeof value.value !== "string") return undefined;
  return /^(?:[a-z]+:|\/|.*\.\.\/)/.test(value.value) ? undefined : value.value.replace(/^\.\//, "");
}

/** Whether a configuration that cannot be read may declare params: then one that nobody has is unknown. */
export function mayDeclareMore(config: ResolvedConfig): boolean {
  return config.limit !== undefined || config.value(["params", NO_PARAM]) !== undefined;
}

const NO_PARAM = " ";

/** The params that the plugins nf-schema and nf-validation answer to without a declaration. */
const BY_PLUGINS: readonly string[] = ["help", "helpFull", "help_full", "showHidden", "show_hidden"];

/** The params that a file sets anywhere: in a branch that no variant comes to, too. */
function assignedIn(ast: Parameters<typeof statementsOf>[0]): readonly string[] {
  return statementsOf(ast).flatMap(({ statement, around }) => {
    if (statement.type !== "ConfigAssign") return [];
    const [scope, name] = [...scopeOf(around).keys, ...namesOf(statement.path)];
    return scope === "params" && name !== undefined ? [name] : [];
  });
}
