import { traverse } from "@nf-lint/parser";
import type { ConfigFile } from "@nf-lint/parser";
import { isSelectorKey } from "@nf-lint/resolver";
import type { Constant, Value } from "@nf-lint/groovy";
import type { OptionPath, Place, Project, ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { isOn, isTrue, isUnset } from "../authoring/certainty.js";
import { externalLinks } from "./external-host.js";
import type { ExternalLink } from "./external-host.js";
import { allSettings } from "./option-settings.js";
import type { ConfiguredVariant } from "./option-settings.js";
import { settingsOf } from "./process-settings.js";
import { readsIn, sees } from "./reads.js";

/** Options beside params and directives that a run reads from, or writes to. */
const OTHER_OPTIONS: ReadonlySet<string> = new Set([
  "bucketDir",
  "conda.channels",
  "manifest.gitmodules",
  "weblog.url",
  "workDir",
]);

/** What has to be on for an option to count. */
const SERVICES: ReadonlyMap<string, string> = new Map([
  ["conda.channels", "conda.enabled"],
  ["weblog.url", "weblog.enabled"],
]);

/** Where Conda looks for a channel that is only a name. */
const CONDA = "conda.anaconda.org";

/** Where `seqera://ORGANIZATION/WORKSPACE/datasets/…` is where no Platform is named (`TowerClient`). */
const PLATFORM = "api.cloud.seqera.io";

/** Where Singularity looks for `library://`. */
const LIBRARY = "library.sylabs.io";

/** An image's registry is no link; what is written for a shell may hold links in comments and messages. */
const OTHER_DIRECTIVES: ReadonlySet<string> = new Set([
  "afterScript",
  "beforeScript",
  "clusterOptions",
  "containerOptions",
  "resourceLabels",
  "shell",
]);

/** Keys whose links are to be looked at; the first is what nf-core's configurations say of themselves. */
const FOR_PEOPLE =
  /^(config_profile_\w+|citation|contact|docs?|documentation|doi|github|home_?page|licen[cs]e|website)$/i;

/** Where the second part of a path is the name of a repository. */
const FORGES: ReadonlySet<string> = new Set(["github.com", "gitlab.com", "bitbucket.org"]);

/** Where an include leads of which it is not sure that it stays within the site. */
const OPEN_TARGETS: ReadonlySet<string> = new Set(["remote", "unknown"]);

/** An option through which a run reads from the internet. */
export interface ExternalSetting {
  readonly option: ResolvedOption;
  /** A host, or a bucket as `s3://ngi-igenomes`. */
  readonly host: string;
}

/**
 * The options of a variant that surely lead to the internet, once for each host. A link that comes from a param is that
 * param's alone: who writes the address can change it.
 */
export function externalSettings(variant: ConfiguredVariant): readonly ExternalSetting[] {
  return [...linkedSettings(variant), ...namedSettings(variant)];
}

function linkedSettings(variant: ConfiguredVariant): readonly ExternalSetting[] {
  const platform = publicPlatform(variant.config);
  const hasOwnStore = variant.config.value("aws.client.endpoint") !== undefined;
  return allSettings(variant).flatMap(({ setting, option }): readonly ExternalSetting[] => {
    if (setting !== option || !isRead(option.path) || isSwitchedOff(variant, option.path)) return [];
    const written = addressesIn(variant.project, option.valuePlace);
    if (written.length === 0) return [];
    const texts = textsOf(option.value).filter((text) => isCommandLine(option.path) || isAddress(text));
    const hosts = texts
      .filter((text) => directiveOf(option.path) !== "container" || /^https?:/i.test(text))
      .flatMap(externalLinks)
      .filter((link) => !isPage(link) && written.some((text) => text.includes(`${link.scheme}://`)))
      .filter(({ scheme }) => scheme !== "s3" || !hasOwnStore)
      .map(({ host }) => host);
    const datasets = texts.some((text) => /^seqera:\/\//i.test(text.trim())) ? platform : [];
    return [...new Set([...hosts, ...datasets])].map((host) => ({ option, host }));
  });
}

/** Where the data sets of a Platform are: none where one of the site's own is named, or may be. */
function publicPlatform(config: ResolvedConfig): readonly string[] {
  const endpoint = config.value("tower.endpoint");
  if (isUnset(endpoint)) return [PLATFORM];
  return endpoint === undefined
    ? []
    : textsOf(endpoint)
        .flatMap(externalLinks)
        .map(({ host }) => host);
}

/** The options that lead somewhere by a name that is no link. */
function namedSettings({ config }: ConfiguredVariant): readonly ExternalSetting[] {
  const channels = config.option("conda.channels");
  const server = config.option("mail.smtp.host");
  const named: ExternalSetting[] = [];
  if (channels !== undefined && usesConda(config) && textsOf(channels.value).some(isChannelName)) {
    named.push({ option: channels, host: CONDA });
  }
  for (const name of server === undefined ? [] : textsOf(server.value)) {
    for (const { host } of externalLinks(`https://${name}`)) if (server) named.push({ option: server, host });
  }
  for (const option of settingsOf(config, "container")) {
    if (textsOf(option.value).some((text) => text.startsWith("library://"))) named.push({ option, host: LIBRARY });
  }
  return named;
}

/** Conda itself, or Wave that builds images from its packages. */
function usesConda(config: ResolvedConfig): boolean {
  if (isTrue(config.value("conda.enabled")) === "yes") return true;
  const strategy = config.value("wave.strategy");
  const builds = strategy !== undefined && textsOf(strategy).some((text) => text.includes("conda"));
  return builds && isTrue(config.value("wave.enabled")) === "yes";
}

function isChannelName(text: string): boolean {
  return text.split(",").some((name) => /^[\w-]+(\/[\w-]+)*$/.test(name.trim()));
}

/** Whether a run reads what the option leads to. */
function isRead(path: OptionPath): boolean {
  const [scope, name = ""] = path;
  if (scope === "params") return !path.some((key) => FOR_PEOPLE.test(key));
  if (scope === "env") return !/_proxy$/i.test(name);
  if (scope !== "process") return OTHER_OPTIONS.has(path.join("."));
  if (directiveOf(path) === "container") return true;
  return !OTHER_DIRECTIVES.has(directiveOf(path) ?? "") && !isNameOfImage(path.at(-1) ?? "");
}

/**
 * Whether the two params that nf-core's template sets for everybody lead nowhere: the genomes are ignored, or no include
 * takes the institutions' configurations, as with `NXF_OFFLINE`.
 */
function isSwitchedOff({ config }: ConfiguredVariant, path: OptionPath): boolean {
  const name = path.join(".");
  if (name === "params.igenomes_base") return isOn(config.value("params.igenomes_ignore")) === "yes";
  const service = SERVICES.get(name);
  if (service !== undefined) return isTrue(config.value(service)) !== "yes";
  if (name !== "params.custom_config_base") return false;
  const includes = config.includes.filter(({ node }) => readsIn(node.source).some((read) => sees(read, path)));
  return includes.length > 0 && includes.every(({ certain, target }) => certain && !OPEN_TARGETS.has(target.kind));
}

/** `ext.image`, `ext.singularity`: an image all the same. */
function isNameOfImage(key: string): boolean {
  return /image|container|docker|singularity|apptainer/i.test(key);
}

/** `ext.args` and its like: a link is a part of the text. */
function isCommandLine(path: OptionPath): boolean {
  return path[0] === "process" && directiveOf(path) === "ext";
}

function directiveOf(path: OptionPath): string | undefined {
  return path.slice(1).find((key) => !isSelectorKey(key));
}

/** One address or several. A help text or a citation has other words beside it. */
function isAddress(text: string): boolean {
  return text
    .trim()
    .split(/\s+/)
    .every((word) => /^\w+:\/\//.test(word));
}

/** A host alone, or a repository, is something to look at; what a run reads is a file or a folder there. */
function isPage({ scheme, host, path }: ExternalLink): boolean {
  if (scheme !== "http" && scheme !== "https") return false;
  const depth = path.split(/[?#]/)[0]?.split("/").filter(Boolean).length ?? 0;
  return depth === 0 || (depth <= 2 && FORGES.has(host));
}

/** The texts of a value, and those that a closure can be seen to return. */
function textsOf(value: Value): readonly string[] {
  if (value.kind === "lazy") return value.returns.flatMap(textsOf);
  if (value.kind === "unknown") return [...(value.entries?.values() ?? [])].flatMap(textsOf);
  return textsOfConstant(value.value);
}

function textsOfConstant(constant: Constant): readonly string[] {
  if (typeof constant === "string") return [constant];
  if (Array.isArray(constant)) return constant.flatMap(textsOf);
  if (!(constant instanceof Map)) return [];
  return [...(constant as ReadonlyMap<string, Value>)].flatMap(([key, value]) =>
    FOR_PEOPLE.test(key) ? [] : textsOf(value),
  );
}

/** A text of the source that has an address in it. */
interface WrittenAddress {
  readonly start: number;
  readonly text: string;
}

const kept = new WeakMap<ConfigFile, readonly WrittenAddress[]>();

/** The texts with an address that are written out at a place. */
function addressesIn(project: Project, { file, range }: Place): readonly string[] {
  const source = project.files.get(file);
  if (source === undefined) return [];
  const written = kept.get(source.ast) ?? writtenAddresses(source.ast);
  kept.set(source.ast, written);
  const found: string[] = [];
  let index = firstFrom(written, range[0]);
  for (let next = written[index]; next !== undefined && next.start < range[1]; next = written[++index]) {
    found.push(next.text);
  }
  return found;
}

/** The index of the first one that begins at an offset or behind it. */
function firstFrom(written: readonly WrittenAddress[], offset: number): number {
  let low = 0;
  let high = written.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((written[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In source order, in lower case. */
function writtenAddresses(ast: ConfigFile): readonly WrittenAddress[] {
  const found: WrittenAddress[] = [];
  traverse(ast, (node) => {
    if (node.type !== "StringLiteral" && node.type !== "GStringText") return;
    if (node.value.includes("://")) found.push({ start: node.range[0], text: node.value.toLowerCase() });
  });
  return found;
}
