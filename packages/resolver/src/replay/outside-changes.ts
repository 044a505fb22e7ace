import type { OutsideChanges, UnknownReason, Value } from "@nf-lint/groovy";
import { holds } from "../options/container.js";
import type { Container } from "../options/container.js";
import type { FileRun } from "./file-run.js";
import { ScopeView, unknown } from "../options/option-tree.js";
import type { OptionNode, ScopeNode } from "../options/option-tree.js";
import type { OptionWriter } from "./option-writer.js";
import type { Setting } from "../resolved-config.js";
import type { VariantSharing } from "../sharing/variant-sharing.js";

/** What the changes that an expression makes need of the evaluation around it. */
export interface ChangeSite {
  readonly writer: OptionWriter;
  readonly sharing: VariantSharing | undefined;
  /** Whether the statement at hand applies for sure. */
  isSure(): boolean;
  /** The file that is being evaluated, with those that include it. */
  run(): FileRun | undefined;
  /** The setting that the expression at hand belongs to, for an entry of its own. */
  setting(key: string, value: Value): Setting | undefined;
}

const CHANGED: UnknownReason = { code: "unsupported", subject: "a change to another setting's value" };

/**
 * Changes of lists and maps that options hold. Nothing that variants share is changed: where one of them changes
 * something, it is evaluated alone.
 */
export function outsideChanges(site: ChangeSite): OutsideChanges {
  const { writer, sharing } = site;
  const isAlone = (): boolean => {
    sharing?.breakOff();
    return sharing === undefined;
  };
  const blur = (container: Container): void => {
    if (!isAlone()) return;
    for (let at = site.run(); at !== undefined; at = at.includer) blurBelow(at.root, container, writer);
    if (container instanceof ScopeView) writer.cloudOver(container.scope, CHANGED);
  };
  /** What cannot be done is not known from then on. */
  const can = (container: Container, values: readonly Value[]): boolean => {
    if (!isAlone()) return false;
    const isDone = site.isSure() && !values.some((value) => holds(value, container));
    if (isDone) writer.noteChange();
    else blur(container);
    return isDone;
  };
  return {
    setItems(list, items) {
      if (!can(list, items)) return false;
      const held = list as Value[];
      held.length = 0;
      for (const item of items) held.push(item);
      return true;
    },
    setEntry(map, key, value) {
      if (!can(map, [value])) return false;
      const made = site.setting(key, value);
      if (made === undefined) return false;
      if (map instanceof ScopeView) writer.putEntry(map.scope, key, made);
      else (map as Map<string, Value>).set(key, value);
      return true;
    },
    removeEntry(map, key) {
      if (!can(map, [])) return false;
      if (map instanceof ScopeView) map.scope.entries.delete(key);
      else (map as Map<string, Value>).delete(key);
      return true;
    },
    blur,
  };
}

/** Takes back what is known of a list or map wherever it stands below a scope. */
function blurBelow(scope: ScopeNode, container: Container, writer: OptionWriter, depth = 0): void {
  if (depth > DEEPEST) return;
  for (const [key, node] of scope.entries) {
    if (node.kind === "scope") {
      if (container instanceof ScopeView && node.entries === container.scope.entries) writer.cloudOver(node, CHANGED);
      else blurBelow(node, container, writer, depth + 1);
    } else if (!(container instanceof ScopeView) && holds(node.value, container)) {
      const blurred: OptionNode = { ...node, value: unknown(CHANGED) };
      scope.entries.set(key, blurred);
    }
  }
}

/** The tree is no deeper, see `OptionWriter`. */
const DEEPEST = 200;
