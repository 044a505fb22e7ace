import type { CallExpression } from "@nf-lint/parser";
import { directoryOf, resolvePath } from "@nf-lint/resolver";
import { namesInTemplate } from "../names/text-names.js";
import type { ScriptFiles } from "./script-files.js";

/**
 * The names that the template of a call `template 'x.sh'` reads: of the file beside the module, else of the project's.
 * `undefined` where it cannot be read. Adds the paths that were looked at to `looked`.
 */
export function templateNames(
  { arguments: args }: CallExpression,
  from: { readonly path: string; readonly root: string | undefined; readonly files: ScriptFiles },
  looked: Set<string>,
): ReadonlySet<string> | undefined {
  const [template] = args;
  if (args.length !== 1 || template?.type !== "StringLiteral") return undefined;
  const folders = [directoryOf(from.path), ...(from.root === undefined ? [] : [from.root])];
  for (const folder of folders) {
    const file = resolvePath(folder, `templates/${template.value}`);
    if (!from.files.isInside(file)) return undefined;
    looked.add(file);
    const read = from.files.fileSystem.readFile(file);
    if (read.kind === "text") return namesInTemplate(read.text);
  }
  return undefined;
}
