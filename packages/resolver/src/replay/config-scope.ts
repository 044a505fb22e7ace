import type { EvaluationScope, OutsideChanges, PropertyMap, UnknownReason, Value } from "@nf-lint/groovy";
import type { Launch } from "./launch.js";
import { environmentVariable } from "./launch.js";
import { ScopeView, cloudIn, newScope, unknown } from "../options/option-tree.js";
import type { Cloud, ScopeNode } from "../options/option-tree.js";

/** What an expression in a configuration can read, at the moment when its statement is evaluated. */
export interface ConfigScopeInput {
  /** The tree that the file has built up so far. */
  readonly tree: { readonly root: ScopeNode };
  readonly text: string;
  readonly launch: Launch;
  /** Params that the variant declares, if only later: null until then. */
  readonly declaredParams: ReadonlySet<string>;
  readonly onUndeclaredRead: (name: string) => void;
  /** Told of each param that is read by name, and of each read of `params` that is not by name. */
  readonly onRead?: (read: { readonly name: string; readonly value: Value } | "all") => void;
  /** How expressions change what options hold; absent for what only reads. */
  readonly changes?: OutsideChanges;
  /** The scope of closures that run when a task starts. */
  readonly later?: EvaluationScope;
}

/** The names of the strict parser (semantics 1.2): folders, `params` and `secrets`, never other options. */
export function configScope(input: ConfigScopeInput): EvaluationScope {
  const { launch, text, later, changes } = input;
  const params = paramsReader(input);
  return {
    text,
    ...(later && { later }),
    ...(changes && { changes }),
    environment: (name) => environmentVariable(launch, name),
    name(name) {
      switch (name) {
        case "params":
          return params();
        case "projectDir":
        case "baseDir":
          return launch.projectDir;
        case "launchDir":
          return launch.launchDir;
        case "secrets":
          return { kind: "known", value: SECRETS };
        default:
          return undefined;
      }
    },
  };
}

/** The value of `params`, made anew only where its tree or the cloud over it is another. */
function paramsReader(input: ConfigScopeInput): () => Value {
  let shown: { readonly scope: ScopeNode; readonly cloud: Cloud | undefined; readonly value: Value } | undefined;
  return () => {
    const scope = input.tree.root.entries.get("params") ?? newScope();
    if (scope.kind === "leaf") return scope.value;
    const cloud = cloudIn(scope, input.tree.root.cloud);
    if (shown?.scope !== scope || shown.cloud !== cloud) {
      shown = { scope, cloud, value: { kind: "known", value: new ParamsView(scope, cloud, input) } };
    }
    return shown.value;
  };
}

/** `params`: what nothing has declared may still be given at launch. */
class ParamsView extends ScopeView implements PropertyMap {
  readonly #input: ConfigScopeInput;

  constructor(scope: ScopeNode, cloud: Cloud | undefined, input: ConfigScopeInput) {
    super(scope, cloud);
    this.#input = input;
  }

  override get others(): UnknownReason | undefined {
    this.#input.onRead?.("all");
    return super.others ?? (this.#input.launch.otherParams === "unknown" ? GIVEN_AT_LAUNCH : undefined);
  }

  override readProperty(name: string): Value {
    const value = this.#read(name);
    this.#input.onRead?.({ name, value });
    return value;
  }

  #read(name: string): Value {
    if (super.has(name) || super.others !== undefined) return super.readProperty(name);
    const { declaredParams, launch, onUndeclaredRead } = this.#input;
    onUndeclaredRead(name);
    if (declaredParams.has(name) || launch.otherParams === "null") return { kind: "known", value: null };
    return unknown({ code: "undeclared-param", subject: name });
  }

  // All that looks at the map otherwise; `readProperty` of the superclass goes through none of these.

  override get size(): number {
    this.#input.onRead?.("all");
    return super.size;
  }

  override has(key: string): boolean {
    this.#input.onRead?.("all");
    return super.has(key);
  }

  override get(key: string): Value | undefined {
    this.#input.onRead?.("all");
    return super.get(key);
  }

  override entries(): MapIterator<[string, Value]> {
    this.#input.onRead?.("all");
    return super.entries();
  }

  override keys(): MapIterator<string> {
    this.#input.onRead?.("all");
    return super.keys();
  }

  override values(): MapIterator<Value> {
    this.#input.onRead?.("all");
    return super.values();
  }
}

const GIVEN_AT_LAUNCH: UnknownReason = { code: "undeclared-param", subject: "given at launch" };

/** A secret's value is never looked at; every name may be one. */
class SecretsView extends Map<string, Value> implements PropertyMap {
  readonly others = { code: "secret", subject: "" } as const;

  readProperty(name: string): Value {
    return unknown({ code: "secret", subject: name });
  }
}

const SECRETS = new SecretsView();
