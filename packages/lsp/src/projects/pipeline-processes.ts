import type { StringLiteral } from "@nf-lint/parser";
import { directivesOf, entryScript, isModule } from "@nf-lint/pipeline";
import type { Binding, CalledProcess, CallSite, Definition, FoundDefinition, ScriptProject } from "@nf-lint/pipeline";
import type { ProjectView } from "@nf-lint/linter";
import { matchesLabels, matchesName, selectorOfKey } from "@nf-lint/resolver";
import type { Selector } from "@nf-lint/resolver";
import type { ConfigDocument } from "../documents/config-document.js";
import { occurrencesIn } from "../documents/occurrences.js";
import type { Occurrence } from "../documents/occurrences.js";
import type { LanguageWorkspace } from "./workspace.js";

/** A pipeline: its entry script, and the scripts that it is run with. */
export interface RunPipeline {
  readonly view: ProjectView;
  readonly scripts: ScriptProject;
  /** The entry script, absolute. */
  readonly entry: string;
}

/** The pipelines around a file, each with an entry script that can be read: several where a folder has several. */
export function pipelinesOf(path: string, workspace: LanguageWorkspace): readonly RunPipeline[] {
  return workspace.projectsOf(path).flatMap((view) => pipelinesIn(view, workspace));
}

/** Those of one project. */
export function pipelinesIn(view: ProjectView, workspace: LanguageWorkspace): readonly RunPipeline[] {
  const { project, variants } = view;
  const scripts = workspace.scriptsOf(project.rootFile);
  if (scripts === undefined) return [];
  const [variant] = variants;
  const main = variant && entryScript(project.resolve(variant), project.directory);
  const entries = main !== undefined && isModule(scripts.module(main)) ? [main] : scripts.entriesIn(project.directory);
  return entries.map((entry) => ({ view, scripts, entry }));
}

/** A call on the way from the entry workflow to a process. */
export interface CallStep {
  /** The script that calls. */
  readonly path: string;
  readonly site: CallSite;
  /** The name by which it calls, and what that leads to. */
  readonly binding: Binding;
  readonly found: FoundDefinition;
}

/** The calls on the way to a process, one for each part of its qualified name; none where they cannot be followed. */
export function stepsTo({ sites }: CalledProcess, { scripts, entry }: RunPipeline): readonly CallStep[] {
  const steps: CallStep[] = [];
  let path = entry;
  for (const site of sites) {
    const found = scripts.definitionOf(site.target, path);
    if (found === undefined) return [];
    steps.push({ path, site, binding: site.target, found });
    path = found.module.path;
  }
  return steps;
}

/** A selector where it stands in a configuration. */
export interface PlacedSelector {
  readonly document: ConfigDocument;
  readonly occurrence: Occurrence;
  readonly selector: Selector;
}

/** The selectors in the configurations of some projects, each place once. */
export function selectorsOf(views: readonly ProjectView[], workspace: LanguageWorkspace): readonly PlacedSelector[] {
  const paths = new Set(views.flatMap(({ project }) => [...project.files.keys()]));
  return [...paths].flatMap((path): readonly PlacedSelector[] => {
    const document = workspace.document(path);
    if (document === undefined) return [];
    return occurrencesIn(document.ast).flatMap((occurrence): readonly PlacedSelector[] => {
      const { subject, isWord } = occurrence;
      if (subject.kind !== "selector" || isWord === true) return [];
      const selector = selectorOfKey(subject.path.at(-1) ?? "");
      return selector === undefined ? [] : [{ document, occurrence, selector }];
    });
  });
}

/** The names of a process as it is called, by each of which a selector may hit it. */
export function namesOf({ definition, name, qualifiedName }: CalledProcess): readonly string[] {
  return [...new Set([definition.name, name, qualifiedName])];
}

/** Whether a selector surely hits a process with such names, or such labels. */
export function hits(
  { kind, pattern }: Selector,
  { names, labels }: { readonly names: readonly string[]; readonly labels: readonly string[] },
): boolean {
  return kind === "withName"
    ? names.some((name) => matchesName(name, pattern) === true)
    : matchesLabels(labels, pattern) === true;
}

/** A label that a process definition gives itself, where it is written out. */
export interface PlacedLabel {
  readonly path: string;
  readonly node: StringLiteral;
  readonly definition: Definition;
}

/** The labels in some scripts. */
export function labelsIn(paths: readonly string[], scripts: ScriptProject): readonly PlacedLabel[] {
  return paths.flatMap((path): readonly PlacedLabel[] => {
    const module = scripts.module(path);
    if (!isModule(module)) return [];
    return module.definitions.flatMap((definition): readonly PlacedLabel[] => {
      const { node } = definition;
      if (node.type !== "ProcessDeclaration") return [];
      const given = directivesOf(node).flatMap(({ name, arguments: values }) => (name.name === "label" ? values : []));
      return given.flatMap((value) => (value.type === "StringLiteral" ? [{ path, node: value, definition }] : []));
    });
  });
}
