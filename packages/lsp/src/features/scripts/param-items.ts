import { CompletionItemKind } from "vscode-languageserver";
import { isModule } from "@nf-lint/pipeline";
import { describedParams, paramsInSchema } from "../../projects/param-schema.js";
import { code } from "../../wording/markdown.js";
import type { Item, ScriptSite } from "./completion-site.js";

/** The params of the pipeline: of its configuration, its schema, and its scripts. */
export function paramItems(site: ScriptSite): readonly Item[] {
  const { view, workspace } = site;
  const describe = view === undefined ? () => undefined : describedParams(view, workspace);
  const declared = declaredTypes(site);
  return [...new Set([...paramNames(site), ...declared.keys()])].map((label) => {
    const { type = "", description = "", values = [] } = describe(label) ?? {};
    const told = declared.get(label) ?? type;
    const allowed = values.length === 0 ? "" : `Allowed: ${values.map(code).join(", ")}`;
    const value = [description, allowed].filter((part) => part !== "").join("\n\n");
    return {
      label,
      kind: CompletionItemKind.Variable,
      detail: told === "" ? "param" : `param, ${told}`,
      ...(value !== "" && { documentation: { kind: "markdown" as const, value } }),
    };
  });
}

/** The values that the schema allows a param. */
export function paramValues(name: string, { view, workspace }: ScriptSite): readonly Item[] {
  const values = view === undefined ? [] : (describedParams(view, workspace)(name)?.values ?? []);
  return values.map((label) => ({ label, kind: CompletionItemKind.Value, detail: `a value of params.${name}` }));
}

function paramNames({ view, workspace }: ScriptSite): readonly string[] {
  if (view === undefined) return [];
  const set = view.variants.flatMap((variant) => [...view.project.resolve(variant).keys(["params"])]);
  return [...set, ...paramsInSchema(view, workspace)];
}

/** What `params { … }` of this script or the pipeline's declares, with its types. */
function declaredTypes({ document, scripts }: ScriptSite): ReadonlyMap<string, string> {
  const entries = scripts.root === undefined ? [] : scripts.entriesIn(scripts.root);
  const modules = [document.path, ...entries].map((path) => scripts.module(path));
  const found = new Map<string, string>();
  for (const module of modules) {
    if (!isModule(module)) continue;
    for (const node of module.ast.body) {
      if (node.type !== "ParamsBlock") continue;
      for (const row of node.body)
        if (row.type === "ParamDeclaration") found.set(row.name.name, row.typeAnnotation?.name ?? "");
    }
  }
  return found;
}
