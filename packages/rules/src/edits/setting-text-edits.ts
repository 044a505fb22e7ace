import { withoutUserLevels } from "@nf-lint/resolver";
import type { OptionPath, Place, Project, Setting } from "@nf-lint/resolver";
import type { TextEdit } from "../authoring/project-rule-definition.js";

/**
 * The edit that gives a setting another name, where the statement itself spells out all that changes: `aws.batch.x` can
 * become anything, `x` in the block `aws { batch { … } }` only another option of `aws.batch`.
 */
export function renameSetting(project: Project, setting: Setting, to: OptionPath): readonly TextEdit[] | undefined {
  const { place, path } = setting;
  const written = textAt(project, place);
  const spelt = writtenKeys(written);
  const depth = path.length - spelt.length;
  const isSpeltOut = depth >= 0 && spelt.every((key, index) => key === path[depth + index]);
  const keepsBlocks = path.slice(0, depth).every((key, index) => key === to[index]);
  if (!isSpeltOut || !keepsBlocks || to.length <= depth) return undefined;

  const from = commonLength(path, to, depth);
  const lastKey = spelt.at(-1) ?? "";
  // A quoted key stays quoted where it alone changes.
  if (from === path.length - 1 && to.length === path.length) {
    const start = place.range[0] + written.lastIndexOf(lastKey);
    return [{ range: [start, start + lastKey.length], text: to.at(-1) ?? "" }];
  }
  const keys = to.slice(depth);
  return keys.every(isPlainKey) ? [{ range: place.range, text: keys.join(".") }] : undefined;
}

/** The path under which another option is to be set in the place of this one: within the same selector or pool. */
export function counterpart(path: OptionPath, option: OptionPath): OptionPath {
  const parent = withoutUserLevels(path).slice(0, -1);
  const isSibling = parent.length === option.length - 1 && parent.every((key, index) => key === option[index]);
  return isSibling ? [...path.slice(0, -1), ...option.slice(-1)] : option;
}

/** The source of a place. */
export function textAt(project: Project, { file, range }: Place): string {
  return project.files.get(file)?.text.slice(range[0], range[1]) ?? "";
}

/** The edit that replaces a text within its quotes, where the place holds that text and nothing else. */
export function replaceText(project: Project, place: Place, from: string, to: string): readonly TextEdit[] | undefined {
  const source = textAt(project, place);
  const quotes = /^(?<open>"""|'''|"|')(?<text>[\s\S]*)\k<open>$/.exec(source)?.groups;
  if (quotes?.["text"] !== from) return undefined;
  const start = place.range[0] + (quotes["open"]?.length ?? 0);
  return [{ range: [start, start + from.length], text: to }];
}

/** The keys of a dotted name, without quotes and what may stand between them. */
function writtenKeys(name: string): string[] {
  return [...name.matchAll(/'(?<single>[^']*)'|"(?<double>[^"]*)"|(?<plain>[\w$]+)/g)].map(
    ({ groups = {} }) => groups["single"] ?? groups["double"] ?? groups["plain"] ?? "",
  );
}

function isPlainKey(key: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(key);
}

function commonLength(a: OptionPath, b: OptionPath, from: number): number {
  let length = from;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
