import { allOptions } from "./option-facts.js";

/** A scope that something other than Nextflow's core reads. */
export interface PluginScope {
  readonly scope: string;
  /** The plugins that read it, the newest first; none for a scope that a tool around Nextflow reads. */
  readonly plugins: readonly string[];
  /**
   * `core`: the plugin ships with Nextflow, and its options are known. `third-party`: its options are not. `tool`:
   * Nextflow ignores the scope, and some other program reads it.
   */
  readonly origin: "core" | "third-party" | "tool";
  /** Whether nothing reads the scope unless one of the plugins is declared in `plugins { … }`. */
  readonly needsDeclaration: boolean;
}

/** From the plugins' own documentation and sources. Their options are not known here, only their scopes. */
const THIRD_PARTY: Readonly<Record<string, readonly string[]>> = {
  bacalhau: ["nf-bacalhau"],
  boost: ["nf-boost"],
  co2footprint: ["nf-co2footprint"],
  float: ["nf-float"],
  fovus: ["nf-fovus"],
  iridanext: ["nf-iridanext"],
  lakefs: ["nf-lakefs"],
  lamin: ["nf-lamin"],
  nomad: ["nf-nomad"],
  prov: ["nf-prov"],
  quilt: ["nf-quilt"],
  slack: ["nf-slack"],
  snowflake: ["nf-snowflake"],
  sql: ["nf-sqldb"],
  tes: ["nf-ga4gh"],
  validation: ["nf-schema", "nf-validation"],
  webHook: ["nf-teams"],
  weblog: ["nf-weblog"],
};

/** Nextflow loads the plugin on its own where the scope says `enabled` (`PluginsFacade`). */
const AUTOLOADED: ReadonlySet<string> = new Set(["weblog"]);

/** `epi2melabs`: the EPI2ME desktop application shows a workflow with it. */
const OF_TOOLS = ["epi2melabs"];

let scopes: ReadonlyMap<string, PluginScope> | undefined;

/** The plugin scope of this name; `undefined` for the core's own scopes and for what no known plugin reads. */
export function pluginScope(scope: string): PluginScope | undefined {
  return pluginScopes().get(scope);
}

/** Every plugin scope that is known, by name. */
export function pluginScopes(): ReadonlyMap<string, PluginScope> {
  scopes ??= new Map([
    ...coreScopes(),
    ...Object.entries(THIRD_PARTY).map(([scope, plugins]): [string, PluginScope] => [
      scope,
      { scope, plugins, origin: "third-party", needsDeclaration: !AUTOLOADED.has(scope) },
    ]),
    ...OF_TOOLS.map((scope): [string, PluginScope] => [
      scope,
      { scope, plugins: [], origin: "tool", needsDeclaration: false },
    ]),
  ]);
  return scopes;
}

/** Whether a plugin ships with Nextflow, in the version that fits it. */
export function isCorePlugin(id: string): boolean {
  return CORE_PLUGINS.has(id);
}

/** `META-INF/plugins-info.txt` of Nextflow 26.08.0-edge. */
const CORE_PLUGINS: ReadonlySet<string> = new Set([
  "nf-agent",
  "nf-agent-pi",
  "nf-amazon",
  "nf-azure",
  "nf-cloudcache",
  "nf-codecommit",
  "nf-console",
  "nf-google",
  "nf-k8s",
  "nf-seqera",
  "nf-tower",
  "nf-wave",
]);

function coreScopes(): [string, PluginScope][] {
  return allOptions()
    .filter(({ kind, owner, path }) => kind === "scope" && path.length === 1 && CORE_PLUGINS.has(owner))
    .map(({ owner, path: [scope = ""] }) => [
      scope,
      { scope, plugins: [owner], origin: "core", needsDeclaration: false },
    ]);
}
