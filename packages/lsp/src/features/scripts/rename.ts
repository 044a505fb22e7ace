import { relativePath } from "@nf-lint/linter";
import type { Node, Range as SourceRange } from "@nf-lint/parser";
import { isModule, isValidLabel } from "@nf-lint/pipeline";
import type { Binding, FoundDefinition, ScriptProject } from "@nf-lint/pipeline";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Position, PrepareRenameResult, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { ScriptDocument } from "../../documents/script-document.js";
import type { SourceDocument } from "../../documents/source-document.js";
import { hits, labelsIn, pipelinesOf, selectorsOf, stepsTo } from "../../projects/pipeline-processes.js";
import type { RunPipeline } from "../../projects/pipeline-processes.js";
import { isSameDefinition, nameRange, nameUnder, scriptsNaming } from "../../projects/script-subjects.js";
import type { ScriptSubject } from "../../projects/script-subjects.js";
import type { LanguageWorkspace } from "../../projects/workspace.js";

type Renamed = Exclude<ScriptSubject, { readonly kind: "local" }>;

/** The name under the cursor, where it is one that can be renamed: of a process, workflow or function, an alias, a label. */
export function prepareScriptRename(
  document: ScriptDocument,
  position: Position,
  workspace: LanguageWorkspace,
): PrepareRenameResult | undefined {
  const here = nameUnder(document, position, workspace);
  if (here === undefined || renamedOf(here.subject) === undefined) return undefined;
  const [start, end] = here.range;
  return { range: document.rangeOf(here.range), placeholder: document.text.slice(start, end) };
}

/**
 * Renames a definition in all scripts of its pipeline, an alias in its script, a label in all definitions, and each of them in the
 * selectors of every configuration. Where a selector could not be made to hit what it hit before, nothing is renamed.
 */
export function scriptRename(
  document: ScriptDocument,
  position: Position,
  newName: string,
  workspace: LanguageWorkspace,
): WorkspaceEdit | ResponseError | undefined {
  const here = nameUnder(document, position, workspace);
  const subject = here && renamedOf(here.subject);
  if (here === undefined || subject === undefined) return undefined;
  const { scripts } = here;
  const oldName = document.text.slice(...here.range);
  if (newName === oldName) return { changes: {} };
  const naming = scriptsNaming(oldName, scripts, workspace);
  const folder = scripts.root ?? "/";
  const broken = naming.find((path) => {
    const module = scripts.module(path);
    return !isModule(module) || !module.isWhole;
  });
  if (broken !== undefined)
    return refused(`${relativePath(folder, broken)} cannot be parsed, so that places in it may be missed.`);
  const plan: Plan = { document, scripts, workspace, oldName, newName, naming };
  const places = subject.kind === "label" ? placesOfLabel(plan) : placesOf(subject, plan);
  const problem = subject.kind === "label" ? labelProblem(plan) : nameProblem(places, plan);
  if (problem !== undefined) return refused(problem);
  const selectors = selectorEdits(subject.kind === "label" ? labelHits(plan) : nameHits(subject, plan), plan);
  if (typeof selectors === "string") return refused(selectors);
  const edits = places.flatMap(({ path, node }): readonly FileEdit[] => {
    const file = workspace.script(path);
    return file === undefined ? [] : [{ file, range: nameRange(node), newText: newName }];
  });
  return { changes: byFile([...edits, ...selectors]) };
}

/** What a rename is made from. */
interface Plan {
  readonly document: ScriptDocument;
  readonly scripts: ScriptProject;
  readonly workspace: LanguageWorkspace;
  readonly oldName: string;
  readonly newName: string;
  /** The scripts that hold the old name. */
  readonly naming: readonly string[];
}

interface ScriptPlace {
  readonly path: string;
  readonly node: Node;
}

interface FileEdit {
  readonly file: SourceDocument;
  readonly range: SourceRange;
  readonly newText: string;
}

function renamedOf(subject: ScriptSubject): Renamed | undefined {
  if (subject.kind === "local") return undefined;
  if (subject.kind === "label") return subject;
  const { kind } = subject.found.definition;
  return kind === "process" || kind === "workflow" || kind === "function" ? subject : undefined;
}

type RenamedDefinition = Extract<Renamed, { readonly kind: "definition" }>;

function placesOf({ found, binding, isAlias }: RenamedDefinition, plan: Plan): readonly ScriptPlace[] {
  const { scripts, naming, document } = plan;
  if (!isAlias) return scripts.usesOf(found, naming).filter((use) => !use.isAlias);
  const alias = binding.imported?.entry.alias;
  const nodes = [...(alias === undefined ? [] : [alias]), ...binding.references.map(({ node }) => node)];
  return nodes.map((node) => ({ path: document.path, node }));
}

function placesOfLabel({ naming, scripts, oldName }: Plan): readonly ScriptPlace[] {
  return labelsIn(naming, scripts).filter(({ node }) => node.value === oldName);
}

function nameProblem(places: readonly ScriptPlace[], { newName, scripts }: Plan): string | undefined {
  if (!/^[A-Za-z_]\w*$/.test(newName)) return `"${newName}" cannot be a name: letters, digits and _ alone can.`;
  for (const path of new Set(places.map((place) => place.path))) {
    const taken = scripts.names(path)?.bindings.some(({ name }) => name === newName);
    if (taken === true) return `There is a ${newName} already in ${relativePath(scripts.root ?? "/", path)}.`;
  }
  return undefined;
}

function labelProblem({ newName }: Plan): string | undefined {
  return isValidLabel(newName) ? undefined : `"${newName}" cannot be a label.`;
}

/** What selectors see of a process, before and after. */
interface Seen {
  readonly before: SeenNames;
  readonly after: SeenNames;
}

interface SeenNames {
  readonly names: readonly string[];
  readonly labels: readonly string[];
}

/** All processes of the pipelines with their names. */
function nameHits(subject: RenamedDefinition, plan: Plan): readonly Seen[] {
  const { document, workspace, newName } = plan;
  const isIt = (binding: Binding, found: FoundDefinition, path: string): boolean =>
    subject.isAlias
      ? path === document.path && binding === subject.binding
      : isSame(found, subject.found) && binding.imported?.entry.alias === undefined;
  return pipelinesOf(document.path, workspace).flatMap((pipeline) =>
    processesIn(pipeline).map(({ definitionName, found, steps }): Seen => {
      const isOwn = !subject.isAlias && found !== undefined && isSame(found, subject.found);
      const ownName = isOwn ? newName : definitionName;
      const after = steps.map(({ name, binding, found: to, path }) => (isIt(binding, to, path) ? newName : name));
      const before = steps.map(({ name }) => name);
      return { before: seenBy(definitionName, before), after: seenBy(ownName, after) };
    }),
  );
}

function seenBy(definitionName: string, steps: readonly string[]): SeenNames {
  const called = steps.length === 0 ? [] : [steps.at(-1) ?? "", steps.join(":")];
  return { names: [...new Set([definitionName, ...called])], labels: [] };
}

interface SeenProcess {
  readonly definitionName: string;
  readonly found: FoundDefinition | undefined;
  readonly steps: readonly {
    readonly name: string;
    readonly path: string;
    readonly binding: Binding;
    readonly found: FoundDefinition;
  }[];
}

/** The processes as they are called, and those that are only defined. */
function processesIn(pipeline: RunPipeline): readonly SeenProcess[] {
  const { scripts, entry } = pipeline;
  const called = scripts.calledProcesses(entry).processes.map((process): SeenProcess => {
    const steps = stepsTo(process, pipeline).map(({ site, ...step }) => ({ name: site.name, ...step }));
    return { definitionName: process.definition.name, found: steps.at(-1)?.found, steps };
  });
  const defined = scripts.modulesFrom(entry).flatMap((module) =>
    module.definitions
      .filter(({ kind }) => kind === "process")
      .map((definition): SeenProcess => ({
        definitionName: definition.name,
        found: { definition, module },
        steps: [],
      })),
  );
  return [...called, ...defined];
}

/** All definitions with their labels. */
function labelHits({ document, workspace, oldName, newName }: Plan): readonly Seen[] {
  return pipelinesOf(document.path, workspace).flatMap(({ scripts, entry }) => {
    const labels = new Map<object, string[]>();
    for (const { definition, node } of labelsIn(
      scripts.modulesFrom(entry).map(({ path }) => path),
      scripts,
    ))
      labels.set(definition, [...(labels.get(definition) ?? []), node.value]);
    return [...labels.values()].map((given): Seen => ({
      before: { names: [], labels: given },
      after: { names: [], labels: given.map((label) => (label === oldName ? newName : label)) },
    }));
  });
}

/** The selectors as they are to be written, each hitting what it hit before; why that cannot be. */
function selectorEdits(seen: readonly Seen[], plan: Plan): readonly FileEdit[] | string {
  const { document, workspace, oldName, newName, scripts } = plan;
  const pipelines = pipelinesOf(document.path, workspace);
  const areAll = pipelines.every(({ scripts: own, entry }) => own.calledProcesses(entry).isClosed);
  const edits: FileEdit[] = [];
  const word = new RegExp(`(?<![\\w-])${oldName}(?![\\w-])`, "g");
  for (const { document: file, occurrence, selector } of selectorsOf(workspace.projectsOf(document.path), workspace)) {
    const text = file.text.slice(...occurrence.range);
    const newText = text.replace(word, newName);
    const keeps = (pattern: string): boolean =>
      seen.every(({ before, after }) => hits(selector, before) === hits({ ...selector, pattern }, after));
    // What is put together from values is no pattern that can be read here.
    const isWritten = text.trim() === selector.pattern;
    const isMentioned = newText !== text;
    // A selector of the name that hits nothing may be for a call that cannot be followed.
    const isAboutKnown = seen.some(({ before }) => hits(selector, before));
    if (isWritten ? keeps(selector.pattern) && (isAboutKnown || !isMentioned) : !isMentioned) continue;
    if (isWritten && (isAboutKnown || areAll) && keeps(newText.trim())) {
      edits.push({ file, range: occurrence.range, newText });
      continue;
    }
    const place = `${relativePath(scripts.root ?? "/", file.path)}:${String(file.positionAt(occurrence.range[0]).line + 1)}`;
    return isAboutKnown || !isWritten || areAll
      ? `The selector ${text} (${place}) would not hit the same processes any more. Change it first.`
      : `Not every call can be followed, so it is not known what the selector ${text} (${place}) is for. Change it first.`;
  }
  return edits;
}

function isSame(a: FoundDefinition, b: FoundDefinition): boolean {
  return isSameDefinition(
    { definition: a.definition, path: a.module.path },
    { definition: b.definition, path: b.module.path },
  );
}

function byFile(edits: readonly FileEdit[]): Record<string, TextEdit[]> {
  const changes = new Map<string, TextEdit[]>();
  for (const { file, range, newText } of edits)
    changes.set(file.uri, [...(changes.get(file.uri) ?? []), { range: file.rangeOf(range), newText }]);
  return Object.fromEntries(changes);
}

function refused(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
