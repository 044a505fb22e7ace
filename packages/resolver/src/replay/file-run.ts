import type { EvaluationScope, OutsideChanges, PropertyMap } from "@nf-lint/groovy";
import { configScope } from "./config-scope.js";
import type { Launch } from "./launch.js";
import { ScopeView, newScope } from "../options/option-tree.js";
import type { ScopeNode } from "../options/option-tree.js";
import type { ProjectFile } from "../project.js";
import type { Slot } from "../sharing/slots.js";
import type { VariantSharing, VisitSite } from "../sharing/variant-sharing.js";

/** One file on its way: its own tree, as each `includeConfig` starts a `ConfigDsl` of its own. */
export interface FileRun {
  readonly file: ProjectFile;
  readonly root: ScopeNode;
  readonly realPath: string;
  readonly includer: FileRun | undefined;
  /** So many files include each other down to this one. */
  readonly depth: number;
  readonly scope: EvaluationScope;
  readonly seen: SeenTree;
  readonly slot: Slot | undefined;
}

/** The tree as expressions see it: of its options they see the params. */
interface SeenTree {
  root: ScopeNode;
}

export interface FileRunInput extends Pick<FileRun, "file" | "root" | "realPath" | "includer" | "slot"> {
  /** That of the root configuration; `undefined` where this is it. */
  readonly finallySeen: SeenTree | undefined;
  readonly launch: Launch;
  readonly declaredParams: ReadonlySet<string>;
  /** The params that have been declared when all is evaluated. */
  readonly finallyDeclaredParams: ReadonlySet<string>;
  /** Takes the params that are read while nothing has declared them. */
  readonly undeclaredReads: Set<string>;
  readonly sharing: VariantSharing | undefined;
  readonly changes: OutsideChanges;
}

/**
 * A file at the start of its way, with what its expressions see, and its closures later. A closure may be kept for longer
 * than its variant: what it holds must lead to nothing of the variant but the params.
 */
export function newFileRun(input: FileRunInput): FileRun {
  const { file, root, realPath, includer, slot, launch, declaredParams, undeclaredReads, sharing } = input;
  const seen: SeenTree = { root };
  const shared = { text: file.text, launch };
  const later = configScope({
    ...shared,
    tree: input.finallySeen ?? seen,
    declaredParams: input.finallyDeclaredParams,
    onUndeclaredRead: () => undefined,
  });
  const scope = configScope({
    ...shared,
    tree: seen,
    declaredParams,
    onUndeclaredRead: (name) => void undeclaredReads.add(name),
    later,
    changes: input.changes,
    ...(sharing && { onRead: sharing.onRead }),
  });
  return { file, root, realPath, includer, depth: (includer?.depth ?? 0) + 1, scope, seen, slot };
}

/** To be called when a file is evaluated to its end: its closures let go of all options but the params. */
export function endFileRun({ root, seen }: FileRun): void {
  const params = root.entries.get("params");
  seen.root = newScope({ entries: new Map(params && [["params", params]]), cloud: root.cloud });
}

/** The files from the first reading of a path on, where a run is inside that file already. */
export function cycle(run: FileRun, realPath: string): readonly string[] | undefined {
  let first: FileRun | undefined = run;
  while (first !== undefined && first.realPath !== realPath) first = first.includer;
  if (first === undefined) return undefined;
  const chain: string[] = [];
  for (let at: FileRun | undefined = run; at !== first.includer; at = at?.includer) chain.push(at?.file.path ?? "");
  return [...chain.reverse(), first.file.path];
}

/**
 * Where a file is about to be included, if other variants can have anything of what it comes to: nothing around it is
 * in doubt.
 *
 * @param sequence the number of the last assignment
 */
export function visitSite(
  file: ProjectFile,
  run: FileRun,
  profile: string | undefined,
  sequence: number,
): VisitSite | undefined {
  const params = paramsIn(run.scope);
  const paramsSoFar = paramsIn(run.scope.later);
  const givenParams = run.root.entries.get("params");
  if (params === undefined || paramsSoFar === undefined || givenParams?.kind !== "scope") return undefined;
  const chain: string[] = [file.path, profile ?? ""];
  for (let at: FileRun | undefined = run; at !== undefined; at = at.includer) {
    const { entries, cloud } = at.root;
    const ofParams = entries.get("params");
    if (cloud !== undefined || ofParams?.kind !== "scope" || ofParams.cloud !== undefined) return undefined;
    chain.push(at.file.path);
  }
  return { key: chain.join("\n"), file, givenParams, sequence, params, paramsSoFar };
}

/** `params` of a scope, where it is the map that it is unless a configuration makes something else of it. */
export function paramsIn(scope: EvaluationScope | undefined): PropertyMap | undefined {
  const params = scope?.name("params");
  return params?.kind === "known" && params.value instanceof ScopeView ? params.value : undefined;
}
