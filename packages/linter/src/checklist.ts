import { entryScript } from "@nf-lint/pipeline";
import type { ScriptProject } from "@nf-lint/pipeline";
import { findRule, projectChecklist, rules } from "eslint-plugin-nextflow";
import type { PresetName, ProjectChecklist } from "eslint-plugin-nextflow";
import { isScriptName, isWithin, resolvePath } from "@nf-lint/resolver";
import type { Project } from "@nf-lint/resolver";
import type { LintedFile } from "./file-linter.js";
import type { Finding } from "./finding.js";
import { relativePath } from "./relative-path.js";
import { ruleSelector } from "./rule-selection.js";
import type { ActiveRules } from "./rule-selection.js";
import type { Settings } from "./settings.js";
import { variantsOf } from "./variants.js";

/** The production checklist of one of the projects of a run. */
export interface LintedChecklist extends ProjectChecklist {
  /** The project's root configuration, as findings name files. */
  readonly project: string;
}

const RULES: ReadonlySet<string> = new Set(Object.keys(rules));

const OF_PRODUCTION: ReadonlySet<string> = new Set(rulesWhere((presets) => presets.includes("production")));

/** Rules that say nothing where runs reach the internet, be they on. */
const ONLY_ISOLATED: ReadonlySet<string> = new Set(rulesWhere((presets) => presets.join() === "isolated"));

function rulesWhere(fits: (presets: readonly PresetName[]) => boolean): readonly string[] {
  return [...RULES].filter((id) => fits(findRule(id)?.meta.docs.presets ?? []));
}

/** What belongs together: projects, and the settings that they are linted under. */
interface Linted {
  readonly projects: ReadonlySet<Project>;
  readonly settings: Settings;
}

/** Which files were linted: absolute paths. */
export interface LintedPaths {
  readonly cwd: string;
  readonly wereLinted: ReadonlySet<string>;
  /** Whether the settings leave a file out. */
  readonly isLeftOut: (file: string) => boolean;
  readonly scriptsOf: (file: string) => ScriptProject | undefined;
}

/**
 * How the production checklist stands for each pipeline that is linted with the preset `production`; of a single project,
 * also where it is none.
 */
export function checklistsOf(
  groups: readonly Linted[],
  linted: readonly LintedFile[],
  paths: LintedPaths,
): LintedChecklist[] {
  const { cwd } = paths;
  const asked = groups.filter(({ settings }) => settings.presets?.includes("production") === true);
  const isAlone = asked.reduce((sum, { projects }) => sum + projects.size, 0) === 1;
  const findings = linted.flatMap((file) => file.findings);
  const suppressed = linted.flatMap((file) => file.suppressed.map(({ finding }) => finding));
  return asked.flatMap(({ projects, settings }) => {
    const select = ruleSelector(settings);
    const { presets = [], isolated = presets.includes("isolated") } = settings;
    const speaks = (rule: string): boolean => isolated || !ONLY_ISOLATED.has(rule);
    return [...projects]
      .filter(({ isPipeline }) => isPipeline || isAlone)
      .map((project): LintedChecklist => {
        const isOf = ({ file }: Finding): boolean => isPartOf(project, resolvePath(cwd, file));
        const selections = [...project.files.keys()].map(select);
        const active = new Map(Object.entries(selections[0]?.active ?? {}));
        const unseen = unseenFiles(project, paths);
        const counts = new Map<string, number>();
        for (const { ruleId } of findings.filter(isOf)) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
        return {
          project: relativePath(cwd, project.rootFile),
          ...projectChecklist({
            project,
            variants: variantsOf(project, settings),
            rules: RULES,
            // A rule that an override turns off for a file of the project has not looked at all of it.
            isOn: (rule) =>
              speaks(rule) &&
              selections.every(({ isActive }) => isActive(rule)) &&
              !unseen.some((file) => looksAt(rule, file) && paths.isLeftOut(file)),
            isPartial: (rule) => unseen.some((file) => looksAt(rule, file)),
            optionsOf: (rule) => optionsIn(active.get(`nextflow/${rule}`)),
            ofProduction: OF_PRODUCTION,
            findings: counts,
            suppressed: new Set(suppressed.filter(isOf).map(({ ruleId }) => ruleId)),
          }),
        };
      });
  });
}

/**
 * The configurations and scripts of a project that were not linted themselves, or not whole: the settings leave them out,
 * nobody asked, or they cannot be parsed.
 */
function unseenFiles(project: Project, { wereLinted, scriptsOf }: LintedPaths): readonly string[] {
  const [variant] = project.variants();
  const main = project.isPipeline && variant ? entryScript(project.resolve(variant), project.directory) : undefined;
  const scripts = main === undefined ? [] : (scriptsOf(main)?.modulesFrom(main) ?? []);
  const isSeen = (file: string): boolean => wereLinted.has(file);
  return [
    ...[...project.files.keys()].filter((file) => !isSeen(file)),
    ...scripts.filter(({ path, isWhole }) => !isSeen(path) || !isWhole).map(({ path }) => path),
  ];
}

/** A rule looks at the configurations of a project, and some at its scripts, where their findings lie too. */
function looksAt(rule: string, file: string): boolean {
  return !isScriptName(file) || findRule(rule)?.meta.languages.includes("nextflow/script") === true;
}

function optionsIn(entry: ActiveRules[string] | undefined): Readonly<Record<string, unknown>> {
  const [, options] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
  return (options ?? {}) as Readonly<Record<string, unknown>>;
}

function isPartOf({ files, directory }: Project, file: string): boolean {
  return isScriptName(file) ? isWithin(directory, file) : files.has(file);
}
