import { Account, describeUnknown, evaluate } from "@nf-lint/groovy";
import type { EvaluationScope, OutsideChanges, PropertyMap, UnknownReason, Value } from "@nf-lint/groovy";
import { configPath, nameText } from "@nf-lint/parser";
import type {
  Argument,
  ConfigApplyBlock,
  ConfigAssign,
  ConfigBlock,
  ConfigInclude,
  ConfigSelector,
  ConfigStatement,
  Expression,
  InvalidStatement,
} from "@nf-lint/parser";
import { MOST_NESTED, MOST_STATEMENTS, TOO_MUCH } from "./allowance.js";
import type { Allowance } from "./allowance.js";
import { firstCompileError, includesOf } from "./compile-errors.js";
import { configScope } from "./config-scope.js";
import { cycle, endFileRun, newFileRun, paramsIn, visitSite } from "./file-run.js";
import type { FileRun } from "./file-run.js";
import { branches, hasEmptyBranch, includeTarget } from "../files/include-source.js";
import type { IncludeContext } from "../files/include-source.js";
import type { Launch } from "./launch.js";
import { legacyBody, legacyName } from "./legacy-code.js";
import { unknown } from "../options/option-tree.js";
import type { ScopeNode, ValuePlaces } from "../options/option-tree.js";
import { OptionWriter } from "./option-writer.js";
import type { WriterWatch } from "./option-writer.js";
import { addOutcome, addRejection, newOutcome, weightOf } from "./outcome.js";
import { profileBlocksOf } from "./profile-blocks.js";
import { outsideChanges } from "./outside-changes.js";
import type { Outcome } from "./outcome.js";
import type { IncludeTarget } from "../include.js";
import type { ProjectFile } from "../project.js";
import type { OptionPath, Rejection, Setting } from "../resolved-config.js";
import { assignedParts, placeOf } from "../options/setting-places.js";
import { isReadable } from "../files/source-files.js";
import { ROOT_SLOT, endOf, rootSlots, slotIn } from "../sharing/slots.js";
import type { Slot } from "../sharing/slots.js";
import { paramsOf } from "../sharing/shared-work.js";
import type { SharedWork } from "../sharing/shared-work.js";
import { VariantSharing } from "../sharing/variant-sharing.js";
import type { VisitSite } from "../sharing/variant-sharing.js";

/** To start with a file costs as much as so many statements. */
const WORK_OF_A_FILE = 10;

export interface ReplayInput {
  readonly rootFile: ProjectFile;
  /** The paths of the files that are evaluated after it, and merged. */
  readonly further: readonly string[];
  /** In the order of the command line. */
  readonly profiles: readonly string[];
  readonly launch: Launch;
  readonly includes: IncludeContext;
  /** Params that this variant declares anywhere: read before that, they are null. */
  readonly declaredParams: ReadonlySet<string>;
  /** What may be used up. What is beyond is unknown. */
  readonly allowance: Allowance;
  /** What a file adds to that; nothing where it has done so already. */
  readonly allowanceFor: (file: ProjectFile) => Allowance | undefined;
}

/** What evaluating a root configuration with one choice of profiles came to. */
export interface Replayed extends Readonly<Outcome> {
  readonly root: ScopeNode;
  readonly declaredParams: ReadonlySet<string>;
  /** Params that were read while nothing had declared them. */
  readonly undeclaredReads: ReadonlySet<string>;
  /** What an expression of a file with that text would see once all is evaluated. */
  readonly scopeAtEnd: (text: string) => EvaluationScope;
  /** How much of the allowance it took. */
  readonly spent: Allowance;
}

interface Frame {
  readonly run: FileRun;
  readonly statements: readonly ConfigStatement[];
  next: number;
  readonly scope: OptionPath;
  readonly profile: string | undefined;
  /** True in the profile's own block; false at the top of a file that the profile includes. */
  readonly inProfileBlock: boolean;
  /** Set where it cannot be said whether the statements apply at all. */
  readonly doubt: UnknownReason | undefined;
  /** In a `profiles` block: the last definition of each name. */
  readonly profileBlocks: Map<string, ConfigBlock> | undefined;
  readonly finish: (() => void) | undefined;
}

/**
 * Evaluates statements in Nextflow's order (`ConfigDsl` of the strict parser), on a stack of its own: neither deep
 * includes nor deep blocks can exhaust the machine's.
 *
 * @param work what the project's variants share, for this one to use and to add to
 */
export function replay(input: ReplayInput, work: SharedWork): Replayed {
  const { files } = input.includes;
  const isCurrent = (file: ProjectFile): boolean => files.get(file.path) === file;
  let finalParams: PropertyMap | undefined;
  // What was taken for the params that closures see may have turned out wrong once; the second time it is known.
  for (let attempt = 0; attempt < 2; attempt++) {
    const sharing = new VariantSharing(work, input.profiles, isCurrent, finalParams);
    const run = new Replay(input, sharing);
    const replayed = run.run();
    finalParams = run.params();
    const end = finalParams === undefined ? "broken" : sharing.ends(finalParams);
    if (end === "stands") return replayed;
    if (end === "broken") break;
  }
  return new Replay(input, undefined).run();
}

class Replay {
  readonly #input: ReplayInput;
  readonly #writer: OptionWriter;
  readonly #sharing: VariantSharing | undefined;
  readonly #frames: Frame[] = [];
  #root: FileRun | undefined;
  #includes: IncludeContext;
  #outcome: Outcome;
  /** Of all files together, where `outcome` may be that of an included one. */
  readonly #steps: Account;
  readonly #work: Account;
  readonly #allowed: { steps: number; work: number };
  readonly #added = new Set<string>();
  /** Those that were evaluated or taken over. */
  #statements = 0;
  /** True once there is nothing left to work with. */
  #isStopped = false;
  readonly #undeclaredReads = new Set<string>();
  readonly #changes: OutsideChanges;
  /** The expression that is being evaluated, and where. */
  #current: { readonly expression: Expression; readonly frame: Frame } | undefined;

  constructor(input: ReplayInput, sharing: VariantSharing | undefined) {
    this.#input = input;
    this.#sharing = sharing;
    this.#allowed = { ...input.allowance };
    this.#steps = new Account(input.allowance.steps);
    this.#work = new Account(input.allowance.work);
    const watch: WriterWatch = {
      count: (work) => {
        this.#work.spend(work);
      },
      left: () => this.#work.left,
      onLimit: (place) => void (this.#outcome.limit ??= place),
    };
    this.#writer = new OptionWriter(input.launch.params, watch, sharing);
    this.#includes = input.includes;
    this.#outcome = newOutcome(input.includes.footprint);
    this.#changes = outsideChanges({
      writer: this.#writer,
      sharing,
      isSure: () => this.#current?.frame.doubt === undefined,
      run: () => this.#current?.frame.run,
      setting: (key, value) => this.#entrySetting(key, value),
    });
  }

  /** The setting that an expression makes by changing a map. */
  #entrySetting(key: string, value: Value): Setting | undefined {
    if (this.#current === undefined) return undefined;
    const { expression, frame } = this.#current;
    const place = placeOf(frame.run.file.path, expression);
    const { profile } = frame;
    return { path: [key], value, place, valuePlace: place, ...(profile !== undefined && { profile }) };
  }

  run(): Replayed {
    const { rootFile, further, launch } = this.#input;
    const [slot = ROOT_SLOT, ...slots] = rootSlots(1 + further.length);
    const run = this.#newRun(rootFile, undefined, slot);
    this.#root = run;
    this.#enter(run, undefined, undefined);
    this.#runFrames();
    for (const [index, path] of further.entries()) this.#merge(run, path, slots[index] ?? ROOT_SLOT);
    this.#writer.bound(run.root);
    return {
      ...this.#outcome,
      root: run.root,
      declaredParams: this.#writer.declaredParams,
      undeclaredReads: this.#undeclaredReads,
      scopeAtEnd: (text) =>
        configScope({
          tree: run,
          text,
          launch,
          declaredParams: this.#writer.declaredParams,
          onUndeclaredRead: () => undefined,
        }),
      spent: { steps: this.#allowed.steps - this.#steps.left, work: this.#allowed.work - this.#work.left },
    };
  }

  #runFrames(): void {
    for (let frame = this.#frames.at(-1); frame !== undefined; frame = this.#frames.at(-1)) {
      const statement = this.#isStopped ? undefined : frame.statements[frame.next++];
      if (statement !== undefined) {
        this.#work.spend(1);
        this.#statements++;
        this.#outcome.statements++;
        if (this.#work.left === 0 || this.#statements > MOST_STATEMENTS) this.#stop(statement, frame);
        else this.#statement(statement, frame);
      } else {
        this.#frames.pop();
        frame.finish?.();
      }
    }
  }

  /** Evaluates a further file as a root of its own, which sees nothing of those before, and merges what it came to. */
  #merge(root: FileRun, path: string, slot: Slot): void {
    const file = this.#input.includes.files.get(path);
    if (!isReadable(file)) {
      this.#outcome.open = true;
      this.#writer.cloud(root.root, [], { code: "unreadable-include", subject: path });
      return;
    }
    this.#writer.advanceTo(slot.start);
    const run = this.#newRun(file, undefined, slot);
    this.#enter(run, undefined, undefined);
    this.#runFrames();
    this.#writer.merge(root.root, run.root);
    // Closures see what all files together leave.
    endFileRun(root);
  }

  /** `params` as a closure sees it; `undefined` where it is no map. */
  params(): PropertyMap | undefined {
    return this.#root && paramsIn(this.#root.scope.later);
  }

  #realPath(path: string): string {
    return this.#input.includes.files.realPath(path) ?? path;
  }

  #enter(run: FileRun, profile: string | undefined, doubt: UnknownReason | undefined, site?: VisitSite): void {
    const including = this.#outcome;
    if (run.includer !== undefined) this.#startOutcome(newOutcome({ reads: new Set(), probes: new Map() }));
    this.#add(run.file);
    this.#work.spend(WORK_OF_A_FILE + paramsOf(run.root).size);
    this.#outcome.files.set(run.file.path, run.file);
    const error = firstCompileError(run.file, this.#includes);
    if (error !== undefined && doubt === undefined) addRejection(this.#outcome, error);
    const recording = site && this.#sharing?.start(site);
    const finish = (): void => {
      const { includer } = run;
      endFileRun(run);
      if (includer === undefined) return;
      const outcome = this.#outcome;
      const { sequence } = this.#writer;
      const given = recording && this.#sharing?.finish(recording, run.root, outcome, sequence);
      this.#startOutcome(including);
      addOutcome(including, outcome);
      this.#work.spend(weightOf(outcome));
      this.#writer.merge(includer.root, given ?? run.root);
      if (run.slot !== undefined) this.#writer.advanceTo(endOf(run.slot));
    };
    this.#push({ run, statements: run.file.ast.body, scope: [], profile, inProfileBlock: false, doubt, finish });
  }

  #startOutcome(outcome: Outcome): void {
    this.#outcome = outcome;
    this.#includes = { ...this.#input.includes, footprint: outcome.footprint };
  }

  /** A file that is met for the first time may be worked out too. */
  #add(file: ProjectFile): void {
    if (this.#added.has(file.path)) return;
    this.#added.add(file.path);
    const { steps, work } = this.#input.allowanceFor(file) ?? NOTHING;
    this.#allowed.steps += steps;
    this.#allowed.work += work;
    this.#steps.add(steps);
    this.#work.add(work);
  }

  /** Nothing behind the statement is looked at any more; it may set anything. */
  #stop(statement: ConfigStatement, frame: Frame): void {
    this.#isStopped = true;
    // The other choices are made of the same files: none of them is begun.
    this.#work.spend(this.#work.left);
    this.#outcome.open = true;
    this.#outcome.limit ??= placeOf(frame.run.file.path, statement);
    this.#writer.cloud(frame.run.root, [], TOO_MUCH);
  }

  #push(
    frame: Omit<Frame, "next" | "profileBlocks" | "finish"> & Partial<Pick<Frame, "profileBlocks" | "finish">>,
  ): void {
    this.#frames.push({ profileBlocks: undefined, finish: undefined, ...frame, next: 0 });
  }

  #reject(frame: Frame, rejection: Rejection): void {
    if (frame.doubt === undefined) addRejection(this.#outcome, rejection);
  }

  #statement(statement: ConfigStatement, frame: Frame): void {
    const file = frame.run.file.path;
    switch (statement.type) {
      case "ConfigAssign":
        this.#assign(statement, frame);
        return;
      case "ConfigBlock":
        this.#block(statement, frame);
        return;
      case "ConfigSelector":
        this.#selector(statement, frame);
        return;
      case "ConfigInclude":
        this.#include(statement, frame);
        return;
      case "ConfigApplyBlock":
        this.#applyBlock(statement, frame);
        return;
      case "ConfigIncomplete": {
        const path = [...frame.scope, ...configPath(statement.path)];
        const place = placeOf(file, statement);
        this.#put(frame, { path, value: unknown(syntaxError(statement)), place, valuePlace: place }, NO_ENTRIES);
        return;
      }
      case "InvalidStatement":
        this.#invalid(statement, frame);
        return;
      default: {
        const statements = legacyBody(statement);
        if (statements.length === 0) return;
        const doubt: UnknownReason = frame.doubt ?? { code: "legacy-code", subject: legacyName(statement.type) };
        this.#push({ ...frame, statements, doubt, finish: undefined });
      }
    }
  }

  /** What cannot be read may have meant the option that it begins with; over several lines, anything. */
  #invalid(statement: InvalidStatement, frame: Frame): void {
    const { file } = frame.run;
    if (statement.loc.start.line !== statement.loc.end.line) {
      this.#writer.cloud(frame.run.root, frame.scope, syntaxError(statement));
      return;
    }
    const [name] =
      /^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*/u.exec(file.text.slice(...statement.range)) ?? [];
    if (name === undefined || frame.profileBlocks !== undefined) return;
    const path = [...frame.scope, ...name.split(".")];
    this.#writer.blur(frame.run.root, path, syntaxError(statement), placeOf(file.path, statement));
  }

  #assign(statement: ConfigAssign, frame: Frame): void {
    const { file } = frame.run;
    if (frame.profileBlocks !== undefined) {
      this.#reject(frame, {
        code: "setting-among-profiles",
        place: placeOf(file.path, statement),
        message: "Only profile blocks are allowed in the `profiles` scope",
      });
      return;
    }
    if (statement.path.length > 1) this.#outcome.opened.push({ file: file.path, around: frame.scope, node: statement });
    const { path, place, valuePlace, entries, literal } = assignedParts(file.path, statement, frame.scope);
    const evaluated =
      statement.operator === "="
        ? (literal ?? this.#evaluate(statement.value, frame))
        : unknown({ code: "legacy-code", subject: statement.operator });
    const value = frame.doubt === undefined ? evaluated : unknown(frame.doubt);
    this.#put(frame, { path, value, place, valuePlace }, entries, statement);
  }

  #evaluate(expression: Expression, frame: Frame): Value {
    const { scope } = frame.run;
    const params = paramsIn(scope);
    this.#current = { expression, frame };
    const compute = (): Value => evaluate(expression, scope, this.#steps);
    const value =
      params && this.#sharing ? this.#sharing.evaluate(expression, params, compute, this.#steps) : compute();
    if (value.kind === "unknown" && value.reason.code === "limit")
      this.#outcome.limit ??= placeOf(frame.run.file.path, expression);
    if (value.kind === "unknown" && value.reason.code === "evaluation-error") {
      const place = placeOf(frame.run.file.path, expression);
      this.#reject(frame, { code: "evaluation", place, message: value.reason.subject, expression });
    }
    return value;
  }

  #newRun(file: ProjectFile, includer: FileRun | undefined, slot: Slot | undefined): FileRun {
    const { launch, declaredParams, includes } = this.#input;
    return newFileRun({
      file,
      root: this.#writer.newRoot(includer?.root),
      finallySeen: this.#root?.seen,
      realPath: includes.files.realPath(file.path) ?? file.path,
      includer,
      slot,
      launch,
      declaredParams,
      finallyDeclaredParams: this.#writer.declaredParams,
      undeclaredReads: this.#undeclaredReads,
      sharing: this.#sharing,
      changes: this.#changes,
    });
  }

  #put(
    frame: Frame,
    made: Omit<Setting, "profile">,
    entries: ReadonlyMap<string, ValuePlaces>,
    statement?: ConfigAssign,
  ): void {
    const own: Setting = frame.profile === undefined ? made : { ...made, profile: frame.profile };
    const setting =
      statement === undefined || frame.doubt !== undefined ? own : (this.#sharing?.setting(statement, own) ?? own);
    const inTheWay = this.#writer.put(frame.run.root, setting, entries);
    if (inTheWay === undefined) return;
    this.#reject(frame, {
      code: "below-value",
      place: setting.place,
      message: `Cannot set an option below \`${inTheWay}\`, which holds a value that is not a map`,
    });
  }

  #block(statement: ConfigBlock, frame: Frame): void {
    const names = configPath(statement.path);
    if (frame.profileBlocks !== undefined) {
      const name = names.join(".");
      frame.profileBlocks.set(name, statement);
      return;
    }
    this.#outcome.opened.push({ file: frame.run.file.path, around: frame.scope, node: statement });
    const scope = [...frame.scope, ...names];
    if (scope.length === 1 && scope[0] === "profiles") {
      this.#profiles(statement, frame);
      return;
    }
    if (scope.length === 1 && scope[0] === "plugins") {
      this.#push({
        ...frame,
        statements: statement.body,
        finish: () => {
          this.#plugins([], statement, frame);
        },
      });
      return;
    }
    this.#push({ ...frame, statements: statement.body, scope, finish: undefined });
  }

  #profiles(statement: ConfigBlock, frame: Frame): void {
    const known = profileBlocksOf(statement)?.blocks;
    const profileBlocks = new Map<string, ConfigBlock>();
    const blocks = known ?? profileBlocks;
    const slot = slotIn(frame.run.slot, frame.run.file, statement);
    const finish = (): void => {
      const behind = (): void => {
        if (slot !== undefined) this.#writer.advanceTo(endOf(slot));
      };
      this.#outcome.declaredProfiles.add(blocks);
      this.#push({ ...frame, statements: [], finish: behind });
      // The frame pushed last runs first.
      for (const profile of this.#input.profiles.toReversed()) {
        const block = blocks.get(profile);
        if (block !== undefined)
          this.#push({ ...frame, statements: block.body, profile, inProfileBlock: true, finish: undefined });
      }
    };
    this.#push({ ...frame, statements: known === undefined ? statement.body : [], profileBlocks, finish });
  }

  #selector(statement: ConfigSelector, frame: Frame): void {
    const file = frame.run.file.path;
    const { kind, target } = statement;
    if (!allowsSelectors(frame.scope) || frame.profileBlocks !== undefined) {
      const scope = frame.scope.join(".");
      const where = `(offending scope: \`${scope}\`)`;
      const message = `Config selectors are only allowed in the \`process\` and \`agent\` scopes ${where}`;
      this.#reject(frame, { code: "selector", place: placeOf(file, kind), message });
      return;
    }
    if (target.type === "GString") return;
    this.#outcome.opened.push({ file, around: frame.scope, node: statement });
    const key = `${kind.name}:${nameText(target)}`;
    this.#push({ ...frame, statements: statement.body, scope: [...frame.scope, key], finish: undefined });
  }

  #applyBlock(statement: ConfigApplyBlock, frame: Frame): void {
    // Inside a block, a profile among them, Nextflow's compiler drops `plugins { … }` without a word.
    const dropped = frame.scope.length > 0 || frame.inProfileBlock || frame.profileBlocks !== undefined;
    if (dropped || nameText(statement.name) !== "plugins") return;
    const ids = new Map<string, Value>();
    for (const { arguments: given } of statement.body) {
      for (const argument of given) {
        const value =
          argument.type === "NamedArgument" ? unknown(syntaxError(argument)) : this.#evaluate(argument, frame);
        const text = value.kind === "known" && typeof value.value === "string" ? value.value : undefined;
        ids.set(text ?? `unknown ${ids.size}`, value);
      }
    }
    this.#plugins([...ids.values()], statement, frame);
  }

  #plugins(ids: readonly Value[], statement: ConfigApplyBlock | ConfigBlock, frame: Frame): void {
    const file = frame.run.file.path;
    const name = statement.type === "ConfigBlock" ? statement.path[0] : statement.name;
    const value: Value = frame.doubt === undefined ? { kind: "known", value: ids } : unknown(frame.doubt);
    const place = placeOf(file, name ?? statement);
    this.#put(frame, { path: ["plugins"], value, place, valuePlace: placeOf(file, statement) }, NO_ENTRIES);
  }

  #include(statement: ConfigInclude, frame: Frame): void {
    // Elsewhere the file is rejected before it is evaluated, and the include means nothing.
    if (frame.scope.length > 0 || frame.profileBlocks !== undefined) return;
    const { source } = statement;
    const { taken } = this.#includes;
    if (taken?.includer === frame.run.file.path && includesOf(frame.run.file)[taken.index]?.node === statement) {
      this.#follow(statement, includeTarget(taken.path, false, taken.includer, this.#includes), frame);
      return;
    }
    const value = this.#evaluate(source, frame);
    const target = this.#target(value, source, frame);
    if (target.kind === "unknown" && !hasEmptyBranch(source)) {
      const sides = branches(source);
      const targets =
        sides.length > 1 ? sides.map((side) => this.#target(this.#evaluate(side, frame), side, frame)) : [];
      if (
        targets.length > 0 &&
        targets.every(({ kind }) => kind === "file" || kind === "nothing" || kind === "missing")
      ) {
        const doubt: UnknownReason = { code: "conditional-include", subject: target.reason };
        for (const side of targets.toReversed())
          this.#follow(statement, side, { ...frame, doubt: frame.doubt ?? doubt });
        return;
      }
    }
    this.#follow(statement, target, frame, value);
  }

  #target(value: Value, source: Expression, frame: Frame): IncludeTarget {
    const path = pathText(value);
    if (path === undefined)
      return { kind: "unknown", reason: value.kind === "unknown" ? describeUnknown(value.reason) : "no path" };
    const target = includeTarget(path, source.type === "StringLiteral", frame.run.file.path, this.#includes);
    if (target.kind !== "file") return target;
    const chain = cycle(frame.run, this.#realPath(target.path));
    return chain === undefined ? target : { kind: "cycle", path: target.path, chain };
  }

  #follow(statement: ConfigInclude, target: IncludeTarget, frame: Frame, value?: Value): void {
    const { run } = frame;
    this.#outcome.includes.push({ file: run.file.path, node: statement, target, certain: frame.doubt === undefined });
    const place = placeOf(run.file.path, statement);
    switch (target.kind) {
      case "nothing":
        return;
      case "file": {
        const file = this.#input.includes.files.get(target.path);
        if (!isReadable(file)) return;
        if (run.depth < MOST_NESTED) {
          this.#visit(statement, file, frame);
          return;
        }
        this.#outcome.limit ??= place;
        this.#unread(frame, TOO_MUCH);
        return;
      }
      case "missing":
        this.#reject(frame, {
          code: "missing-include",
          place,
          origin: placeOf(run.file.path, statement.source),
          message: `Config file does not exist: ${target.path}`,
        });
        return;
      case "cycle":
        this.#reject(frame, {
          code: "include-cycle",
          place,
          origin: placeOf(run.file.path, statement.source),
          message: `Config file includes itself: ${target.chain.join(" -> ")}`,
        });
        return;
      case "unreadable":
        if (target.why === "directory") {
          const message = `Cannot read config file include: ${target.path}`;
          this.#reject(frame, { code: "include-of-folder", place, message });
          return;
        }
        // That its path is known says that it is taken, however optional it is.
        this.#unread(
          frame,
          { code: "unreadable-include", subject: target.path },
          frame.doubt === undefined ? undefined : statement,
        );
        return;
      case "remote":
        this.#unread(frame, { code: "remote-include", subject: target.url }, statement);
        return;
      case "unknown":
        if (value !== undefined && isError(value)) return;
        if (value !== undefined && value.kind !== "unknown") {
          const message = "The path of `includeConfig` is not a string";
          this.#reject(frame, { code: "include-path", place, message, expression: statement.source, value });
          return;
        }
        this.#unread(frame, { code: "conditional-include", subject: target.reason }, statement);
    }
  }

  /** Evaluates an included file, or takes over what it came to before. */
  #visit(statement: ConfigInclude, file: ProjectFile, frame: Frame): void {
    const { run } = frame;
    const slot = slotIn(run.slot, run.file, statement);
    if (slot !== undefined) this.#writer.advanceTo(slot.start);
    const isSure = slot !== undefined && frame.doubt === undefined;
    const site = isSure ? visitSite(file, run, frame.profile, this.#writer.sequence) : undefined;
    const kept = site && this.#sharing?.find(site);
    if (slot === undefined || kept === undefined || this.#statements + kept.outcome.statements > MOST_STATEMENTS) {
      this.#enter(this.#newRun(file, run, slot), frame.profile, frame.doubt, site);
      return;
    }
    for (const included of kept.outcome.files.values()) this.#add(included);
    addOutcome(this.#outcome, kept.outcome);
    this.#statements += kept.outcome.statements;
    this.#work.spend(WORK_OF_A_FILE + weightOf(kept.outcome));
    this.#writer.takeOver(run.root, kept);
    this.#writer.advanceTo(endOf(slot));
  }

  /**
   * An include that cannot be read may have set anything; one that is optional is taken as absent. So is one in a legacy
   * `if` or `try`, as the nf-core template had it: the other way through is nothing.
   */
  #unread(frame: Frame, reason: UnknownReason, statement?: ConfigInclude): void {
    this.#outcome.open = true;
    if (statement !== undefined && (hasEmptyBranch(statement.source) || frame.doubt?.code === "legacy-code")) return;
    this.#writer.cloud(frame.run.root, [], reason);
  }
}

function syntaxError({ loc }: ConfigStatement | Argument): UnknownReason {
  return { code: "syntax-error", subject: `line ${loc.start.line}` };
}

const NOTHING: Allowance = { steps: 0, work: 0 };

const NO_ENTRIES: ReadonlyMap<string, ValuePlaces> = new Map();

/** The scopes that take `withName` and `withLabel`, directly inside and nowhere else. */
function allowsSelectors(scope: OptionPath): boolean {
  return scope.length === 1 && (scope[0] === "process" || scope[0] === "agent");
}

/** `includeConfig` takes strings only, and no empty one. */
function pathText(value: Value): string | undefined {
  return value.kind === "known" && typeof value.value === "string" && value.value !== "" ? value.value : undefined;
}

function isError(value: Value): boolean {
  return value.kind === "unknown" && value.reason.code === "evaluation-error";
}
