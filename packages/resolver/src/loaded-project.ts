import { configPath } from "@nf-lint/parser";
import type { ConfigInclude, ConfigStatement } from "@nf-lint/parser";
import { allowanceForInclude, allowanceOf } from "./replay/allowance.js";
import type { Allowance } from "./replay/allowance.js";
import { includesOf } from "./replay/compile-errors.js";
import type { FileSystem } from "./files/file-system.js";
import { branches, includeTarget } from "./files/include-source.js";
import type { Footprint, IncludeContext } from "./files/include-source.js";
import type { Launch } from "./replay/launch.js";
import { legacyBody } from "./replay/legacy-code.js";
import { baseName, directoryOf, isWithin } from "./files/path.js";
import type { PossibleInclude } from "./include.js";
import type { IncludeEdge, IncludeTarget, IncludeVisit } from "./include.js";
import { ROOT_NAME } from "./project.js";
import type { Platform } from "./platform.js";
import type { DeclaredProfile, Project, ProjectFile } from "./project.js";
import { replay } from "./replay/replay.js";
import type { Replayed } from "./replay/replay.js";
import { Resolution } from "./options/resolution.js";
import { SharedWork } from "./sharing/shared-work.js";
import type { Place, Rejection, ResolvedConfig, Variant } from "./resolved-config.js";
import { placeOf, placeOfPath } from "./options/setting-places.js";
import type { SourceFiles } from "./files/source-files.js";

const DEFAULT_PROFILE = "standard";

/** What all projects of a workspace share. */
export interface ProjectSurroundings {
  readonly fileSystem: FileSystem;
  readonly files: SourceFiles;
  readonly boundary: string;
  readonly launch: Launch;
  /** Further root files that are merged into the root configuration: absolute. */
  readonly further: readonly string[];
  /** The compute environment that may run it. */
  readonly platform: Platform | undefined;
  readonly onResolve: (rootFile: string, variant: string) => void;
  /** Set where the project is looked at as one that takes another way at a computed include. */
  readonly taken?: OtherWay | undefined;
  /** Among how many projects what a repository is allowed is shared, as `sharesOf` gives it. */
  readonly shares: number;
}

/** A computed include that is taken to go another way than the one that it evaluates to. */
export interface OtherWay extends PossibleInclude {
  /** The project as it is by what its configuration says. */
  readonly plain: () => LoadedProject;
}

interface ResolvedVariant {
  readonly resolved: ResolvedConfig;
  readonly replayed: Replayed;
  readonly footprint: Footprint;
  /** How much of the allowance it took. */
  readonly spent: Allowance;
}

/** What all variants of a project together say of its files. */
interface Survey {
  readonly files: ReadonlyMap<string, ProjectFile>;
  readonly includes: readonly IncludeEdge[];
  readonly profiles: readonly DeclaredProfile[];
  /** The choice that reads the file to which a computed include is taken to go; the first choice, where there is none. */
  readonly reaching: readonly string[];
  /** Of what the variants' own do not hold: includes that no variant reaches. */
  readonly footprint: Footprint;
}

export class LoadedProject implements Project {
  readonly directory: string;
  readonly rootFile: string;
  readonly #root: ProjectFile;
  /** Where the main script stands, and where those of the folders around would. */
  readonly #mainScripts: readonly string[];
  readonly #surroundings: ProjectSurroundings;
  readonly #variants: Map<string, ResolvedVariant>;
  readonly #work: SharedWork;
  #surveyed: Survey | undefined;
  #isPipeline: boolean | undefined;
  /** What the choices of profiles leave that the project declares, in the order in which it declares them. */
  #left: Allowance;
  /** The files that have added to the allowance. */
  readonly #met = new Set<string>();

  /**
   * @param kept the variants of the same project before a change that did not touch them
   * @param work what its variants share
   */
  constructor(
    root: ProjectFile,
    surroundings: ProjectSurroundings,
    kept = new Map<string, ResolvedVariant>(),
    work = new SharedWork(),
  ) {
    this.rootFile = root.path;
    this.directory = directoryOf(root.path);
    this.#root = root;
    this.#surroundings = surroundings;
    this.#mainScripts = mainScripts(this.directory, surroundings.boundary);
    this.#variants = kept;
    this.#work = work;
    this.#left = allowanceOf(root, surroundings.shares);
    this.#met.add(root.path);
  }

  get platform(): Platform | undefined {
    return this.#surroundings.platform;
  }

  get isPipeline(): boolean {
    return (this.#isPipeline ??= setsManifest(this.#root) || this.#hasMainScriptOfItsOwn() || this.#includesManifest());
  }

  get files(): ReadonlyMap<string, ProjectFile> {
    return this.#survey().files;
  }

  get includes(): readonly IncludeEdge[] {
    return this.#survey().includes;
  }

  get profiles(): readonly DeclaredProfile[] {
    return this.#survey().profiles;
  }

  variants(combinations: readonly (readonly string[])[] = []): readonly Variant[] {
    const { taken } = this.#surroundings;
    if (taken !== undefined) return [variantOf(this.#survey().reaching)];
    const names = this.profiles.map(({ name }) => name);
    const alone = names.filter((name) => name !== DEFAULT_PROFILE);
    const chosen = [
      names.includes(DEFAULT_PROFILE) ? [DEFAULT_PROFILE] : [],
      ...alone.map((name) => [name]),
      ...combinations,
    ];
    const variants = new Map(chosen.map((profiles): [string, Variant] => [profiles.join(","), variantOf(profiles)]));
    return [...variants.values()];
  }

  resolve(variant: Variant): ResolvedConfig {
    return this.#resolved(variant.profiles).resolved;
  }

  /** The project after a change: itself where nothing of it depends on the paths, else a new one that keeps what does not. */
  after(changed: ReadonlySet<string>, root: ProjectFile, shares: number): LoadedProject {
    const untouched = [...this.#variants].filter(([, { footprint }]) => !this.#isHit(footprint, changed));
    const survives =
      untouched.length === this.#variants.size &&
      shares === this.#surroundings.shares &&
      root === this.#root &&
      !this.#mainScripts.some((script) => changed.has(script)) &&
      (this.#surveyed === undefined || !this.#isHit(this.#surveyed.footprint, changed));
    // The variants that it stands behind may be gone since a change before.
    this.#work.forgetWhere(({ footprint }) => this.#isHit(footprint, changed));
    if (survives) return this;
    const surroundings = { ...this.#surroundings, shares };
    // Where it was too much, what is known hangs on all that was worked out before: then it is done as if anew.
    if ([...this.#variants.values()].some(({ replayed }) => replayed.limit !== undefined))
      return new LoadedProject(root, surroundings);
    this.#work.growOlder();
    return new LoadedProject(root, surroundings, new Map(untouched), this.#work);
  }

  #isHit({ reads, probes }: Footprint, changed: ReadonlySet<string>): boolean {
    const { files } = this.#surroundings;
    return [...changed].some(
      (path) => reads.has(path) || (probes.has(path) && probes.get(path) !== (files.realPath(path) !== undefined)),
    );
  }

  /** The modules and subworkflows of a pipeline have a `main.nf` each, and some a `nextflow.config` for their tests. */
  #hasMainScriptOfItsOwn(): boolean {
    const [own, ...around] = this.#mainScripts.map((script) => this.#surroundings.fileSystem.kind(script) === "file");
    return own === true && !around.includes(true);
  }

  /** What a profile alone brings says nothing of the others, and what is laid over a pipeline is none. */
  #includesManifest(): boolean {
    if (baseName(this.rootFile) !== ROOT_NAME) return false;
    return this.#resolved([]).resolved.scopePlaces("manifest").length > 0;
  }

  #resolved(profiles: readonly string[]): ResolvedVariant {
    // What other choices may use up is what those of the project itself leave, whichever is asked for first.
    this.#survey();
    const key = profiles.join(",");
    const held = this.#variants.get(key);
    if (held !== undefined) return held;
    const made = this.#replay(profiles);
    this.#variants.set(key, made);
    return made;
  }

  /** One of the choices that the project declares, in their order. */
  #declaredChoice(profiles: readonly string[]): ResolvedVariant {
    const key = profiles.join(",");
    const held = this.#variants.get(key) ?? this.#plainChoice(key);
    const made = held !== undefined && isCovered(held.spent, this.#allowedFor(held)) ? held : this.#replay(profiles);
    this.#variants.set(key, made);
    const { steps, work } = this.#allowedFor(made);
    for (const path of made.replayed.files.keys()) this.#met.add(path);
    this.#left = { steps: Math.max(0, steps - made.spent.steps), work: Math.max(0, work - made.spent.work) };
    return made;
  }

  /** A choice that never comes to the include that goes another way is what it is without that. */
  #plainChoice(key: string): ResolvedVariant | undefined {
    const { taken } = this.#surroundings;
    if (taken === undefined) return undefined;
    const plain = taken.plain();
    plain.#survey();
    const choice = plain.#variants.get(key);
    return choice === undefined || reaches(choice.replayed, taken) ? undefined : choice;
  }

  /** What is left, with what the files of a choice bring. */
  #allowedFor({ replayed }: ResolvedVariant): Allowance {
    let { steps, work } = this.#left;
    for (const file of replayed.files.values()) {
      const added = this.#allowanceFor(file);
      steps += added?.steps ?? 0;
      work += added?.work ?? 0;
    }
    return { steps, work };
  }

  #allowanceFor(file: ProjectFile): Allowance | undefined {
    return this.#met.has(file.path) ? undefined : allowanceForInclude(file, this.#surroundings.shares);
  }

  #replay(profiles: readonly string[]): ResolvedVariant {
    const { launch: given, further, platform, onResolve } = this.#surroundings;
    const variant = variantOf(profiles);
    onResolve(this.rootFile, variant.name);
    const footprint = newFootprint();
    for (const file of [this.rootFile, ...further]) footprint.reads.add(file);
    const input = {
      rootFile: this.#root,
      further,
      profiles: profiles.length === 0 ? [DEFAULT_PROFILE] : profiles,
      launch: given,
      includes: this.#includeContext(footprint),
      allowance: this.#left,
      allowanceFor: (file: ProjectFile) => this.#allowanceFor(file),
    };
    let replayed = replay({ ...input, declaredParams: new Set() }, this.#work);
    // Only a whole pass tells which params are declared further down: what reads one before that sees null.
    if (intersects(replayed.declaredParams, replayed.undeclaredReads)) {
      replayed = replay({ ...input, declaredParams: replayed.declaredParams }, this.#work);
    }
    const unknownProfile = this.#unknownProfile(profiles, replayed);
    const rejections = unknownProfile === undefined ? replayed.rejections : [...replayed.rejections, unknownProfile];
    const launch = platform && { platform, place: { file: this.rootFile, ...START, launch: true } as const };
    const resolved = new Resolution(variant, replayed, rejections, launch);
    return { resolved, replayed, footprint, spent: replayed.spent };
  }

  /** Nextflow checks the names after the evaluation, and never the default one alone. */
  #unknownProfile(profiles: readonly string[], replayed: Replayed): Rejection | undefined {
    if (replayed.open || (profiles.length === 1 && profiles[0] === DEFAULT_PROFILE)) return undefined;
    const unknown = profiles.find((name) => !replayed.declaredProfiles.has(name));
    if (unknown === undefined) return undefined;
    const block = this.#root.ast.body.find((statement) => statement.type === "ConfigBlock" && isProfiles(statement));
    const place = placeOf(this.rootFile, block ?? START);
    return { code: "profile", place, message: `Unknown configuration profile: '${unknown}'` };
  }

  #includeContext(footprint: Footprint): IncludeContext {
    const { files, boundary, further, launch, taken } = this.#surroundings;
    return {
      files,
      boundary,
      further,
      taken,
      projectDir: { text: launch.projectDirText, folder: this.directory },
      footprint,
      known: this.#work.targets,
    };
  }

  #survey(): Survey {
    if (this.#surveyed !== undefined) return this.#surveyed;
    const files = new Map<string, ProjectFile>();
    const places = new Map<string, Place[]>();
    const met: IncludeVisit[] = [];
    const choices: (readonly string[])[] = [[]];
    const { taken } = this.#surroundings;
    let reaching: readonly string[] = [];
    // A profile may include files that declare further profiles.
    for (const choice of choices) {
      if (taken !== undefined && files.has(taken.path)) break;
      reaching = choice;
      const { replayed } = this.#declaredChoice(choice);
      for (const visit of replayed.includes) met.push(visit);
      for (const [path, file] of replayed.files) {
        if (files.has(path)) continue;
        files.set(path, file);
        for (const { name, place } of profilesIn(path, file.ast.body)) {
          const known = places.get(name);
          if (known !== undefined) {
            known.push(place);
            continue;
          }
          places.set(name, [place]);
          choices.push([name]);
        }
      }
    }
    const profiles = [...places].map(([name, where]): DeclaredProfile => ({ name, places: where }));
    if (taken !== undefined && !files.has(taken.path)) reaching = [];
    const footprint = newFootprint();
    return (this.#surveyed = { files, profiles, includes: this.#edges(files, met, footprint), reaching, footprint });
  }

  #edges(
    files: ReadonlyMap<string, ProjectFile>,
    met: readonly IncludeVisit[],
    footprint: Footprint,
  ): readonly IncludeEdge[] {
    const targets = new Map<ConfigInclude, Map<string, IncludeTarget>>();
    for (const { node, target } of met) {
      const known = targets.get(node) ?? new Map<string, IncludeTarget>();
      known.set(keyOf(target), target);
      targets.set(node, known);
    }
    const context = this.#includeContext(footprint);
    return [...files.values()].flatMap((file) =>
      includesOf(file).map(({ node }): IncludeEdge => {
        const known = targets.get(node);
        return {
          file: file.path,
          node,
          targets: known ? [...known.values()] : staticTargets(node, file.path, context),
        };
      }),
    );
  }
}

/** What an include that no variant reaches would lead to, as far as its source is constant. */
function staticTargets(node: ConfigInclude, file: string, context: IncludeContext): readonly IncludeTarget[] {
  return branches(node.source).map((branch) =>
    branch.type === "StringLiteral"
      ? includeTarget(branch.value, node.source === branch, file, context)
      : { kind: "unknown", reason: "no profile reaches this include" },
  );
}

function keyOf(target: IncludeTarget): string {
  switch (target.kind) {
    case "nothing":
      return target.kind;
    case "remote":
      return `${target.kind} ${target.url}`;
    case "unknown":
      return `${target.kind} ${target.reason}`;
    default:
      return `${target.kind} ${target.path}`;
  }
}

function variantOf(profiles: readonly string[]): Variant {
  return { name: profiles.length === 0 ? "(none)" : profiles.join(","), profiles };
}

function isProfiles(statement: Extract<ConfigStatement, { type: "ConfigBlock" }>): boolean {
  return configPath(statement.path).join(".") === "profiles";
}

/** The profiles that a file declares, each block in source order; profiles inside profiles count too. */
function profilesIn(
  file: string,
  body: readonly ConfigStatement[],
): readonly { readonly name: string; readonly place: Place }[] {
  return body.flatMap((statement) => {
    if (statement.type !== "ConfigBlock") return profilesIn(file, legacyBody(statement));
    if (!isProfiles(statement)) return [];
    return declarations(statement.body).flatMap((block) => [
      { name: configPath(block.path).join("."), place: placeOfPath(file, block.path, block) },
      ...profilesIn(file, block.body),
    ]);
  });
}

function declarations(body: readonly ConfigStatement[]): readonly Extract<ConfigStatement, { type: "ConfigBlock" }>[] {
  return body.flatMap((statement) =>
    statement.type === "ConfigBlock" ? [statement] : declarations(legacyBody(statement)),
  );
}

/** `main.nf` in a folder and in those around it, up to the boundary. */
function mainScripts(directory: string, boundary: string): string[] {
  const script = `${directory}/main.nf`;
  const parent = directoryOf(directory);
  const isTop = parent === directory || !isWithin(boundary, parent);
  return isTop ? [script] : [script, ...mainScripts(parent, boundary)];
}

function setsManifest(root: ProjectFile): boolean {
  return root.ast.body.some(
    (statement) =>
      (statement.type === "ConfigBlock" || statement.type === "ConfigAssign") &&
      configPath(statement.path)[0] === "manifest",
  );
}

/** Whether a choice comes to the include, whichever way that goes. */
function reaches({ files, includes }: Replayed, { includer, index }: PossibleInclude): boolean {
  const file = files.get(includer);
  if (file === undefined) return false;
  const node = includesOf(file)[index]?.node;
  return includes.some((visit) => visit.file === includer && visit.node === node);
}

function isCovered(spent: Allowance, { steps, work }: Allowance): boolean {
  return spent.steps < steps && spent.work < work;
}

function newFootprint(): Footprint {
  return { reads: new Set(), probes: new Map() };
}

function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const item of b) if (a.has(item)) return true;
  return false;
}

const START = { range: [0, 0], loc: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } } as const;
