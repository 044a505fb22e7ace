import type { EvaluationScope, Value } from "@nf-lint/groovy";
import type { Closure, FunctionDeclaration, Statement } from "@nf-lint/parser";
import { traverse } from "@nf-lint/parser";
import { directoryOf } from "@nf-lint/resolver";
import type { ScriptModule } from "../modules/script-module.js";
import type { ScriptProject } from "../modules/script-project.js";

/** What the directives of a script's processes can read when the script is loaded. */
export function scriptScope(
  module: ScriptModule,
  {
    scripts,
    projectDir,
    params,
  }: { readonly scripts: ScriptProject; readonly projectDir: string; readonly params: Value },
): EvaluationScope {
  return {
    text: module.text,
    environment: (name) => ({ kind: "unknown", reason: { code: "environment", subject: name } }),
    function: (name) => functionIn(module, name, scripts),
    name(name) {
      switch (name) {
        case "params":
          return params;
        case "projectDir":
        case "baseDir":
          return pathValue(projectDir);
        case "moduleDir":
          return pathValue(directoryOf(module.path));
        case "launchDir":
        case "workDir":
        case "outputDir":
          return { kind: "unknown", reason: { code: "directory", subject: name } };
        case "workflow":
        case "nextflow":
        case "secrets":
          return { kind: "unknown", reason: { code: "unsupported", subject: name } };
        default:
          return undefined;
      }
    },
  };
}

function pathValue(text: string): Value {
  return { kind: "known", value: { type: "path", text } };
}

function functionIn(module: ScriptModule, name: string, scripts: ScriptProject): Closure | undefined {
  const binding = scripts.names(module.path)?.bindings.find((one) => one.name === name && isCallable(one.kind));
  const found = binding && scripts.definitionOf(binding, module.path);
  if (found?.definition.node.type !== "FunctionDeclaration") return undefined;
  const { node } = found.definition;
  // The text of a closure would be cut out of the wrong file.
  return found.module === module || !holdsClosure(node) ? closureOf(node) : undefined;
}

function isCallable(kind: string): boolean {
  return kind === "function" || kind === "include";
}

function closureOf({ parameters, body, range, loc }: FunctionDeclaration): Closure {
  // In a script no block holds statements of a configuration.
  return { type: "Closure", parameters, hasArrow: true, body: body.body as readonly Statement[], range, loc };
}

function holdsClosure(node: FunctionDeclaration): boolean {
  let found = false;
  traverse(node, ({ type }) => {
    found ||= type === "Closure";
  });
  return found;
}
