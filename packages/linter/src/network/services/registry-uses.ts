import { addressOf } from "../address.js";
import { causesOf, doubtOf, settingOf, switchOf } from "../known-option.js";
import type { NetworkRun } from "../network-run.js";
import { inDoubt, useAt } from "../service-use.js";
import type { Cause, ServiceUse } from "../service-use.js";

/** Those engines that have an option for a registry. */
const HAVE_REGISTRY: ReadonlySet<string> = new Set([
  "docker",
  "podman",
  "singularity",
  "apptainer",
  "charliecloud",
  "appleContainer",
  "smolvm",
]);

/** Where an image comes from, as `ContainerHandler` names it for an engine. Files and daemons need nobody. */
export function registryUses(
  { config }: NetworkRun,
  image: string,
  because: readonly Cause[],
  engine: string,
): readonly ServiceUse[] {
  if (/^(\/|file:|docker-daemon:|docker-archive:|oci:|oci-archive:|shub:)/.test(image)) return [];
  if (/^https?:/.test(image)) return serviceOfHost(image, because);
  if (image.startsWith("library:")) return [{ service: "sylabs-library", because }];
  const hasScheme = /^[^/:. ]+:\/\//.test(image);
  const name = image.replace(/^(docker|oras):\/\//, "").replace(/^docker:/, "");
  const first = name.split("/")[0] ?? "";
  const hasHost = name.includes("/") && /[.:]/.test(first);
  const isLocal = name.includes("/") && first === "localhost";
  const own = (): readonly ServiceUse[] =>
    hasHost || isLocal ? serviceOfHost(name, because) : [{ service: "docker-hub", because }];

  // An address of Singularity and its kin is taken as it is; Charliecloud takes `docker://` away.
  if (!HAVE_REGISTRY.has(engine) || (hasScheme && engine !== "charliecloud")) return own();
  const registry = settingOf(config, `${engine}.registry`);
  if (registry.text === undefined && registry.unknown === undefined) return own();
  const causes = [...because, ...causesOf(config, `${engine}.registry`, `${engine}.registryOverride`)];
  const moved: readonly ServiceUse[] =
    registry.text === undefined
      ? [{ service: "other-registry", because: causes, unknown: registry.unknown ?? `${engine}.registry` }]
      : serviceOfHost(registry.text, causes);
  if (!hasHost)
    return registry.text === undefined ? [...own().map((use) => inDoubt(use, registry.unknown)), ...moved] : moved;
  // Docker alone has an option that puts the registry in the place of another.
  const override = engine === "docker" ? switchOf(config, "docker.registryOverride") : "off";
  if (override === "off") return own();
  const doubt = doubtOf(override) ?? registry.unknown;
  if (doubt === undefined) return moved;
  return [...own(), ...moved].map((use) => inDoubt(use, doubt));
}

/** The service that a registry, or what holds an image, belongs to; none of a text that is no address. */
export function serviceOfHost(text: string, because: readonly Cause[]): readonly ServiceUse[] {
  const address = addressOf(text);
  if (address === undefined) return [];
  const { host, port } = address;
  const ofName = (service: string, ...fill: readonly [name: string, text: string][]): readonly ServiceUse[] => [
    { service, because, fill: new Map(fill) },
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
    const ecr = /^(?<account>\d+)\.dkr\.ecr\.(?<region>[\w-]+)\.(?<suffix>[\w.-]+)$/.exec(host)?.groups;
    if (ecr !== undefined) {
      const { account = "", region = "", suffix = "" } = ecr;
      return ofName("ecr", ["region", region], ["suffix", suffix], ["account", account]);
    }
  }
  return [useAt("other-registry", address, because)];
}

const FIXED: ReadonlyMap<string, readonly string[]> = new Map([
  ["quay.io", ["quay"]],
  ["ghcr.io", ["ghcr"]],
  ["public.ecr.aws", ["ecr-public"]],
  ["nvcr.io", ["nvidia-registry"]],
  ["depot.galaxyproject.org", ["galaxy-depot"]],
  ["library.sylabs.io", ["sylabs-library"]],
  ["community.wave.seqera.io", ["community-registry", "community-registry-layers"]],
  ["community-cr-prod.seqera.io", ["community-registry-layers"]],
  ["cr.seqera.io", ["seqera-registry", "public-registry-layers"]],
  ["public.cr.seqera.io", ["seqera-registry", "public-registry-layers"]],
]);
