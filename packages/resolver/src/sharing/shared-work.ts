import type { PropertyMap, Value } from "@nf-lint/groovy";
import type { ConfigAssign, Expression } from "@nf-lint/parser";
import { Seal, sealedNode } from "../options/option-tree.js";
import type { OptionNode, ScopeNode } from "../options/option-tree.js";
import type { IncludeContext } from "../files/include-source.js";
import type { Outcome } from "../replay/outcome.js";
import type { ProjectFile } from "../project.js";
import type { Setting } from "../resolved-config.js";
import { KeptValues } from "./kept-values.js";
import type { KeptValue } from "./kept-values.js";

/** What evaluating an included file has come to once. */
export interface KeptVisit {
  readonly key: string;
  readonly file: ProjectFile;
  /** All that the file gave, sealed; of `params` only its own. */
  readonly root: ScopeNode;
  readonly outcome: Outcome;
  /** Those of the profiles that it declares that were chosen, in the order of choice. */
  readonly profiles: readonly string[];
  readonly declaredParams: ReadonlySet<string>;
  /** The sequence numbers before and behind it. */
  readonly start: number;
  readonly end: number;
  readonly reads: ReadonlyMap<string, Value>;
  /** What its closures read of `params` as the whole configuration leaves them. */
  readonly laterReads: Map<string, Value>;
  /** How many changes ago it was last of use. */
  age: number;
}

/** The params in a file's tree. */
export function paramsOf({ entries }: ScopeNode): ScopeNode["entries"] {
  const params = entries.get("params");
  return params?.kind === "scope" ? params.entries : NONE;
}

const NONE: ScopeNode["entries"] = new Map();

/** So many ways to evaluate one thing are kept. */
const MOST_KEPT = 64;

/** So many changes long an included file's evaluation is kept that no variant has a use for. */
const OLDEST = 2;

/**
 * What the variants of a project have in common, and what stays when one of its files changes. Most of a configuration
 * is the same for all profiles: a statement, or an included file, is evaluated anew only where it reads other params.
 */
export class SharedWork {
  /** All kept nodes bear it. */
  readonly seal = new Seal();
  /** Where includes have led since the last change. */
  readonly targets: IncludeContext["known"] = new Map();
  readonly #visits = new Map<string, KeptVisit[]>();
  readonly #settings = new WeakMap<ConfigAssign, Setting[]>();
  readonly #nodes = new WeakMap<Setting, OptionNode>();
  readonly #values = new WeakMap<Expression, KeptValues>();

  /** @param isHit whether what stands behind an outcome has changed */
  forgetWhere(isHit: (outcome: Outcome) => boolean): void {
    this.targets.clear();
    this.#keepWhere(({ outcome }) => !isHit(outcome));
  }

  /** Says that the project has changed. */
  growOlder(): void {
    this.#keepWhere((visit) => ++visit.age <= OLDEST);
  }

  #keepWhere(isLeft: (visit: KeptVisit) => boolean): void {
    for (const [key, visits] of this.#visits) {
      const left = visits.filter(isLeft);
      if (left.length > 0) this.#visits.set(key, left);
      else this.#visits.delete(key);
    }
  }

  visits(key: string): readonly KeptVisit[] {
    return this.#visits.get(key) ?? [];
  }

  keepVisit(visit: KeptVisit): void {
    const kept = this.visits(visit.key);
    if (kept.length < MOST_KEPT) this.#visits.set(visit.key, [...kept, visit]);
  }

  /** What the expression came to with the same answers. */
  value(expression: Expression, params: PropertyMap): KeptValue | undefined {
    return this.#values.get(expression)?.find(params);
  }

  keepValue(made: KeptValue): void {
    const values = this.#values.get(made.expression) ?? new KeptValues();
    this.#values.set(made.expression, values);
    if (values.size < MOST_KEPT) values.add(made);
  }

  forget(visits: ReadonlySet<KeptVisit>, values: ReadonlySet<KeptValue>): void {
    for (const { key } of visits) {
      this.#visits.set(
        key,
        this.visits(key).filter((visit) => !visits.has(visit)),
      );
    }
    for (const { expression } of values) {
      this.#values.get(expression)?.deleteAll(values);
    }
  }

  /** The same object for the same statement with the same value in the same profile. */
  setting(statement: ConfigAssign, setting: Setting): Setting {
    const kept = this.#settings.get(statement) ?? [];
    this.#settings.set(statement, kept);
    const same = kept.find(({ value, profile }) => value === setting.value && profile === setting.profile);
    if (same === undefined && kept.length < MOST_KEPT) kept.push(setting);
    return same ?? setting;
  }

  /** The same node for the same setting where it comes at the same time and overrides the same. */
  node(setting: Setting, sequence: number, previous: OptionNode | undefined, make: () => OptionNode): OptionNode {
    const kept = this.#nodes.get(setting);
    if (kept !== undefined && kept.previous === previous && sequenceOf(kept) === sequence) return kept;
    const made = sealedNode(make(), this.seal);
    this.#nodes.set(setting, made);
    return made;
  }
}

function sequenceOf(node: OptionNode): number {
  return node.kind === "leaf" ? node.sequence : node.replacedAt;
}
