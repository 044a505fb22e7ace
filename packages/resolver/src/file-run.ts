import { configScope } from "./config-scope.js";
import type { ConfigScopeInput } from "./config-scope.js";
import type { EvaluationScope } from "./evaluate/scope.js";
import type { Launch } from "./launch.js";
import { ScopeView } from "./option-tree.js";
import type { ScopeNode } from "./option-tree.js";
import type { ProjectFile } from "./project.js";
import type { Slot } from "./sharing/slots.js";
import type { VariantSharing, VisitSite } from "./sharing/variant-sharing.js";
import type { PropertyMap } from "./value.js";

/** One file on its way: its own tree, as each `includeConfig` starts a `ConfigDsl` of its own. */
export interface FileRun {
  readonly file: ProjectFile;
  readonly root: ScopeNode;
  readonly realPath: string;
  readonly includer: FileRun | undefined;
  readonly scope: EvaluationScope;
  readonly slot: Slot | undefined;
}

export interface FileRunInput extends Pick<FileRun, "file" | "root" | "realPath" | "includer" | "slot"> {
  /** The tree of the root configuration; `undefined` where this is it. */
  readonly finalRoot: ScopeNode | undefined;
  readonly launch: Launch;
  readonly declaredParams: ReadonlySet<string>;
  /** The params that have been declared when all is evaluated. */
  readonly finallyDeclaredParams: ReadonlySet<string>;
  readonly onUndeclaredRead: (name: string) => void;
  readonly sharing: VariantSharing | undefined;
}

/** A file at the start of its way, with what its expressions see, and its closures later. */
export function newFileRun(input: FileRunInput): FileRun {
  const { file, root, finalRoot = root, realPath, includer, slot, launch, declaredParams, onUndeclaredRead } = input;
  const { sharing, finallyDeclaredParams } = input;
  const shared = { text: file.text, launch };
  const later = configScope({
    ...shared,
    root: finalRoot,
    declaredParams: finallyDeclaredParams,
    onUndeclaredRead: () => undefined,
  });
  const onRead: ConfigScopeInput["onRead"] = (read) => sharing?.onRead(read);
  const scope = configScope({ ...shared, root, declaredParams, onUndeclaredRead, later, ...(sharing && { onRead }) });
  return { file, root, realPath, includer, scope, slot };
}

/** The files from the first reading of a path on, where a run is inside that file already. */
export function cycle(run: FileRun, realPath: string): readonly string[] | undefined {
  const chain: string[] = [];
  for (let at: FileRun | undefined = run; at !== undefined; at = at.includer) {
    chain.unshift(at.file.path);
    if (at.realPath === realPath) return [...chain, at.file.path];
  }
  return undefined;
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
