import type { GString } from "@nf-lint/parser";
import { SKIP_CHILDREN, traverse } from "@nf-lint/parser";
import type { Place, Project, ResolvedOption } from "@nf-lint/resolver";

/** Stands at the end of a text for what is not known of it. */
export const REST_UNKNOWN = "…";

/**
 * The text of an option. Where only its beginning is known, as in `"gs://${params.bucket}/work"`, that with
 * `REST_UNKNOWN`; `undefined` for a closure, and where nothing is known.
 */
export function beginningOf(project: Project, { value, valuePlace }: ResolvedOption): string | undefined {
  if (value.kind === "lazy") return undefined;
  if (value.kind === "known") {
    if (typeof value.value === "string") return value.value;
    return isPath(value.value) ? value.value.text : undefined;
  }
  const first = gStringAt(project, valuePlace)?.parts[0];
  return first?.type === "GStringText" && first.value !== "" ? first.value + REST_UNKNOWN : undefined;
}

function isPath(constant: unknown): constant is { readonly type: "path"; readonly text: string } {
  return typeof constant === "object" && constant !== null && "type" in constant && constant.type === "path";
}

/** The text with placeholders that fills a place. */
function gStringAt(project: Project, { file, range }: Place): GString | undefined {
  const source = project.files.get(file);
  if (source === undefined) return undefined;
  let found: GString | undefined;
  traverse(source.ast, (node) => {
    if (found !== undefined || node.range[1] < range[0] || node.range[0] > range[0]) return SKIP_CHILDREN;
    if (node.type === "GString" && node.range[0] === range[0] && node.range[1] === range[1]) found = node;
    return undefined;
  });
  return found;
}
