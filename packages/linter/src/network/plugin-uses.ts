import type { Project, ResolvedConfig, TargetVersion } from "@nf-lint/resolver";
import { atOption } from "./cloud-uses.js";
import { causesOf, switchOf, textsOf } from "./known-option.js";
import type { Cause, ServiceUse } from "./service-use.js";
import type { UsedExecutor } from "./cloud-uses.js";

/** The release that takes plugins from the registry instead of GitHub. */
const REGISTRY_SINCE = "25.10";

/** The release that reads `registry.url` for plugins. */
const OWN_REGISTRY_SINCE = "26.08.0-edge";

const BRING_A_PLUGIN: ReadonlySet<string> = new Set(["awsbatch", "azurebatch", "google-batch", "k8s", "seqera"]);

const SWITCHES = ["tower.enabled", "fusion.enabled", "wave.enabled", "cloudcache.enabled", "weblog.enabled"];

/** From where plugins are downloaded, the ones that Nextflow loads by itself included, and what Enterprise plugins need. */
export function pluginUses(
  project: Project,
  config: ResolvedConfig,
  target: TargetVersion,
  executors: readonly UsedExecutor[],
): readonly ServiceUse[] {
  const declared = declaredPlugins(project);
  let sure: readonly Cause[] = declared.map(({ cause }) => cause);
  const doubts: { readonly because: readonly Cause[]; readonly unknown: string }[] = [];
  for (const { name, because, unknown } of executors) {
    if (!BRING_A_PLUGIN.has(name)) continue;
    if (unknown === undefined) sure = [...sure, ...because];
    else doubts.push({ because, unknown: `the executor depends on ${unknown}` });
  }
  for (const name of ["workDir", "bucketDir"]) {
    if (textsOf(config.value(name)).texts.some((text) => /^(s3|gs|az):/.test(text)))
      sure = [...sure, ...causesOf(config, name)];
  }
  for (const name of SWITCHES) {
    const state = switchOf(config, name);
    if (state === "on") sure = [...sure, ...causesOf(config, name)];
    if (typeof state === "object") {
      doubts.push({ because: causesOf(config, name), unknown: `${name} depends on ${state.unknown}` });
    }
  }
  const enterprise = declared.filter(({ id }) => /^(nf-)?xpack/.test(id)).map(({ cause }) => cause);
  const [doubt] = doubts;
  return [
    ...(sure.length > 0 ? sources(config, target, { because: sure }) : []),
    ...(sure.length === 0 && doubt !== undefined ? sources(config, target, doubt) : []),
    ...(enterprise.length > 0
      ? [
          { service: "enterprise-plugins", because: enterprise },
          { service: "seqera-licence", because: enterprise, alsoAt: ["head" as const] },
        ]
      : []),
  ];
}

function sources(
  config: ResolvedConfig,
  target: TargetVersion,
  use: Omit<ServiceUse, "service">,
): readonly ServiceUse[] {
  const isNew = target.mayBeFrom(REGISTRY_SINCE);
  const isOld = target.mayBeBefore(REGISTRY_SINCE);
  const both = isNew && isOld ? { atMost: "conditional" as const } : {};
  const uses: ServiceUse[] = [];
  if (isNew) {
    const note = isOld ? { note: "Nextflow 25.10 and newer" } : {};
    const own = config.value("registry.url") !== undefined && !target.mayBeBefore(OWN_REGISTRY_SINCE);
    uses.push({
      ...use,
      ...both,
      ...note,
      ...(own ? atOption(config, "own-plugin-registry", "registry.url") : { service: "plugin-registry" }),
    });
  }
  if (isOld) {
    const note = isNew ? { note: "Nextflow before 25.10" } : {};
    uses.push({ ...use, ...both, ...note, service: "plugin-index" }, { ...use, ...note, service: "release-files" });
  }
  return uses;
}

interface DeclaredPlugin {
  readonly id: string;
  readonly cause: Cause;
}

/** The plugins that any file of the project declares: Nextflow loads them all. */
function declaredPlugins(project: Project): readonly DeclaredPlugin[] {
  return [...project.files.values()].flatMap(({ ast, path }) =>
    ast.body.flatMap((statement): readonly DeclaredPlugin[] => {
      if (statement.type !== "ConfigApplyBlock") return [];
      return statement.body.flatMap((entry) =>
        entry.arguments.flatMap((argument): readonly DeclaredPlugin[] => {
          if (argument.type !== "StringLiteral") return [];
          const { range, loc } = argument;
          const [id = ""] = argument.value.split("@");
          return [{ id, cause: { option: `plugins ${id}`, place: { file: path, range, loc } } }];
        }),
      );
    }),
  );
}
