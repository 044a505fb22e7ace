import { configPath, nameText } from "@nf-lint/parser";
import { cloudIn, optionOf, unknown, valueOf } from "./option-tree.js";
import type { Cloud, OptionNode } from "./option-tree.js";
import type { IncludeVisit } from "./project.js";
import { processGroups } from "./process-group.js";
import { resolveProcess } from "./process-query.js";
import type { Replayed } from "./replay.js";
import type {
  OptionPath,
  Place,
  ProcessGroup,
  ProcessQuery,
  Rejection,
  ResolvedConfig,
  ResolvedOption,
  ResolvedProcess,
  Variant,
} from "./resolved-config.js";
import { placeOf, placeOfPath } from "./setting-places.js";
import type { Value } from "./value.js";

/** A variant's tree as rules and commands read it. */
export class Resolution implements ResolvedConfig {
  readonly variant: Variant;
  readonly rejection: Rejection | undefined;
  readonly #replayed: Replayed;
  #groups: readonly ProcessGroup[] | undefined;

  constructor(variant: Variant, replayed: Replayed, rejection: Rejection | undefined) {
    this.variant = variant;
    this.rejection = rejection;
    this.#replayed = replayed;
  }

  value(path: string | OptionPath): Value | undefined {
    const { node, cloud } = this.#find(path);
    if (node === undefined) return cloud && unknown(cloud.reason);
    return valueOf(node, cloud);
  }

  option(path: string | OptionPath): ResolvedOption | undefined {
    const { node, cloud } = this.#find(path);
    const option = node && optionOf(node, cloud);
    return option && { ...option, path: keysOf(path) };
  }

  options(below: string | OptionPath = []): readonly ResolvedOption[] {
    const { node, cloud } = this.#find(below);
    const found: ResolvedOption[] = [];
    if (node !== undefined) this.#collect(node, keysOf(below), cloud, found);
    return found;
  }

  keys(path: string | OptionPath): readonly string[] {
    const { node } = this.#find(path);
    return node?.kind === "scope" ? [...node.entries.keys()] : [];
  }

  scopePlaces(path: string | OptionPath): readonly Place[] {
    const wanted = keysOf(path);
    return this.#replayed.opened.flatMap(({ file, around, node }): readonly Place[] => {
      const inside = wanted.slice(around.length);
      if (inside.length === 0 || around.some((key, index) => key !== wanted[index])) return [];
      if (node.type === "ConfigSelector") {
        const key = inside.length === 1 ? inside[0] : undefined;
        const pattern = node.target.type === "GString" ? undefined : nameText(node.target);
        return key === `${node.kind.name}:${pattern}` ? [placeOf(file, node.kind)] : [];
      }
      const names = configPath(node.path);
      const opens = node.type === "ConfigBlock" ? inside.length === names.length : inside.length < names.length;
      return opens && inside.every((key, index) => key === names[index])
        ? [placeOfPath(file, node.path.slice(0, inside.length), node)]
        : [];
    });
  }

  get includes(): readonly IncludeVisit[] {
    return this.#replayed.includes;
  }

  processGroups(): readonly ProcessGroup[] {
    return (this.#groups ??= processGroups(this));
  }

  process(query: ProcessQuery): ResolvedProcess {
    return resolveProcess(this, query);
  }

  #find(path: string | OptionPath): { readonly node: OptionNode | undefined; readonly cloud: Cloud | undefined } {
    let node: OptionNode | undefined = this.#replayed.root;
    let cloud: Cloud | undefined;
    for (const key of keysOf(path)) {
      if (node.kind === "leaf") return { node: undefined, cloud: cloudOfLeaf(node, cloud) };
      cloud = cloudIn(node, cloud);
      node = node.entries.get(key);
      if (node === undefined) break;
    }
    return { node, cloud };
  }

  #collect(node: OptionNode, path: OptionPath, cloud: Cloud | undefined, found: ResolvedOption[]): void {
    if (node.kind === "scope" && node.entries.size > 0) {
      const inside = cloudIn(node, cloud);
      for (const [key, entry] of node.entries) this.#collect(entry, [...path, key], inside, found);
      return;
    }
    const option = optionOf(node, cloud);
    // A map may stand in two places; its entries were set in one of them.
    if (option !== undefined) found.push(isSamePath(option.path, path) ? option : { ...option, path });
  }
}

/** Below a value that is not known anything may stand. */
function cloudOfLeaf(node: Extract<OptionNode, { kind: "leaf" }>, cloud: Cloud | undefined): Cloud | undefined {
  const value = valueOf(node, cloud);
  return value.kind === "unknown" ? { sequence: node.sequence, reason: value.reason } : undefined;
}

function isSamePath(a: OptionPath, b: OptionPath): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

function keysOf(path: string | OptionPath): OptionPath {
  return typeof path === "string" ? (path === "" ? [] : path.split(".")) : path;
}
