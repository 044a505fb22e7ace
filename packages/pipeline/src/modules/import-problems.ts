import type { IncludeDeclaration } from "@nf-lint/parser";
import { nearestName } from "@nf-lint/resolver";
import type { ScriptProblem } from "../problem.js";
import { problemOf } from "../problem-kinds.js";
import { sourceText } from "./include-source.js";
import type { ScriptModule } from "./script-module.js";

/** What is wrong with an include itself. Nextflow reports it at the include; here it stands where it is mended. */
export function missingModule(include: IncludeDeclaration, path: string): ScriptProblem {
  return problemOf("missing-module", { node: include.source, data: { source: sourceText(include) ?? "", path } });
}

export function notInstalled(include: IncludeDeclaration): ScriptProblem {
  return problemOf("module-not-installed", { node: include.source, data: { source: sourceText(include) ?? "" } });
}

export function unparsedModule(include: IncludeDeclaration, { path }: ScriptModule): ScriptProblem {
  return problemOf("unparsed-module", { node: include.source, data: { source: sourceText(include) ?? "", path } });
}

export function missingDefinition(
  include: IncludeDeclaration,
  entry: IncludeDeclaration["entries"][number],
  module: ScriptModule,
): ScriptProblem {
  const { name } = entry.name;
  const nearest = nearestName(
    name,
    module.definitions.map((definition) => definition.name),
  );
  const data = {
    name,
    source: sourceText(include) ?? "",
    path: module.path,
    ...(nearest !== undefined && { nearest }),
  };
  return problemOf("missing-definition", { node: entry.name, data });
}
