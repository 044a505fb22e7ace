import type { Value } from "@nf-lint/groovy";
import type { OptionFact, Project, ResolvedOption } from "@nf-lint/resolver";
import { builtInExecutors, findOption, isScheduler, readsSetting } from "@nf-lint/resolver";
import { isText, isUnset } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions, ProjectCheckContext, VariantCheckContext } from "../authoring/project-rule-definition.js";
import type { ProjectScripts } from "../authoring/project-scripts.js";
import { CONTAINER_ENGINES } from "../clouds/container-engines.js";
import { CLOUD_EXECUTORS } from "../clouds/executor-kinds.js";
import { ExecutorsInUse, SOME_EXECUTOR, readByNone } from "../clouds/executors-in-use.js";
import type { ExecutedSetting } from "../clouds/executors-in-use.js";
import { foreignOptions, unmappedOptions } from "../clouds/submit-options.js";
import { wholeNumber } from "../reading/known-number.js";
import { optionName } from "../reading/option-settings.js";
import { possibleTexts } from "../reading/possible-texts.js";
import { executorName } from "../reading/process-groups.js";
import { settingsOf } from "../reading/process-settings.js";
import { processNames, taskGroups } from "../reading/task-groups.js";
import { taskPropertiesIn } from "../reading/task-properties.js";

type MessageIds =
  "unread" | "arrayEnds" | "arrayIgnored" | "acceleratorType" | "diskOnEc2" | "dropped" | "engine" | "otherScheduler";

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow directives and options that the executor does not read",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      unread: "{{executors}} {{verb}} not read {{setting}}, so it has no effect{{processes}}. {{remedy}}",
      arrayEnds:
        "The executor {{executor}} has no job arrays, and Nextflow before 26.07 ends the run for this{{processes}}. Set array where the executor is one that has them ({{readers}}).",
      arrayIgnored:
        "The executor {{executor}} has no job arrays, and this is ignored{{processes}}. Set array where the executor is one that has them ({{readers}}).",
      acceleratorType:
        "awsbatch ignores the type of an accelerator: what GPU a task gets is the compute environment's to say{{processes}}. Remove it, and set queue to one with such machines.",
      diskOnEc2:
        "awsbatch reads process.disk on Fargate alone{{processes}}. Elsewhere the disk is that of the compute environment's machines: set it in their launch template, and remove it here.",
      dropped:
        "awsbatch drops {{options}} from containerOptions: it takes only what the definition of a job has{{processes}}. {{remedy}}",
      engine:
        "{{executors}} {{starts}}, without the command that {{setting}} goes into, so it has no effect. {{remedy}}",
      otherScheduler: "{{executor}} does not know {{option}}: that is an option of {{owner}}{{processes}}. {{remedy}}",
    },
  },

  checkProject(context) {
    const inUse = new ExecutorsInUse(context.project, context.variants, context.scripts);
    checkDirectives(context, inUse);
    checkOptions(context, inUse);
    checkEngines(context, inUse);
  },

  check: checkArrays,
});

type Context = ProjectCheckContext<NoOptions, MessageIds>;

/** Those that a missing reader makes useless; what all directives with readers of their own are not: an image may read `arch`. */
const DIRECTIVES = [
  "accelerator",
  "clusterOptions",
  "containerOptions",
  "disk",
  "hints",
  "machineType",
  "penv",
  "pod",
  "queue",
];

// ---------------------------------------------------------------------------------------------------------------------
// Directives
// ---------------------------------------------------------------------------------------------------------------------

function checkDirectives(context: Context, inUse: ExecutorsInUse): void {
  const { project, scripts, report } = context;
  for (const directive of DIRECTIVES) {
    const fact = findOption(["process", directive]);
    if (fact === undefined) continue;
    for (const setting of inUse.ofDirective(directive)) {
      const { option, executors, variants, processes } = setting;
      if (isUnset(option.value) || option.value.kind === "unknown") continue;
      const at = { place: option.place, option, variants, processes };
      if (readByNone(setting, fact)) {
        if (!isReadByTasks(project, scripts, directive))
          report({ ...at, messageId: "unread", data: unreadData(setting, `process.${directive}`, fact) });
      } else if (executors.size === 1 && executors.has("awsbatch")) checkOnAws(context, setting, directive);
      else if (directive === "clusterOptions") checkSchedulers(context, setting);
    }
  }
}

/** Whether a task's command, image or another setting may be made of it: modules ask `task.accelerator` for GPUs. */
function isReadByTasks(project: Project, scripts: ProjectScripts, directive: string): boolean {
  const isMaybeModules =
    directive === "accelerator" && (!project.isPipeline || scripts.directives(directive) === undefined);
  return (
    isMaybeModules ||
    [...project.files.values(), ...scripts.modules()].some(({ ast }) => taskPropertiesIn(ast).has(directive))
  );
}

function unreadData({ executors }: ExecutedSetting, setting: string, fact: OptionFact): Record<string, string> {
  return { ...subject(executors), setting, remedy: remedyFor(setting, executors, fact) };
}

function subject(executors: ReadonlySet<string>): { readonly executors: string; readonly verb: string } {
  const names = [...executors].sort();
  return { executors: listOf(names), verb: names.length === 1 ? "does" : "do" };
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

/** What to do about a setting, by what runs the tasks. */
function remedyFor(setting: string, executors: ReadonlySet<string>, fact: OptionFact): string {
  const isOnGrid = [...executors].every(isScheduler);
  switch (setting) {
    case "process.disk":
    case "process.accelerator":
      if (isOnGrid) return "Ask the scheduler for it in clusterOptions, or remove it.";
      break;
    case "process.penv":
      if (isOnGrid) return "Remove it: the cpus that a task asks for are enough.";
      break;
    case "process.machineType":
      if (executors.size === 1 && executors.has("awsbatch"))
        return "What machines there are is the compute environment's to say: set queue to one that has them, or remove it.";
      break;
    case "process.queue":
      if (executors.size === 1 && executors.has("google-batch"))
        return "Machines are chosen by machineType there. Remove it.";
      break;
    case "process.clusterOptions":
      if (executors.size === 1 && executors.has("k8s")) return "What a pod needs goes into the directive pod.";
      break;
    case "process.containerOptions":
      if (executors.size === 1 && executors.has("k8s")) return "What a pod needs goes into the directive pod.";
      break;
    case "executor.cpus":
    case "executor.memory":
      return "It bounds what runs on the machine of Nextflow itself. Set executor.queueSize to bound the number of jobs, or process.resourceLimits to bound each.";
    default:
  }
  const readers = readersOf(fact);
  return `Remove it, or keep it for an executor that reads it (${readers}).`;
}

function readersOf(fact: OptionFact): string {
  return builtInExecutors()
    .filter((name) => readsSetting(name, fact) === true)
    .sort()
    .join(", ");
}

function checkOnAws(
  { project, report }: Context,
  { option, variants, config, processes }: ExecutedSetting,
  directive: string,
): void {
  const at = { place: option.place, option, variants, processes };
  if (directive === "disk") {
    const platform = config.value("aws.batch.platformType");
    if (platform === undefined || isText(platform, (text) => text.toLowerCase() === "fargate") === "no")
      report({ ...at, messageId: "diskOnEc2" });
  } else if (directive === "accelerator") {
    if (hasType(option)) report({ ...at, messageId: "acceleratorType" });
  } else if (directive === "containerOptions") {
    const dropped = new Set(possibleTexts(project, option).flatMap(({ text }) => unmappedOptions(text)));
    if (dropped.size === 0) return;
    const isVolume = [...dropped].some((name) => ["-v", "--volume", "--mount"].includes(name));
    const isGpu = dropped.has("--gpus");
    const remedies = [
      ...(isVolume ? ["Volumes go into aws.batch.volumes."] : []),
      ...(isGpu ? ["GPUs are asked for by the directive accelerator."] : []),
    ];
    report({
      ...at,
      messageId: "dropped",
      data: {
        options: listOf([...dropped].sort()),
        remedy: remedies.length > 0 ? remedies.join(" ") : "Remove it, or make it a part of the image.",
      },
    });
  }
}

function hasType({ value }: ResolvedOption): boolean {
  if (value.kind !== "known" || !(value.value instanceof Map)) return false;
  return !isUnset((value.value as ReadonlyMap<string, Value>).get("type"));
}

/** Options of one scheduler in a line for another. */
function checkSchedulers(
  { project, report }: Context,
  { option, executors, variants, processes }: ExecutedSetting,
): void {
  const [executor, ...others] = executors;
  if (executor === undefined || others.length > 0 || !isScheduler(executor)) return;
  for (const { text } of possibleTexts(project, option)) {
    const [foreign] = foreignOptions(executor, text);
    if (foreign === undefined) continue;
    report({
      messageId: "otherScheduler",
      data: { executor, ...foreign },
      place: option.place,
      option,
      variants,
      processes,
      severity: "info",
    });
    return;
  }
}

// ---------------------------------------------------------------------------------------------------------------------
// Options
// ---------------------------------------------------------------------------------------------------------------------

function checkOptions({ project, variants, report }: Context, inUse: ExecutorsInUse): void {
  const paths = new Map<string, readonly string[]>();
  for (const variant of variants) {
    for (const { path } of project.resolve(variant).options("executor")) paths.set(path.join("\n"), path);
  }
  for (const path of paths.values()) {
    const fact = findOption(path);
    if (fact?.executors === undefined) continue;
    const own = path[1]?.startsWith("$") === true ? path[1].slice(1).toLowerCase() : undefined;
    for (const setting of inUse.ofOption(path)) {
      const meant = own === undefined ? setting : { ...setting, executors: new Set([own]) };
      if (isUnset(setting.option.value) || !readByNone(meant, fact)) continue;
      const { option, variants: names } = setting;
      report({
        messageId: "unread",
        data: unreadData(meant, optionName(path), fact),
        place: option.place,
        option,
        variants: names,
      });
    }
  }
}

/** What only goes into the command of a container engine (`ContainerBuilder`). */
const OF_COMMANDS = ["engineOptions", "mountFlags", "runOptions", "sudo", "temp", "tty"];

/** In a cloud the service starts the containers, whichever engine is on. */
function checkEngines({ report }: Context, inUse: ExecutorsInUse): void {
  const { everywhere } = inUse;
  if (everywhere.size === 0 || ![...everywhere].every((executor) => CLOUD_EXECUTORS.has(executor))) return;
  for (const engine of CONTAINER_ENGINES) {
    for (const name of OF_COMMANDS) {
      for (const { option, executors, variants } of inUse.ofOption([engine, name])) {
        if (isUnset(option.value) || executors.has(SOME_EXECUTOR)) continue;
        const names = [...executors].sort();
        report({
          messageId: "engine",
          data: {
            executors: listOf(names),
            starts: names.length === 1 ? "starts containers by itself" : "start containers by themselves",
            setting: optionName(option.path),
            remedy:
              name === "runOptions" && !executors.has("k8s") && !executors.has("seqera")
                ? "Set process.containerOptions to what tasks need there, or remove it."
                : "Remove it.",
          },
          place: option.place,
          option,
          variants,
          severity: "info",
        });
      }
    }
  }
}

// ---------------------------------------------------------------------------------------------------------------------
// Arrays
// ---------------------------------------------------------------------------------------------------------------------

/** From here on Nextflow warns and goes on. */
const ARRAYS_OPTIONAL = "26.07.0-edge";

function checkArrays(context: VariantCheckContext<NoOptions, MessageIds>): void {
  const { project, config, variants, target, report } = context;
  const fact = findOption(["process", "array"]);
  if (fact === undefined || settingsOf(config, "array").length === 0) return;
  const groups = taskGroups(context);
  // Without any executor tasks run locally; but where no profile sets one, whoever launches the pipeline does.
  const isSetSomewhere = variants.some(
    (variant) => project.resolve(variant).processGroups()[0]?.executor !== undefined,
  );
  const reported = new Set<number>();
  for (const group of groups) {
    const own = group.option("array");
    for (const option of [...(own ? [own] : []), ...group.elsewhere("array")]) {
      const name = executorName(group) ?? (isSetSomewhere && option.profile === undefined ? "local" : SOME_EXECUTOR);
      if (readsSetting(name, fact) !== false || (wholeNumber(option.value) ?? 0) < 1) continue;
      // A selector may be meant for the processes of another executor.
      const isElsewhere =
        option !== own && groups.some((other) => readsSetting(executorName(other) ?? name, fact) !== false);
      if (isElsewhere || (group.process === undefined && reported.has(option.place.range[0]))) continue;
      reported.add(option.place.range[0]);
      const ends = target.mayBeBefore(ARRAYS_OPTIONAL);
      report({
        messageId: ends ? "arrayEnds" : "arrayIgnored",
        data: { executor: name, readers: readersOf(fact) },
        place: option.place,
        option,
        processes: processNames([group]),
        ...(ends && { severity: "error" as const }),
        ...(group.executor?.place && {
          related: [{ place: group.executor.place, message: "The executor is set here." }],
        }),
      });
    }
  }
}
