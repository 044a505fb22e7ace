import { isAlias, isMap, isScalar, isSeq, LineCounter } from "yaml";
import type { Document, Node, Pair } from "yaml";
import type { Position } from "@nf-lint/parser";
import type { SettingsPath, SettingsProblem } from "../settings.js";
import { readYaml } from "../yaml-data.js";

/** A problem with its place in the text. */
export interface PlacedProblem extends SettingsProblem {
  /** Absent where there is no text to point into. */
  readonly position?: Position;
}

/** A settings file read as YAML, of which JSON is a part. */
export class SettingsDocument {
  /** What the text says; an empty map where it says nothing, or where there are problems. */
  readonly data: unknown;
  /** Why the text is no YAML. */
  readonly problems: readonly PlacedProblem[];
  readonly #document: Document.Parsed | undefined;
  readonly #lines = new LineCounter();

  /** Never throws: nesting without end is a problem like others. */
  constructor(text: string) {
    const read = readYaml(text, this.#lines);
    // What follows the first break is mostly what comes of it.
    const problems = read.ok ? read.warnings : read.problems.slice(0, 1);
    this.#document = read.ok ? read.document : undefined;
    this.data = (read.ok && problems.length === 0 ? read.data : undefined) ?? {};
    this.problems = problems.map(({ message, offset }) => ({
      path: [],
      message,
      ...(offset !== undefined && { position: this.#position(offset) }),
    }));
  }

  /** A problem with the place of its key or value. A missing key is placed at the innermost one that is there. */
  placed(problem: SettingsProblem): PlacedProblem {
    const position = this.positionOf(problem.path, problem.at);
    return position === undefined ? problem : { ...problem, position };
  }

  /** Where a value begins, or the key that leads to it. */
  positionOf(path: SettingsPath, at?: "key"): Position | undefined {
    const offset = this.#offsetOf(path, at === "key");
    return offset === undefined ? undefined : this.#position(offset);
  }

  /** Where the key at the end of a path stands; `undefined` where it is not there. */
  keyPosition(path: SettingsPath): Position | undefined {
    return this.#way(path).length < path.length ? undefined : this.positionOf(path, "key");
  }

  /** A scalar as its author wrote it: `25.10`, not the number 25.1. */
  writtenAs(path: SettingsPath): string | undefined {
    const node = this.#way(path).at(-1)?.value;
    return isScalar(node) ? node.source : undefined;
  }

  #position(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }

  #offsetOf(path: SettingsPath, isKey: boolean): number | undefined {
    const way = this.#way(path);
    const last = way.at(-1);
    const isWhole = way.length === path.length;
    const node =
      last === undefined ? this.#document?.contents : isKey || !isWhole ? (last.key ?? last.value) : last.value;
    return (node ?? last?.key)?.range?.[0];
  }

  /** The entries on the way along a path, as far as it leads. */
  #way(path: SettingsPath): readonly Entry[] {
    const way: Entry[] = [];
    let node: Node | undefined = this.#document?.contents ?? undefined;
    for (const key of path) {
      if (isAlias(node) && this.#document) node = node.resolve(this.#document);
      const entry = entryOf(node, key);
      if (entry === undefined) break;
      way.push(entry);
      node = entry.value;
    }
    return way;
  }
}

interface Entry {
  readonly key: Node | undefined;
  readonly value: Node | undefined;
}

function entryOf(node: Node | undefined, key: string | number): Entry | undefined {
  if (isSeq<Node>(node)) {
    const value = typeof key === "number" ? node.items[key] : undefined;
    return value === undefined ? undefined : { key: undefined, value };
  }
  if (!isMap(node)) return undefined;
  const pair = (node.items as readonly Pair<Node, Node | null>[]).find(
    (one) => isScalar(one.key) && String(one.key.value) === String(key),
  );
  return pair === undefined ? undefined : { key: pair.key, value: pair.value ?? undefined };
}
