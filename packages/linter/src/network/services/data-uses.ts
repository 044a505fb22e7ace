import type { Value } from "@nf-lint/groovy";
import type { ResolvedOption } from "@nf-lint/resolver";
import { accountUse, azureStorage } from "./cloud-uses.js";
import { bucketUses, s3Uses } from "./aws-uses.js";
import { addressOf } from "../address.js";
import { textsOf } from "../known-option.js";
import type { NetworkRun } from "../network-run.js";
import { inDoubt, inSomeRuns, useAt } from "../service-use.js";
import type { Cause, ServiceUse } from "../service-use.js";

/** Schemes of addresses that a plugin of a cloud reads. */
const CLOUD_SCHEMES = ["s3", "gs", "az"] as const;

type CloudScheme = (typeof CLOUD_SCHEMES)[number];

/** A place in which a run keeps or finds data. */
interface Data {
  readonly because: readonly Cause[];
  /** All addresses that it can be. */
  readonly texts: readonly string[];
  /** The scheme of an address of which the rest is not known: `"s3://${params.bucket}/work"`. */
  readonly scheme?: CloudScheme;
  /** Why nothing is known of it. */
  readonly unknown?: string;
  /** Whether only some runs come to it. */
  readonly isConditional: boolean;
}

/** Where a run reads and writes: the work directory surely, what params, `env` and `publishDir` name perhaps. */
export function dataUses(run: NetworkRun): readonly ServiceUse[] {
  return [...dataOf(run).flatMap((data) => usesOf(run, data)), ...linkUses(run), ...fileShares(run)];
}

/** What asks for the plugin of a cloud: the directories surely, all else in some runs. */
export function dataSchemes(
  run: NetworkRun,
): readonly { readonly because: readonly Cause[]; readonly unknown?: string; readonly isConditional: boolean }[] {
  return dataOf(run).flatMap(({ because, texts, scheme, unknown, isConditional }) => {
    if (unknown !== undefined) return [{ because, unknown, isConditional }];
    return scheme !== undefined || texts.some((text) => schemeOf(text) !== undefined)
      ? [{ because, isConditional }]
      : [];
  });
}

function schemeOf(text: string): CloudScheme | undefined {
  return CLOUD_SCHEMES.find((scheme) => text.startsWith(`${scheme}://`));
}

function dataOf(run: NetworkRun): readonly Data[] {
  const { config, processes, params } = run;
  const directories = ["workDir", "bucketDir", "outputDir"].flatMap((name) => config.option(name) ?? []);
  const given = [...config.options("params"), ...config.options("env")];
  return [
    ...directories.map((option) => optionData(run, option)),
    // Whoever starts the run gives the params that it is about: what is not known of the others says nothing.
    ...given.map((option): Data => {
      const { unknown: _unsaid, ...data } = optionData(run, option);
      return { ...data, isConditional: true };
    }),
    ...[...params.values()].map((text): Data => ({ because: [], texts: [text], isConditional: true })),
    ...processes.flatMap(({ directives }): readonly Data[] => {
      const directive = directives.get("publishDir");
      if (directive === undefined) return [];
      const option = directive.option?.path.join(".") ?? "publishDir";
      return [
        { because: [{ option, place: directive.place }], texts: publishedTo(directive.value), isConditional: true },
      ];
    }),
  ];
}

function optionData({ project }: NetworkRun, { path, place, value, valuePlace }: ResolvedOption): Data {
  const because = [{ option: path.join("."), place }];
  const { texts, unknown } = textsOf(value);
  if (unknown === undefined) return { because, texts, isConditional: false };
  const written = project.files.get(valuePlace.file)?.text.slice(...valuePlace.range) ?? "";
  const scheme = CLOUD_SCHEMES.find((one) => new RegExp(`^"+${one}://`).test(written));
  if (scheme !== undefined) return { because, texts, scheme, isConditional: false };
  return { because, texts, unknown: `${path.join(".")} depends on ${unknown}`, isConditional: false };
}

/** `publishDir 'a'`, `[path: 'a']`, or a list of these. */
function publishedTo(value: Value): readonly string[] {
  if (value.kind !== "known" || typeof value.value !== "object" || value.value === null) return textsOf(value).texts;
  if (Array.isArray(value.value)) return (value.value as readonly Value[]).flatMap(publishedTo);
  return value.value instanceof Map
    ? textsOf(value.value.get("path") as Value | undefined).texts
    : textsOf(value).texts;
}

function usesOf(run: NetworkRun, { because, texts, scheme, unknown, isConditional }: Data): readonly ServiceUse[] {
  const named = texts.flatMap((text) => {
    const found = schemeOf(text);
    return found === undefined ? [] : storageUses(run, found, because, bucketIn(text));
  });
  const written = scheme === undefined ? [] : storageUses(run, scheme, because, undefined);
  const uses = isConditional ? [...named, ...written].map(inSomeRuns) : [...named, ...written];
  if (unknown === undefined) return uses;
  return [
    ...uses,
    ...CLOUD_SCHEMES.flatMap((one) => storageUses(run, one, because)).map((use) => inDoubt(use, unknown)),
  ];
}

/** The bucket of an address of S3. */
function bucketIn(text: string): string | undefined {
  return /^s3:\/+(?<bucket>[a-z0-9][a-z0-9.-]+)(?=\/|$)/.exec(text)?.groups?.["bucket"];
}

function storageUses(
  run: NetworkRun,
  scheme: CloudScheme,
  because: readonly Cause[],
  bucket?: string,
): readonly ServiceUse[] {
  switch (scheme) {
    case "s3":
      return [...s3Uses(run, because), ...(bucket === undefined ? [] : bucketUses(run, bucket, because))];
    case "gs":
      return [{ service: "google-storage", because }];
    case "az":
      return [azureStorage(run, because)];
  }
}

/** Links that a run may follow, and licence servers that its tools may ask. */
function linkUses({ config, params }: NetworkRun): readonly ServiceUse[] {
  const given = [...config.options("params"), ...config.options("env")].flatMap(({ path, place, value }) =>
    textsOf(value).texts.flatMap((text) => {
      const because = [{ option: path.join("."), place }];
      return [...linkUse(text, because), ...(path[0] === "env" ? licenceUse(path.at(-1) ?? "", text, because) : [])];
    }),
  );
  // What stands in `ext` is mostly a command line.
  const extended = config.options("process").flatMap(({ path, place, value }) => {
    if (!path.includes("ext")) return [];
    const because = [{ option: path.join("."), place }];
    const links = textsOf(value).texts.flatMap((text) => text.match(/\b(?:https?|ftp):\/\/[^\s'"`<>|;]+/g) ?? []);
    return links.flatMap((link) => linkUse(link, because));
  });
  return [...given, ...[...params.values()].flatMap((text) => linkUse(text, [])), ...extended];
}

function linkUse(text: string, because: readonly Cause[]): readonly ServiceUse[] {
  const address = /^(https?|ftp):\/\//.test(text) ? addressOf(text) : undefined;
  return address === undefined ? [] : [inDoubt(useAt("links", address, because), "whether a run follows the link")];
}

/** `SENTIEON_LICENSE = 'licence.example.org:8990'`; others write the port first, `27000@host`. */
function licenceUse(name: string, text: string, because: readonly Cause[]): readonly ServiceUse[] {
  if (!/LICEN[CS]E/i.test(name)) return [];
  const found = /^(?:(?<first>\d{1,5})@)?(?<host>[\w-]+(?:\.[\w-]+)*)(?::(?<last>\d{1,5}))?$/.exec(text)?.groups;
  const host = found?.["host"];
  const port = found?.["first"] ?? found?.["last"];
  return host === undefined || port === undefined
    ? []
    : [useAt("licence-server", { host, port: Number(port) }, because)];
}

function fileShares(run: NetworkRun): readonly ServiceUse[] {
  const [option] = run.config.options("azure.storage.fileShares");
  if (option === undefined) return [];
  const because = [{ option: option.path.join("."), place: option.place }];
  return [accountUse(run, { service: "azure-file-shares", because })];
}
