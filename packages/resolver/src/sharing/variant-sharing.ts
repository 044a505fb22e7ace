import type { PropertyMap, Value } from "@nf-lint/groovy";
import type { Account } from "@nf-lint/groovy";
import type { ConfigAssign, Expression } from "@nf-lint/parser";
import { newScope, sealedInclude } from "../options/option-tree.js";
import type { OptionNode, ScopeNode } from "../options/option-tree.js";
import type { Outcome } from "../replay/outcome.js";
import type { ProjectFile } from "../project.js";
import type { Setting } from "../resolved-config.js";
import { closureReads } from "./param-reads.js";
import { ReadLog } from "./read-log.js";
import type { KeptValue } from "./kept-values.js";
import { isFixed, readsSame, sameValue } from "./same-value.js";
import { paramsOf } from "./shared-work.js";
import type { KeptVisit, SharedWork } from "./shared-work.js";

/** An included file that is being evaluated. */
export interface Recording {
  readonly key: string;
  readonly file: ProjectFile;
  readonly log: ReadLog;
  /** The params of the including file. */
  readonly givenParams: ScopeNode;
  readonly declaredParams: Set<string>;
  readonly start: number;
}

/** Where a file is about to be included. */
export interface VisitSite {
  readonly key: string;
  readonly file: ProjectFile;
  readonly givenParams: ScopeNode;
  readonly sequence: number;
  /** `params` as the including file sees it. */
  readonly params: PropertyMap;
  /** Params as the configuration leaves them, as far as it has come. */
  readonly paramsSoFar: PropertyMap;
}

/**
 * How one evaluation of a variant takes its part in what its project's variants share. Whether it may is known for sure
 * at its end: what a closure reads of `params` is what the last statement leaves there.
 */
export class VariantSharing {
  readonly #work: SharedWork;
  readonly #profiles: readonly string[];
  readonly #isCurrent: (file: ProjectFile) => boolean;
  readonly #finalParams: PropertyMap | undefined;
  readonly #logs: ReadLog[] = [];
  /** To be told of each read of `params`. Closures hold it, and it holds nothing but the logs. */
  readonly onRead = readerOf(this.#logs);
  readonly #recordings: Recording[] = [];
  readonly #used: KeptVisit[] = [];
  readonly #madeVisits = new Set<KeptVisit>();
  readonly #madeValues = new Set<KeptValue>();
  #isBroken = false;

  /**
   * @param profiles the chosen ones
   * @param isCurrent whether a file still is what it was
   * @param finalParams what the variant is known to leave in `params`, from an evaluation before
   */
  constructor(
    work: SharedWork,
    profiles: readonly string[],
    isCurrent: (file: ProjectFile) => boolean,
    finalParams?: PropertyMap,
  ) {
    this.#work = work;
    this.#profiles = profiles;
    this.#isCurrent = isCurrent;
    this.#finalParams = finalParams;
    work.seal.touched = false;
  }

  /** Says that a map stands in two places, where what is written to one shows in the other: nothing can be shared. */
  breakOff(): void {
    this.#isBroken = true;
  }

  /** @param account what the evaluation takes its steps from: one that is taken over is no more than one */
  evaluate(expression: Expression, params: PropertyMap, compute: () => Value, account: Account): Value {
    if (closureReads(expression)?.size !== 0) return compute();
    const kept = this.#work.value(expression, params);
    if (kept !== undefined) {
      account.spend(1);
      return kept.value;
    }
    const log = new ReadLog();
    this.#logs.push(log);
    const value = compute();
    this.#logs.pop();
    if (!log.isComplete || account.left === 0 || !isFixed(value)) return value;
    const made = { expression, value, log };
    this.#work.keepValue(made);
    this.#madeValues.add(made);
    return value;
  }

  setting(statement: ConfigAssign, setting: Setting): Setting {
    // A closure that reads params is another value each time.
    return closureReads(statement.value)?.size === 0 ? this.#work.setting(statement, setting) : setting;
  }

  node(setting: Setting, sequence: number, previous: OptionNode | undefined, make: () => OptionNode): OptionNode {
    return this.#work.node(setting, sequence, previous, make);
  }

  /** What the file came to before, where it would come to the same here. */
  find(site: VisitSite): KeptVisit | undefined {
    const visit = this.#work.visits(site.key).find((kept) => this.#fits(kept, site));
    if (visit === undefined) return undefined;
    visit.age = 0;
    this.#used.push(visit);
    return visit;
  }

  #fits({ file, start, root, profiles, reads, laterReads, outcome }: KeptVisit, site: VisitSite): boolean {
    if (file !== site.file || start < site.sequence || !sameNames(this.#chosenIn(outcome), profiles)) return false;
    const own = paramsOf(root);
    for (const name of own.keys()) if (site.givenParams.entries.has(name)) return false;
    for (const [name, value] of laterReads) {
      const later = this.#finalParams ?? (own.has(name) ? undefined : site.paramsSoFar);
      if (later !== undefined && !sameValue(later.readProperty(name), value)) return false;
    }
    return readsSame(reads, site.params) && [...outcome.files.values()].every((one) => this.#isCurrent(one));
  }

  #chosenIn({ declaredProfiles }: Outcome): readonly string[] {
    return declaredProfiles.isEmpty ? [] : this.#profiles.filter((name) => declaredProfiles.has(name));
  }

  start({ key, file, givenParams, sequence }: VisitSite): Recording {
    const log = new ReadLog();
    const recording = { key, file, givenParams, log, declaredParams: new Set<string>(), start: sequence };
    this.#logs.push(recording.log);
    this.#recordings.push(recording);
    return recording;
  }

  /** Says that a param is about to be written to: what another file has put there is part of no included file. */
  writesParam(name: string): void {
    for (const { givenParams, log } of this.#recordings) if (givenParams.entries.has(name)) log.giveUp();
  }

  /** Says that `params` itself is about to be set: what stood there is part of what comes. */
  replacesParams(): void {
    for (const { log } of this.#recordings) log.giveUp();
  }

  declaresParam(name: string): void {
    for (const { declaredParams } of this.#recordings) declaredParams.add(name);
  }

  /** What a file that has been evaluated gave; sealed, where it can be kept. */
  finish(recording: Recording, root: ScopeNode, outcome: Outcome, end: number): ScopeNode {
    const { key, file, log, declaredParams, start, givenParams } = recording;
    this.#logs.pop();
    this.#recordings.pop();
    const laterNames = laterReadsOf(outcome);
    if (!log.isComplete || laterNames === undefined || outcome.limit !== undefined) return root;
    const own = ownParams(root, givenParams);
    const entries = new Map([...root.entries].map(([name, node]) => [name, name === "params" ? own : node]));
    const sealedRoot = sealedInclude({ ...root, entries }, this.#work.seal);
    if (sealedRoot.kind === "leaf") return root;
    const visit: KeptVisit = {
      key,
      file,
      root: sealedRoot,
      outcome,
      profiles: this.#chosenIn(outcome),
      declaredParams,
      start,
      end,
      reads: log.reads,
      laterReads: new Map([...laterNames].map((name) => [name, PENDING])),
      age: 0,
    };
    this.#work.keepVisit(visit);
    this.#madeVisits.add(visit);
    return sealedRoot;
  }

  /**
   * To be asked when all is evaluated: whether the result stands.
   *
   * @param params as the configuration leaves them
   */
  ends(params: PropertyMap): "stands" | "reads-differ" | "broken" {
    if (this.#isBroken || this.#work.seal.touched) {
      this.#work.forget(this.#madeVisits, this.#madeValues);
      return "broken";
    }
    if (!this.#used.every(({ laterReads }) => readsSame(laterReads, params))) {
      // What does not stand may be part of what was made.
      this.#work.forget(this.#madeVisits, NO_VALUES);
      return "reads-differ";
    }
    for (const { laterReads } of this.#madeVisits) {
      for (const name of laterReads.keys()) laterReads.set(name, params.readProperty(name));
    }
    return "stands";
  }
}

function readerOf(logs: readonly ReadLog[]) {
  return (read: { readonly name: string; readonly value: Value } | "all"): void => {
    for (const log of logs) {
      if (read === "all") log.giveUp();
      else log.read(read.name, read.value);
    }
  };
}

const NO_VALUES: ReadonlySet<KeptValue> = new Set();

/** Until the variant is evaluated to its end. */
const PENDING: Value = { kind: "unknown", reason: { code: "limit", subject: "" }, entries: new Map() };

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}

/**
 * The params that an included file has set itself; it starts with those of the including one. That one may have set them
 * as a whole, the included file has not: see `replacesParams`.
 */
function ownParams(root: ScopeNode, given: ScopeNode): ScopeNode {
  const params = root.entries.get("params");
  if (params?.kind !== "scope" || params === given) return newScope();
  const own = [...params.entries].filter(([name, node]) => given.entries.get(name) !== node);
  return newScope({ entries: new Map(own), cloud: params.cloud, readCreates: params.readCreates });
}

/** What the closures of all evaluated files read, unless one may read anything. */
function laterReadsOf({ files }: Outcome): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const { ast } of files.values()) {
    const reads = closureReads(ast);
    if (reads === undefined) return undefined;
    for (const name of reads) names.add(name);
  }
  return names;
}
