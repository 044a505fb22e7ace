/**
 * What the scripts of a pipeline mean: its modules, the names in them, its processes as they are called. It stands
 * between the resolver and the rules, and reaches files only through the resolver's `FileSystem` port.
 *
 *     const project = createScriptProject(fileSystem, { root: "/work/pipeline" });
 *     project.problems("/work/pipeline/main.nf");         // values; words by describeScriptProblem
 *     project.names("/work/pipeline/main.nf")?.bindings;  // each with its references
 *     project.calledProcesses("/work/pipeline/main.nf");  // WF:SUB:PROCESS
 */
export type { CalledProcess, CalledProcesses } from "./calls/called-processes.js";
export { describeScriptProblem } from "./describe-script-problem.js";
export { directivesOf, isMadeLazy } from "./directives/definition-directives.js";
export { isValidLabel } from "./directives/directive-methods.js";
export { originName } from "./directives/effective-process.js";
export type {
  AbortedRun,
  DirectiveOrigin,
  DirectiveSetting,
  EffectiveDirective,
  EffectiveProcess,
  EffectiveProcesses,
  RunProcesses,
  UnmatchedSelector,
} from "./directives/effective-process.js";
export { effectiveProcesses, entryScript } from "./directives/effective-processes.js";
export { keptProcesses } from "./directives/kept-processes.js";
export type { PipelineScripts } from "./directives/effective-processes.js";
export { SelectorMatches } from "./directives/selector-matches.js";
export { scriptFacts, scriptTypes } from "./facts/script-facts.js";
export type { FactScope, ScriptFact, ScriptType, ScriptTypeMember } from "./facts/script-facts.js";
export type { Definition, DefinitionKind, DefinitionNode } from "./modules/definition.js";
export type { DefinitionUse } from "./modules/definition-uses.js";
export type { Import, ImportTarget, ImportedDefinition } from "./modules/import.js";
export type { ScriptModule } from "./modules/script-module.js";
export type { IncludeLink } from "./modules/include-link.js";
export { sourceNamed } from "./modules/include-source.js";
export { isModule } from "./modules/script-files.js";
export type { ScriptFailure } from "./modules/script-files.js";
export { createScriptProject } from "./modules/script-project.js";
export type { FoundDefinition, ScriptObserver, ScriptProject, ScriptProjectOptions } from "./modules/script-project.js";
export { isBinding } from "./names/script-names.js";
export type {
  Binding,
  BindingKind,
  CallSite,
  Reference,
  Scope,
  ScopeKind,
  ScriptNames,
  Use,
} from "./names/script-names.js";
export type {
  DataflowKind,
  NameHint,
  ProblemLevel,
  ProblemPhase,
  RowKind,
  ScriptProblem,
  ScriptProblemCode,
  ScriptProblemData,
} from "./problem.js";
