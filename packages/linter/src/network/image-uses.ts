import type { EffectiveProcesses } from "@nf-lint/pipeline";
import type { ResolvedConfig } from "@nf-lint/resolver";
import { addressOf, causesOf, switchOf, textsOf } from "./known-option.js";
import type { Cause, ServiceUse } from "./service-use.js";

const ENGINES = ["docker", "podman", "singularity", "apptainer", "charliecloud", "sarus", "shifter"];

const PULL_FROM_WEB: ReadonlySet<string> = new Set(["singularity", "apptainer", "charliecloud"]);

/** An image, or why it is not known, with the places that name it. */
interface NamedImage {
  readonly image?: string;
  readonly unknown?: string;
  readonly because: readonly Cause[];
  /** Whether it is one of several that a task may get. */
  readonly isOneOfSeveral: boolean;
}

/** Where the images of a variant come from. Without a container engine nothing is pulled. */
export function imageUses(
  config: ResolvedConfig,
  run: EffectiveProcesses,
  hasCloudExecutor: boolean,
): readonly ServiceUse[] {
  const switches = ENGINES.map((name) => ({ name, state: switchOf(config, `${name}.enabled`) }));
  const on = switches.find(({ state }) => state === "on")?.name ?? (hasCloudExecutor ? "docker" : undefined);
  const doubtful = switches.find(({ state }) => typeof state === "object");
  const engine = on ?? doubtful?.name;
  if (engine === undefined) return [];
  const unknown =
    on === undefined && typeof doubtful?.state === "object"
      ? `whether ${engine} is on depends on ${doubtful.state.unknown}`
      : undefined;
  const wave = switchOf(config, "wave.enabled") === "on";
  return namedImages(config, run, engine).flatMap((named) =>
    usesOf(named, config, engine).map((use) => ({
      ...use,
      ...(named.isOneOfSeveral && { atMost: "conditional" as const }),
      ...(wave &&
        use.service !== "multiqc" && {
          atMost: "conditional" as const,
          note: "Wave pulls it, and redirects may lead here",
        }),
      ...(unknown !== undefined && { unknown }),
    })),
  );
}

function namedImages(config: ResolvedConfig, run: EffectiveProcesses, engine: string): readonly NamedImage[] {
  const found = new Map<string, NamedImage & { because: readonly Cause[] }>();
  const add = (value: Parameters<typeof textsOf>[0], cause: Cause): void => {
    const { texts: all, unknown } = textsOf(value);
    // Only Singularity and its kin can get an image from a web address: a choice by engine is decided by that.
    const texts = PULL_FROM_WEB.has(engine) ? all : all.filter((image) => !/^https?:/.test(image));
    const isOneOfSeveral = new Set(texts).size > 1;
    const named = [
      ...texts.map((image) => ({ key: `=${String(isOneOfSeveral)} ${image}`, image })),
      ...(unknown === undefined ? [] : [{ key: `?${unknown}`, unknown }]),
    ];
    for (const { key, ...what } of named) {
      const kept = found.get(key);
      if (kept === undefined) found.set(key, { ...what, isOneOfSeveral, because: [cause] });
      else kept.because = [...kept.because, cause];
    }
  };
  if (run.ok && run.processes.length > 0) {
    for (const { directives } of run.processes) {
      const directive = directives.get("container");
      if (directive === undefined) continue;
      const option = directive.option?.path.join(".") ?? "container";
      add(directive.value, { option, place: directive.place });
    }
  }
  // A list that is open, or no list at all, leaves processes out: what the configuration names counts as well.
  if (!run.ok || !run.isClosed) {
    for (const option of config.options("process")) {
      if (option.path.at(-1) !== "container") continue;
      add(option.value, { option: option.path.join("."), place: option.place });
    }
  }
  return [...found.values()];
}

function usesOf(
  { image, unknown, because }: NamedImage,
  config: ResolvedConfig,
  engine: string,
): readonly ServiceUse[] {
  if (image === undefined) {
    return [{ service: "other-registry", because, unknown: `an image depends on ${unknown ?? "the task"}` }];
  }
  const isFile = image.startsWith("/") || image.startsWith("file:");
  const multiqc: readonly ServiceUse[] = /multiqc/i.test(image) ? [{ service: "multiqc", because }] : [];
  if (isFile) return multiqc;
  const override = textsOf(config.value(`${engine}.registry`));
  const replaces = switchOf(config, `${engine}.registryOverride`) === "on";
  return [...registryUses(image, because, { registry: override, replaces, engine, config }), ...multiqc];
}

function registryUses(
  image: string,
  because: readonly Cause[],
  {
    registry,
    replaces,
    engine,
    config,
  }: {
    readonly registry: ReturnType<typeof textsOf>;
    readonly replaces: boolean;
    readonly engine: string;
    readonly config: ResolvedConfig;
  },
): readonly ServiceUse[] {
  if (/^https?:/.test(image)) return serviceOfHost(image, because);
  if (image.startsWith("library:")) return [{ service: "sylabs-library", because }];
  if (/^(docker-daemon|docker-archive|oci|shub):/.test(image)) return [];
  const name = image.replace(/^(docker|oras):\/\//, "");
  const first = name.split("/")[0] ?? "";
  const hasHost = name.includes("/") && /[.:]|^localhost$/.test(first);
  if (hasHost && !replaces) return serviceOfHost(name, because);
  const causes = [...causesOf(config, `${engine}.registry`), ...because];
  if (registry.unknown !== undefined) {
    return [
      { service: "other-registry", because: causes, unknown: `${engine}.registry depends on ${registry.unknown}` },
    ];
  }
  const [moved] = registry.texts;
  if (moved !== undefined) return serviceOfHost(moved, causes);
  return hasHost ? serviceOfHost(name, because) : [{ service: "docker-hub", because }];
}

/** The service that a registry, or what holds an image, belongs to. */
function serviceOfHost(text: string, because: readonly Cause[]): readonly ServiceUse[] {
  const address = addressOf(text);
  if (address === undefined) return [];
  const { host, port } = address;
  const ofName = (service: string, ...pairs: readonly (readonly [string, string])[]): readonly ServiceUse[] => [
    { service, because, fill: new Map(pairs) },
  ];
  if (port === undefined) {
    if (["docker.io", "index.docker.io", "registry-1.docker.io"].includes(host)) return ofName("docker-hub");
    const fixed = FIXED.get(host);
    if (fixed !== undefined) return fixed.flatMap((service) => ofName(service));
    if (/^([a-z]+\.)?gcr\.io$/.test(host)) return ofName("gcr", ["address", host]);
    const artifact = /^(?<location>[\w-]+)-docker\.pkg\.dev$/.exec(host)?.groups?.["location"];
    if (artifact !== undefined) return ofName("artifact-registry", ["location", artifact]);
    const azure = /^(?<name>[\w-]+)\.azurecr\.io$/.exec(host)?.groups?.["name"];
    if (azure !== undefined) return ofName("azure-registry", ["name", azure]);
    const ecr = /^(?<account>\d+)\.dkr\.ecr\.(?<region>[\w-]+)\.(?<suffix>[\w.]+)$/.exec(host)?.groups;
    if (ecr !== undefined) return [{ service: "ecr", because, fill: new Map(Object.entries(ecr)) }];
  }
  return [
    { service: "other-registry", because, fill: new Map([["address", host]]), ...(port !== undefined && { port }) },
  ];
}

const FIXED: ReadonlyMap<string, readonly string[]> = new Map([
  ["quay.io", ["quay"]],
  ["ghcr.io", ["ghcr"]],
  ["public.ecr.aws", ["ecr-public"]],
  ["nvcr.io", ["nvidia-registry"]],
  ["depot.galaxyproject.org", ["galaxy-depot"]],
  ["library.sylabs.io", ["sylabs-library"]],
  ["community.wave.seqera.io", ["community-registry"]],
  ["community-cr-prod.seqera.io", ["community-registry"]],
  ["cr.seqera.io", ["seqera-registry", "public-registry-layers"]],
  ["public.cr.seqera.io", ["seqera-registry", "public-registry-layers"]],
]);
