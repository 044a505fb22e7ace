import { addressOf } from "../address.js";
import { causesOf, doubtOf, switchOf, textsOf } from "../known-option.js";
import type { NetworkRun } from "../network-run.js";
import { dataSchemes } from "./data-uses.js";
import { inDoubt, inSomeRuns, useAt } from "../service-use.js";
import type { Cause, ServiceUse } from "../service-use.js";
import { SERVICE_EXECUTORS } from "../used-executors.js";
import type { UsedExecutor } from "../used-executors.js";

/** The release that takes plugins from the registry instead of GitHub. */
const REGISTRY_SINCE = "25.10";

/** The release that reads `registry.url` for plugins. */
const OWN_REGISTRY_SINCE = "26.08.0-edge";

const SWITCHES = ["tower.enabled", "fusion.enabled", "wave.enabled", "cloudcache.enabled", "weblog.enabled"];

/** Executors of the past that bring a plugin as well. */
const BRING_A_PLUGIN: ReadonlySet<string> = new Set([...SERVICE_EXECUTORS, "google-lifesciences"]);

/** What asks for a plugin: surely, in some runs, or perhaps. */
interface Demand {
  readonly because: readonly Cause[];
  readonly unknown?: string;
  readonly isConditional?: boolean;
}

/** From where plugins are downloaded, the ones that Nextflow loads by itself included, and what Enterprise plugins need. */
export function pluginUses(run: NetworkRun, executors: readonly UsedExecutor[]): readonly ServiceUse[] {
  const declared = declaredPlugins(run);
  const enterprise = declared.filter(({ id }) => /^(nf-)?xpack/.test(id)).map(({ cause }) => cause);
  return [
    ...sourceUses(run, [
      ...declared.map(({ cause }) => ({ because: [cause] })),
      ...executors.filter(({ name }) => BRING_A_PLUGIN.has(name)),
      ...optionDemands(run),
      ...dataSchemes(run),
    ]),
    ...(enterprise.length > 0
      ? [
          { service: "enterprise-plugins", because: enterprise },
          { service: "seqera-licence", because: enterprise, alsoAt: ["head" as const] },
        ]
      : []),
  ];
}

function optionDemands({ config, environment }: NetworkRun): readonly Demand[] {
  const switched = SWITCHES.flatMap((name): readonly Demand[] => {
    const state = switchOf(config, name);
    if (state === "off") return [];
    const unknown = doubtOf(state);
    return [{ because: causesOf(config, name), ...(unknown !== undefined && { unknown }) }];
  });
  const [agent] = config.options("agent");
  return [
    ...switched,
    ...(agent === undefined ? [] : [{ because: [{ option: agent.path.join("."), place: agent.place }] }]),
    ...["TOWER_ACCESS_TOKEN", "NXF_ENABLE_AWS_SES"]
      .filter((name) => environment.has(name))
      .map(() => ({ because: [] })),
  ];
}

/** The surest demand decides; what is as sure is a cause as well. */
function sourceUses(run: NetworkRun, demands: readonly Demand[]): readonly ServiceUse[] {
  const sure = demands.filter(({ unknown, isConditional }) => unknown === undefined && isConditional !== true);
  if (sure.length > 0) return sources(run, causes(sure));
  const atTimes = demands.filter(({ unknown }) => unknown === undefined);
  const doubtful = demands.filter(({ unknown }) => unknown !== undefined);
  return [
    ...(atTimes.length > 0 ? sources(run, causes(atTimes)).map(inSomeRuns) : []),
    ...(doubtful.length > 0 ? sources(run, causes(doubtful)).map((use) => inDoubt(use, doubtful[0]?.unknown)) : []),
  ];
}

function causes(demands: readonly Demand[]): readonly Cause[] {
  return demands.flatMap(({ because }) => because);
}

function sources(run: NetworkRun, because: readonly Cause[]): readonly ServiceUse[] {
  const { target } = run;
  if (run.environment.get("NXF_OFFLINE") === "true") return [];
  const isNew = target.mayBeFrom(REGISTRY_SINCE);
  const isOld = target.mayBeBefore(REGISTRY_SINCE);
  const atTimes = (uses: readonly ServiceUse[], note: string): readonly ServiceUse[] =>
    isNew && isOld ? uses.map((use) => inSomeRuns({ note, ...use })) : uses;
  return [
    ...(isNew ? atTimes(registries(run, because), "Nextflow 25.10 and newer") : []),
    ...(isOld
      ? atTimes(
          [
            { service: "plugin-index", because },
            { service: "release-files", because },
          ],
          "Nextflow before 25.10",
        )
      : []),
  ];
}

/** The public registry, or those of one's own. */
function registries({ config, target, environment }: NetworkRun, because: readonly Cause[]): readonly ServiceUse[] {
  const moved = addressOf(environment.get("NXF_PLUGINS_REGISTRY_URL") ?? "");
  const publicOne: ServiceUse =
    moved === undefined ? { service: "plugin-registry", because } : useAt("own-plugin-registry", moved, because);
  const { texts, unknown } = textsOf(config.value("registry.url"));
  if ((texts.length === 0 && unknown === undefined) || !target.mayBeFrom(OWN_REGISTRY_SINCE)) return [publicOne];
  const all = [...because, ...causesOf(config, "registry.url")];
  const own = texts.flatMap((text): readonly ServiceUse[] => {
    const address = addressOf(text);
    return address === undefined ? [] : [useAt("own-plugin-registry", address, all)];
  });
  const why = unknown === undefined ? undefined : `registry.url depends on ${unknown}`;
  if (why !== undefined)
    return [publicOne, { service: "own-plugin-registry", because: all }].map((use) => inDoubt(use, why));
  if (!target.mayBeBefore(OWN_REGISTRY_SINCE)) return own;
  return [
    inSomeRuns({ ...publicOne, note: "Nextflow before 26.08, which reads no registry.url for plugins" }),
    ...own.map((use) => inSomeRuns({ ...use, note: "Nextflow 26.08 and newer" })),
  ];
}

interface DeclaredPlugin {
  readonly id: string;
  readonly cause: Cause;
}

/** The plugins that any file of the project declares: Nextflow loads them all. */
function declaredPlugins({ project }: NetworkRun): readonly DeclaredPlugin[] {
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
