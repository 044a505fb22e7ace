import { SCRIPT_NAME_ROWS } from "./script-names.generated.js";
import { SCRIPT_TYPE_ROWS } from "./script-types.generated.js";

/** Where Nextflow gives a name: one of its DSL scopes. */
export type FactScope =
  /** Everywhere in a script. */
  | "script"
  | "entry-workflow"
  /** On channels; those that are `bare` also as names of their own in the workflows of a legacy script. */
  | "operators"
  /** In all sections of a process. */
  | "process"
  | "process-directives"
  | "process-inputs"
  | "process-outputs"
  | "process-stage"
  | "typed-process-outputs"
  | "agent-directives"
  | "agent-outputs"
  | "output-block"
  | "output-index"
  /** Members of a namespace or of `task`. */
  | "channel"
  | "log"
  | "nextflow"
  | "workflow"
  | "workflow.manifest"
  | "workflow.fusion"
  | "workflow.wave"
  | "task"
  | "feature-flags";

/** What Nextflow knows of a name in a scope. From its DSL interfaces; the words are this project's. */
export interface ScriptFact {
  readonly scope: FactScope;
  readonly kind: "constant" | "namespace" | "function" | "directive" | "operator" | "property" | "flag";
  readonly name: string;
  /** `(opts: Map<String,?>, filePattern: String) -> Path`, one for each way to call it. */
  readonly signatures?: readonly string[];
  /** An operator's, where it is called on a single value. */
  readonly onValues?: readonly string[];
  /** The type of a constant, property or flag. */
  readonly type?: string;
  /** Marked as deprecated in the newest version known. */
  readonly deprecated?: true;
  /** Named arguments: `checkIfExists: Boolean`, or the name alone. */
  readonly options?: readonly string[];
  /** An operator that can stand without a channel before it: in a pipe, or as a function in a workflow. */
  readonly bare?: true;
  /** An operator that Nextflow's typed set leaves out. */
  readonly legacy?: true;
  /** What it is, in a few words. */
  readonly text: string;
}

/** A type of the standard library. */
export interface ScriptType {
  /** With its type parameters: `Map<K,V>`. */
  readonly name: string;
  readonly kind: "primitive" | "trait" | "collection" | "composite" | "dataflow" | "other";
  readonly text: string;
  readonly extends?: string;
  readonly properties?: readonly ScriptTypeMember[];
  /** Those of channels and values are the facts in the scope `operators`. */
  readonly methods: readonly ScriptTypeMember[];
}

export interface ScriptTypeMember {
  readonly name: string;
  readonly signature: string;
  readonly text: string;
}

const NONE: ReadonlyMap<string, ScriptFact> = new Map();

let scopes: ReadonlyMap<FactScope, ReadonlyMap<string, ScriptFact>> | undefined;
let types: ReadonlyMap<string, ScriptType> | undefined;

/** The names that Nextflow gives in one scope, by name, in the order of the reference. Parsed when first asked for. */
export function scriptFacts(scope: FactScope): ReadonlyMap<string, ScriptFact> {
  scopes ??= readScopes();
  return scopes.get(scope) ?? NONE;
}

/** The types of the standard library by their simple names, without type parameters. */
export function scriptTypes(): ReadonlyMap<string, ScriptType> {
  types ??= new Map(
    (JSON.parse(SCRIPT_TYPE_ROWS) as readonly ScriptType[]).map((type) => [type.name.replace(/<.*/, ""), type]),
  );
  return types;
}

function readScopes(): ReadonlyMap<FactScope, ReadonlyMap<string, ScriptFact>> {
  const read = new Map<FactScope, Map<string, ScriptFact>>();
  for (const fact of JSON.parse(SCRIPT_NAME_ROWS) as readonly ScriptFact[]) {
    const names = read.get(fact.scope) ?? new Map<string, ScriptFact>();
    names.set(fact.name, fact);
    read.set(fact.scope, names);
  }
  return read;
}
