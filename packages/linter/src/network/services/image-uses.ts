import { returnsKnowing } from "@nf-lint/groovy";
import type { Value } from "@nf-lint/groovy";
import { containerEngineOf, enabledEngines, enginesOf, pullersOf, pullsFromWeb } from "../container-engines.js";
import type { Engine } from "../container-engines.js";
import { awsRegion } from "./aws-uses.js";
import { doubtOf, switchOf, textsOf, textsOfReturns } from "../known-option.js";
import type { KnownTexts, Switch } from "../known-option.js";
import type { NetworkRun } from "../network-run.js";
import { registryUses, serviceOfHost } from "./registry-uses.js";
import type { RunProcess } from "../run-processes.js";
import { inDoubt, inSomeRuns } from "../service-use.js";
import type { Cause, ServiceUse } from "../service-use.js";
import { taskOf, workflowOf } from "../task-value.js";

/** An image as one engine pulls it, or why it is not known, with the places that name it. */
interface NamedImage {
  readonly image?: string;
  readonly unknown?: string;
  readonly engine: Engine;
  /** Whether it is pulled on AWS. */
  readonly isInAws: boolean;
  readonly because: Cause[];
  /** Whether each run has a task that surely gets it. */
  isSure: boolean;
}

/** Where the images of a variant come from, and what is known of images by their names. */
export function imageUses(run: NetworkRun): readonly ServiceUse[] {
  const wave = switchOf(run.config, "wave.enabled");
  return [
    ...namedImages(run).flatMap((named) => usesOf(run, named, wave)),
    ...unseenImages(run),
    ...poolRegistry(run),
    ...multiqcUses(run),
  ];
}

function namedImages(run: NetworkRun): readonly NamedImage[] {
  const { config, processes, open } = run;
  const enabled = enabledEngines(config);
  const workflow = workflowOf(containerEngineOf(enabled));
  const found = new Map<string, NamedImage>();
  const add = ({ texts, unknown }: KnownTexts, named: Omit<NamedImage, "image" | "unknown">): void => {
    const { engine, isInAws } = named;
    // Docker and its like take no image from a web address: a choice by engine is decided by that.
    const images = [...new Set(pullsFromWeb(engine) ? texts : texts.filter((text) => !/^https?:/.test(text)))];
    const isSure = named.isSure && images.length === 1 && unknown === undefined;
    const all = [...images.map((image) => ({ image })), ...(unknown === undefined ? [] : [{ unknown }])];
    for (const what of all) {
      const key = JSON.stringify([what, engine, isInAws]);
      const kept = found.get(key);
      if (kept === undefined) found.set(key, { ...named, ...what, because: [...named.because], isSure });
      else {
        for (const cause of named.because) kept.because.push(cause);
        kept.isSure ||= isSure;
      }
    }
  };
  for (const process of processes) {
    const directive = process.directives.get("container");
    if (directive === undefined) continue;
    const because = [{ option: directive.option?.path.join(".") ?? "container", place: directive.place }];
    const texts = imagesOf(directive.value, new Map([...taskNames(process), ["workflow", workflow]]));
    const executor = process.directives.get("executor")?.value;
    const isInAws = isAwsBatch(run, executor);
    for (const engine of enginesOf(run, enabled, executor))
      add(texts, { engine, isInAws, because, isSure: !process.isConditional });
  }
  // A list that is open, or no list at all, leaves processes out: what the configuration names counts as well.
  if (open !== undefined) {
    const executor = config.value("process.executor");
    const engines = enginesOf(run, enabled, executor);
    const isInAws = isAwsBatch(run, executor);
    for (const option of config.options("process")) {
      if (option.path.at(-1) !== "container") continue;
      const because = [{ option: option.path.join("."), place: option.place }];
      const texts = imagesOf(option.value, new Map([["workflow", workflow]]));
      for (const engine of engines) add(texts, { engine, isInAws, because, isSure: true });
    }
  }
  return [...found.values()];
}

function imagesOf(value: Value, names: ReadonlyMap<string, Value>): KnownTexts {
  return value.kind === "lazy" ? textsOfReturns(returnsKnowing(value, names)) : textsOf(value);
}

function taskNames(process: RunProcess): readonly (readonly [string, Value])[] {
  return [["task", taskOf(process)]];
}

function isAwsBatch({ config }: NetworkRun, executor: Value | undefined): boolean {
  return textsOf(executor ?? config.value("executor.name")).texts.some((text) => text.toLowerCase() === "awsbatch");
}

function usesOf(run: NetworkRun, named: NamedImage, wave: Switch): readonly ServiceUse[] {
  const { image, unknown, because, engine, isSure, isInAws } = named;
  const alsoAt = pullersOf(run.config, engine);
  const uses: readonly ServiceUse[] =
    image === undefined
      ? [{ service: "other-registry", because, unknown: `an image depends on ${unknown ?? "the task"}` }]
      : registryUses(run, image, because, engine.name);
  const inAws = isInAws ? uses.filter(({ service }) => service === "docker-hub").map((use) => hubInAws(run, use)) : [];
  return [...uses, ...inAws].map((use) => {
    const pulled = inDoubt({ ...use, alsoAt }, doubtAbout(engine));
    const throughWave = wave === "on" ? { ...inSomeRuns(pulled), note: THROUGH_WAVE } : inDoubt(pulled, doubtOf(wave));
    return isSure ? throughWave : inSomeRuns(throughWave);
  });
}

const THROUGH_WAVE = "Wave pulls it, and redirects may lead here";

function doubtAbout({ name, unknown }: Engine): string | undefined {
  return unknown === undefined ? undefined : `whether ${name} pulls it: ${unknown}`;
}

function hubInAws(run: NetworkRun, { because }: ServiceUse): ServiceUse {
  return { service: "docker-hub-in-aws", ...awsRegion(run, because) };
}

/** That there may be images which nobody has seen. */
function unseenImages(run: NetworkRun): readonly ServiceUse[] {
  const { open, config } = run;
  if (open === undefined) return [];
  const engines = enginesOf(run, enabledEngines(config), config.value("process.executor"));
  if (engines.length === 0) return [];
  const alsoAt = [...new Set(engines.flatMap((engine) => pullersOf(config, engine)))];
  return [{ service: "other-registry", because: [], alsoAt, unknown: `there may be further images: ${open}` }];
}

/** The registry that pools of Azure are given to log in to. */
function poolRegistry({ config, processes }: NetworkRun): readonly ServiceUse[] {
  const executors = [
    config.value("process.executor"),
    ...processes.map(({ directives }) => directives.get("executor")?.value),
  ].flatMap((value) => textsOf(value).texts);
  if (!executors.includes("azurebatch")) return [];
  const option = config.option("azure.registry.server");
  const { texts, unknown } = textsOf(option?.value);
  if (option === undefined) return [];
  const because = [{ option: "azure.registry.server", place: option.place }];
  const alsoAt = ["worker" as const];
  return [
    ...texts.flatMap((text) => serviceOfHost(text, because)).map((use) => ({ ...use, alsoAt })),
    ...(unknown === undefined
      ? []
      : [{ service: "other-registry", because, alsoAt, unknown: `azure.registry.server depends on ${unknown}` }]),
  ];
}

/** MultiQC asks for its newest version: it is known by its image or its process's name. */
function multiqcUses({ processes, config, open }: NetworkRun): readonly ServiceUse[] {
  const ofProcesses = processes.flatMap(({ called, directives }) => {
    const container = directives.get("container");
    const isNamed = /multiqc/i.test(called.definition.name) || /multiqc/i.test(called.name);
    if (!isNamed && !textsOf(container?.value).texts.some((text) => /multiqc/i.test(text))) return [];
    const { node } = called.definition;
    const place = container?.place ?? { file: called.path, range: node.range, loc: node.loc };
    return [{ option: container?.option?.path.join(".") ?? `process ${called.definition.name}`, place }];
  });
  const ofOptions = config.options("process").flatMap(({ path, place, value }) => {
    const isImage = path.at(-1) === "container" && textsOf(value).texts.some((text) => /multiqc/i.test(text));
    return open !== undefined && isImage ? [{ option: path.join("."), place }] : [];
  });
  const because = [...ofProcesses, ...ofOptions];
  return because.length === 0 ? [] : [{ service: "multiqc", because }];
}
