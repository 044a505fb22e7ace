import type { ConfigAssign, ConfigBlock, ConfigStatement, Range } from "@nf-lint/parser";
import type { Place, Project, ProjectFile, ResolvedConfig, ResolvedOption, Setting } from "@nf-lint/resolver";
import { isNamed, namesOf, placeOf, placeOfPath, scopeOf, statementsOf } from "../reading/config-statements.js";
import { filesRead } from "../reading/files-read.js";
import type { RelatedPlace } from "../authoring/finding-details.js";
import { ignoreSchema, isIgnored } from "../authoring/ignored-options.js";
import type { IgnoreOption } from "../authoring/ignored-options.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { readsIn, sees } from "../reading/reads.js";
import { textAt } from "../edits/setting-text-edits.js";

export default defineProjectRule<"overrides" | "inInclude" | "includeReadsParams", IgnoreOption, ResolvedOption>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow settings after the `profiles` block that override what a profile sets",
      presets: ["recommended", "production", "nf-core"],
      // The template sets it at the end of nextflow.config, where a pipeline cannot change it.
      presetOptions: { "nf-core": { ignore: ["nextflow.enable.configProcessNamesValidation"] } },
      since: "0.1.0",
    },
    messages: {
      overrides:
        "`{{name}}` comes after `profiles`, so what the profile sets has no effect; with the legacy parser the profile may win. Put it above `profiles`.",
      inInclude:
        "`{{name}}` comes after `profiles`, so what the profile sets has no effect; with the legacy parser the profile may win. Include this file above `profiles`.",
      includeReadsParams:
        "`{{name}}` comes after `profiles`, so what the profile sets has no effect; with the legacy parser the profile may win. Let it depend on a parameter that the profile sets.",
    },
    schema: [{ type: "object", properties: { ignore: ignoreSchema }, additionalProperties: false }],
    defaultOptions: [{ ignore: [] }],
  },

  suspect({ setting, option }) {
    return setting === option && mayOverrideProfile(option) ? option : undefined;
  },

  check({ project, config, options, suspects, report }) {
    const overriding = [...suspects, ...config.maps().filter(mayOverrideProfile)].flatMap((option) => {
      const lost = lostToIt(project, option);
      return lost === undefined || isIgnored(option.path, options) ? [] : [{ option, lost }];
    });
    if (overriding.length === 0) return;

    const blocks = filesRead(project, config).flatMap(profilesBlocks);
    const reported = new Set<ConfigAssign>();
    for (const { option, lost } of overriding) {
      const cause = causeOf(config, blocks, option, lost);
      const set = cause && assignmentAt(project, option.place);
      if (cause === undefined || set === undefined || reported.has(set.node)) continue;
      if (readsIn(set.node.value).some((read) => sees(read, set.keys)) || readsItself(set)) continue;
      reported.add(set.node);
      report({
        messageId: messageFor(project, config, cause, option.place),
        data: { name: set.keys.join(".") },
        place: placeOfPath(option.place.file, set.node.path, set.node),
        option,
        related: relatedPlaces(cause, lost),
      });
    }
  },
});

/** Whether a setting outside all profiles comes after one in a profile. */
function mayOverrideProfile({ profile, givenAtLaunch, overrode }: ResolvedOption): boolean {
  return profile === undefined && !givenAtLaunch && overrode.some((lost) => lost.profile !== undefined);
}

/** What a profile set before and is not in force any more; not where the same stands in both places. */
function lostToIt(project: Project, option: ResolvedOption): Setting | undefined {
  const lost = option.overrode.findLast(({ profile }) => profile !== undefined);
  if (lost === undefined) return undefined;
  return textAt(project, lost.valuePlace) === textAt(project, option.valuePlace) ? undefined : lost;
}

interface ProfilesBlock {
  readonly file: ProjectFile;
  readonly block: ConfigBlock;
  /** The statements of the file that follow. */
  readonly after: readonly ConfigStatement[];
}

function profilesBlocks(file: ProjectFile): readonly ProfilesBlock[] {
  return file.ast.body.flatMap((statement, index, all) =>
    statement.type === "ConfigBlock" && isNamed(statement, "profiles")
      ? [{ file, block: statement, after: all.slice(index + 1) }]
      : [],
  );
}

interface Cause extends ProfilesBlock {
  /** The statement behind `block` that makes the setting, itself or through an include. */
  readonly statement: ConfigStatement;
}

/** Both parsers agree where the two settings do not meet in one file; then there is no cause. */
function causeOf(
  config: ResolvedConfig,
  blocks: readonly ProfilesBlock[],
  option: Setting,
  lost: Setting,
): Cause | undefined {
  for (const found of blocks) {
    const { file, block, after } = found;
    if (!makes(config, file, block, lost.place)) continue;
    const statement = after.find((one) => makes(config, file, one, option.place));
    if (statement !== undefined) return { ...found, statement };
  }
  return undefined;
}

/** Whether a statement holds a place, or surely includes the file that it is in. */
function makes(config: ResolvedConfig, { path }: ProjectFile, { range }: ConfigStatement, place: Place): boolean {
  if (place.file === path) return isWithin(place.range, range);
  const files = new Set<string>();
  for (const { file, node, target, certain } of config.includes) {
    // Visits come in the order of evaluation: an including file before what it includes.
    const isFrom = files.has(file) || (file === path && isWithin(node.range, range));
    if (isFrom && certain && target.kind === "file") files.add(target.path);
  }
  return files.has(place.file);
}

function isWithin(inner: Range, outer: Range): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}

interface PlacedAssignment {
  readonly node: ConfigAssign;
  readonly keys: readonly string[];
}

/** The assignment that a place lies in, which may be an entry of its map; none where a condition decides on it. */
function assignmentAt(project: Project, { file, range }: Place): PlacedAssignment | undefined {
  const ast = project.files.get(file)?.ast;
  const placed =
    ast &&
    statementsOf(ast).find(({ statement }) => statement.type === "ConfigAssign" && isWithin(range, statement.range));
  if (placed?.statement.type !== "ConfigAssign" || placed.conditional) return undefined;
  const { statement: node, around } = placed;
  return { node, keys: [...scopeOf(around).keys, ...namesOf(node.path)] };
}

/** `outputDir = outputDir`, also inside a block, which in the legacy parser keeps what the profile set. */
function readsItself({ node: { value }, keys }: PlacedAssignment): boolean {
  return value.type === "Identifier" && keys.at(-1) === value.name;
}

/** To include a file earlier is no way out where it, or the choice of it, reads a param that the profile sets. */
function messageFor({ files }: Project, config: ResolvedConfig, { statement }: Cause, { file }: Place) {
  if (statement.type !== "ConfigInclude") return "overrides";
  const included = files.get(file)?.ast;
  const reads = [...readsIn(statement), ...(included ? readsIn(included) : [])];
  const ofProfile = config.options("params").filter(({ profile }) => profile !== undefined);
  const readsProfile = ofProfile.some(({ path }) => reads.some((read) => sees(read, path)));
  return readsProfile ? "includeReadsParams" : "inInclude";
}

function relatedPlaces({ file, block, statement }: Cause, lost: Setting): readonly RelatedPlace[] {
  return [
    { place: lost.place, message: `Profile ${lost.profile ?? ""} sets it here.` },
    { place: placeOfPath(file.path, block.path, block), message: "These profiles apply before it." },
    ...(statement.type === "ConfigInclude"
      ? [{ place: placeOf(file.path, statement), message: "It is included here." }]
      : []),
  ];
}
